#include <algorithm>

#include "tests/unit/catch.h"
#include "tests/unit/output/print.h"
#include "tests/unit/output/samples.h"

using namespace tickerdex;

namespace {

Hit titled(const std::string& title) {
  auto hit = samples::bare_hit();
  hit.article.title = title;
  return hit;
}

std::string cell(const std::string& title, OutputFormat format) {
  const auto lines =
      lines_of(printed(samples::request(), samples::page({titled(title)}), format, {"title"}));
  REQUIRE(lines.size() <= 2);
  REQUIRE(lines.at(0) == "title");
  return lines.size() == 2 ? lines[1] : "";
}

}  // namespace

TEST_CASE("csv and tsv have a header and the fields for a spreadsheet", "[output][table]") {
  const auto page = samples::page({samples::earnings_hit(), samples::bare_hit()});
  CHECK(printed(samples::request(), page, OutputFormat::csv) ==
        "rank,score,published,tickers,source,title,url,path,id\n"
        "1,11.2346,2025-11-14T00:00:00Z,BABA|JD,Sample Wire,Alibaba beats on cloud revenue,,"
        "news/alibaba.txt,a-1\n"
        "2,0,,,,Cloud prices,,,b\n");
  CHECK(printed(samples::request(), page, OutputFormat::tsv) ==
        "rank\tscore\tpublished\ttickers\tsource\ttitle\turl\tpath\tid\n"
        "1\t11.2346\t2025-11-14T00:00:00Z\tBABA|JD\tSample Wire\tAlibaba beats on cloud revenue\t"
        "\tnews/alibaba.txt\ta-1\n"
        "2\t0\t\t\t\tCloud prices\t\t\tb\n");
}

TEST_CASE("cells are quoted as csv and escaped as tsv", "[output][table]") {
  struct Row {
    std::string raw;
    std::string csv;
    std::string tsv;
  };
  const std::vector<Row> rows{
      {"plain", "plain", "plain"},
      {"a,b", "\"a,b\"", "a,b"},
      {"say \"hi\"", "\"say \"\"hi\"\"\"", "say \"hi\""},
      {"\"", "\"\"\"\"", "\""},
      {" edge", "\" edge\"", " edge"},
      {"a\nb", "a b", "a\\nb"},
      {"a\r\nb", "a  b", "a\\r\\nb"},
      {"a\tb", "a b", "a\\tb"},
      {"back\\slash", "back\\slash", "back\\\\slash"},
      {"\x1b[31m", "␛[31m", "␛[31m"},
      {"\xC2\x9B"
       "1m",
       "\uFFFD1m", "\uFFFD1m"},
      {"\xE2\x80\xAE", "\uFFFD", "\uFFFD"},
      {"\xFF", "\uFFFD", "\uFFFD"},
      {"阿里,巴巴", "\"阿里,巴巴\"", "阿里,巴巴"},
      {"", "", ""},
  };
  for (const auto& row : rows) {
    CAPTURE(row.raw);
    CHECK(cell(row.raw, OutputFormat::csv) == row.csv);
    CHECK(cell(row.raw, OutputFormat::tsv) == row.tsv);
  }
}

TEST_CASE("every field has a cell", "[output][table]") {
  CHECK(printed(samples::request(), samples::page({samples::earnings_hit()}), OutputFormat::tsv,
                {"date_known", "about", "author", "lang", "topics", "sentiment", "ticker_sentiment",
                 "impact", "highlights", "similar", "date_precision", "title_highlights"}) ==
        "date_known\tabout\tauthor\tlang\ttopics\tsentiment\tticker_sentiment\timpact\t"
        "highlights\tsimilar\tdate_precision\ttitle_highlights\n"
        "text\tBABA\tJane Doe\ten\tearnings|outlook\t0.66\tBABA=0.88\t\t14-19|50-55\t0\tday\t"
        "17-22\n");
}

TEST_CASE("hostile articles stay on one line of a table without controls", "[output][table]") {
  const auto page = samples::page({samples::hostile_hit(), samples::wide_hit()});
  for (const auto format : {OutputFormat::csv, OutputFormat::ids}) {
    const auto text = printed(samples::request(), page, format, hit_field_names());
    CHECK(first_control(text) == "");
    CHECK(lines_of(text).size() == (format == OutputFormat::ids ? 2 : 3));
  }
  auto tsv = printed(samples::request(), page, OutputFormat::tsv, hit_field_names());
  const auto lines = lines_of(tsv);
  REQUIRE(lines.size() == 3);
  for (const auto& line : lines) {
    CHECK(static_cast<std::size_t>(std::count(line.begin(), line.end(), '\t')) + 1 ==
          hit_field_names().size());
  }
  std::erase(tsv, '\t');
  CHECK(first_control(tsv) == "");
}

TEST_CASE("facets are the table if no hits were requested", "[output][table]") {
  auto request = samples::request();
  request.facets = {{"ticker", 3}};
  auto result = samples::page({});
  result.facets = {samples::ticker_facet(), {"source", {{"A, Inc.", 1}}, 1, 0}};
  CHECK(lines_of(printed(request, result, OutputFormat::csv)).size() == 1);  // hits: none
  request.limit = 0;
  CHECK(printed(request, result, OutputFormat::csv) ==
        "facet,value,count\nticker,BABA,1042\nticker,JD,42\nticker,阿里,1\nsource,\"A, Inc.\",1\n");
  CHECK(printed(request, result, OutputFormat::tsv) ==
        "facet\tvalue\tcount\nticker\tBABA\t1042\nticker\tJD\t42\nticker\t阿里\t1\n"
        "source\tA, Inc.\t1\n");
}

TEST_CASE("ids are printed one per line", "[output][ids]") {
  CHECK(printed(samples::request(),
                samples::page({samples::earnings_hit(), samples::hostile_hit()}),
                OutputFormat::ids) == "a-1\nid ␛[31mred␛]0;owned␇\n");
}

TEST_CASE("each format has facets or not", "[output]") {
  struct Row {
    OutputFormat format;
    bool beside_hits;
    bool alone;
  };
  auto request = samples::request();
  CHECK_FALSE(shows_facets(request, OutputFormat::text));
  request.facets = {{"ticker", 3}};
  for (const auto& row :
       {Row{OutputFormat::text, true, true}, Row{OutputFormat::json, true, true},
        Row{OutputFormat::jsonl, false, true}, Row{OutputFormat::csv, false, true},
        Row{OutputFormat::tsv, false, true}, Row{OutputFormat::ids, false, false}}) {
    request.limit = 10;
    CHECK(shows_facets(request, row.format) == row.beside_hits);
    request.limit = 0;
    CHECK(shows_facets(request, row.format) == row.alone);
  }
}

TEST_CASE("--csv-safe leaves no cell that a spreadsheet would execute", "[output][table][safe]") {
  struct Row {
    std::string raw;
    bool is_guarded;
  };
  const std::vector<Row> rows{
      {"plain", false},        {"", false},           {"a=b", false},      {"5 - 3", false},
      {"=1+1", true},          {"+1", true},          {"-0.5", true},      {"@SUM(A1)", true},
      {" =1", true},           {"\t=1", true},        {"\tplain", true},   {"\rplain", true},
      {"\n=1", true},          {"'quoted'", true},    {"\u00a0=1", true}, {"\u3000+1", true},
      {"\u200b=1", true},     {"\ufeff@x", true},  {"\u2060\u200d-1", true},
      {"\uff1d1", true},      {"\uff0b1", true},   {"\uff0d1", true},   {"\uff20x", true},
      {"\u22125", true},      {"\x01=1", true},      {"=HYPERLINK(\"http://x\",\"y\")", true},
  };
  OutputOptions options;
  options.csv_safe = true;
  options.fields = {"title"};
  for (const auto& row : rows) {
    CAPTURE(row.raw);
    for (const auto format : {OutputFormat::csv, OutputFormat::tsv}) {
      const auto plain = cell(row.raw, format);
      options.format = format;
      const auto lines =
          lines_of(printed(samples::request(), samples::page({titled(row.raw)}), options));
      const std::string safe = lines.size() == 2 ? lines[1] : "";
      // Both are quoted: spreadsheets heed quotation marks in TSV as well.
      const bool is_quoted = format == OutputFormat::csv && plain.starts_with('"');
      std::string bare = is_quoted ? plain.substr(1, plain.size() - 2) : plain;
      if (!is_quoted) {
        for (auto at = bare.find('"'); at != bare.npos; at = bare.find('"', at + 2)) {
          bare.insert(at, 1, '"');
        }
      }
      CHECK(safe == (row.is_guarded ? "\"'" : "\"") + bare + "\"");
    }
  }
}

TEST_CASE("--csv-safe does not change numbers", "[output][table][safe]") {
  auto hit = samples::bare_hit();
  hit.article.sentiment = -0.5;
  hit.article.source = "-0.5";
  hit.article.tickers = {samples::ticker("=X", true)};
  OutputOptions options;
  options.csv_safe = true;
  options.format = OutputFormat::csv;
  options.fields = {"rank", "score", "sentiment", "source", "tickers"};
  CHECK(printed(samples::request(), samples::page({hit}), options) ==
        "rank,score,sentiment,source,tickers\n2,0,-0.5,\"'-0.5\",\"'=X\"\n");
  auto request = samples::request();
  request.limit = 0;
  request.facets = {{"source", 2}};
  auto result = samples::page({});
  result.facets = {{"source", {{"=cmd", 3}, {"Wire", 1}}, 2, 0, {}}};
  options.fields.clear();
  CHECK(printed(request, result, options) ==
        "facet,value,count\nsource,\"'=cmd\",3\nsource,\"Wire\",1\n");
}

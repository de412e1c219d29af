#include "query/output/text_output.h"

#include <fmt/format.h>

#include "query/output/cell_width.h"
#include "query/output/facet_text.h"
#include "query/output/hit_text.h"
#include "tests/unit/catch.h"
#include "tests/unit/output/print.h"
#include "tests/unit/output/samples.h"

using namespace tickerdex;

namespace {

OutputOptions text_options(std::uint32_t width, bool color = false) {
  OutputOptions options;
  options.width = width;
  options.color = color;
  options.took_ms = 1.94;
  return options;
}

std::vector<Hit> all_hits() {
  return {samples::earnings_hit(), samples::bare_hit(), samples::hostile_hit(),
          samples::wide_hit()};
}

std::string first_line(const SearchRequest& request, const SearchResult& result,
                       std::uint32_t width = 80) {
  return lines_of(printed(request, result, text_options(width))).at(0);
}

}  // namespace

TEST_CASE("a page of hits fits 80 columns", "[output][text]") {
  auto result = samples::page({samples::earnings_hit(), samples::bare_hit()});
  result.facets = {samples::ticker_facet()};
  CHECK(printed(samples::request(), result, text_options(80)) ==
        R"(42 articles match cloud AND ticker:BABA                                 (1.9 ms)

 1  Alibaba beats on cloud revenue                           2025-11-14  BABA JD
    Sample Wire · Jane Doe · earnings, outlook · sentiment +0.66
    …sales of the cloud unit rose by a third, and the cloud grew.
    news/alibaba.txt

 2  Cloud prices                                             undated

ticker  3 of 431 values, 3 articles without
  1,042  BABA
     42  JD
      1  阿里
)");
}

TEST_CASE("on a narrow terminal date and tickers move below the title", "[output][text]") {
  CHECK(printed(samples::request(), samples::page({samples::earnings_hit()}), text_options(40)) ==
        R"(42 articles match cloud AND ticker:BABA

 1  Alibaba beats on cloud revenue
    2025-11-14 · BABA JD · Sample Wire
    Jane Doe · earnings, outlook
    sentiment +0.66
    …sales of the cloud unit rose by a
    third, and the cloud grew.
    news/alibaba.txt
)");
}

TEST_CASE("no line is wider than the terminal, whatever is in it", "[output][text][width]") {
  auto result = samples::page(all_hits());
  result.understood = "云计算 AND " + samples::kEscape + std::string(150, 'q');
  result.facets = {samples::ticker_facet(),
                   {"topic", {{std::string(300, 'w'), 1}, {samples::kEscape, 12345678}}, 2, 1}};
  for (std::uint32_t width = kMinTextWidth; width <= 120; ++width) {
    for (const bool color : {false, true}) {
      for (const auto& fields : {std::vector<std::string>{}, hit_field_names()}) {
        auto options = text_options(width, color);
        options.fields = fields;
        for (const auto& line :
             lines_of(without_color(printed(samples::request(), result, options)))) {
          INFO(line);
          if (cells(line) > width) FAIL(fmt::format("{} cells of {}", cells(line), width));
        }
      }
    }
  }
}

TEST_CASE("columns are aligned next to wide characters", "[output][text][width]") {
  const auto lines =
      lines_of(printed(samples::request(), samples::page(all_hits()), text_options(80)));
  std::vector<std::size_t> columns;
  for (const auto& line : lines) {
    for (const char* date : {"2025-11-14", "undated"}) {
      const auto at = line.find(date);
      if (at != std::string::npos) columns.push_back(cells(line.substr(0, at)));
    }
  }
  CHECK(columns == std::vector<std::size_t>(4, columns.at(0)));
}

TEST_CASE("text shows no control of an article, with colour or without", "[output][text]") {
  auto result = samples::page(all_hits());
  result.understood = samples::kEscape + samples::kBidi;
  result.facets = {{"topic", {{samples::kEscape + samples::kC1 + samples::kBroken, 1}}, 1, 0},
                   {samples::kEscape, {}, 0, 0}};
  for (const auto& fields : {std::vector<std::string>{}, hit_field_names()}) {
    auto options = text_options(80);
    options.fields = fields;
    CHECK(first_control(printed(samples::request(), result, options)) == "");
    options.color = true;
    CHECK(first_control(without_color(printed(samples::request(), result, options))) == "");
  }
}

TEST_CASE("colour adds nothing but colour", "[output][text]") {
  const auto page = samples::page(all_hits());
  CHECK(without_color(printed(samples::request(), page, text_options(80, true))) ==
        printed(samples::request(), page, text_options(80)));
}

TEST_CASE("colour marks the matched words exactly", "[output][text]") {
  const auto text =
      printed(samples::request(), samples::page({samples::earnings_hit()}), text_options(80, true));
  const std::string mark = "\x1b[1;33mcloud\x1b[0m";
  std::size_t marks = 0;
  for (std::size_t at = 0; (at = text.find("\x1b[1;33m", at)) != std::string::npos; ++at) {
    CHECK(text.substr(at, mark.size()) == mark);
    ++marks;
  }
  CHECK(marks == 3);  // once in the title, twice in the snippet
}

TEST_CASE("the first line has the count and the query", "[output][text]") {
  auto request = samples::request();
  auto result = samples::page({});
  const auto header = [&](std::uint64_t matched, const std::string& understood) {
    result.matched = matched;
    result.understood = understood;
    const auto line = first_line(request, result);
    return line.substr(0, line.find("  "));
  };
  CHECK(header(1, "cloud") == "1 article matches cloud");
  CHECK(header(21578, "cloud") == "21,578 articles match cloud");
  CHECK(header(0, "cloud") == "no article matches cloud");
  CHECK(header(21578, "") == "21,578 articles");
  CHECK(header(0, "") == "the index has no articles");

  request.offset = 10;
  result.hits = Hits(std::vector<Hit>(10, samples::bare_hit()));
  CHECK(header(42, "cloud") == "11–20 of 42 articles that match cloud");
  CHECK(header(42, "") == "11–20 of 42 articles");
  result.hits = {};
  CHECK(header(42, "cloud") == "42 articles match cloud");
}

TEST_CASE("a long query takes the lines it needs", "[output][text]") {
  auto result = samples::page({});
  result.understood = "alpha AND beta AND gamma AND delta AND epsilon AND zeta AND eta AND theta";
  CHECK(printed(samples::request(), result, text_options(50)) ==
        "42 articles match alpha AND beta AND gamma AND\n"
        "delta AND epsilon AND zeta AND eta AND theta\n");
}

TEST_CASE("the time is in milliseconds or seconds", "[output][text]") {
  auto options = text_options(80);
  options.took_ms = 1234.5;
  const auto text = printed(samples::request(), samples::page({}), options);
  CHECK(text.substr(text.size() - 9) == "(1.23 s)\n");
}

TEST_CASE("falling back to any of the words is reported", "[output][text]") {
  const std::string note = "No article has all the words: showing those with any of them.";
  auto request = samples::request();
  auto result = samples::page({samples::bare_hit()});
  const auto says = [&] {
    return printed(request, result, text_options(80)).find(note) != std::string::npos;
  };
  CHECK_FALSE(says());
  result.matched_by = MatchMode::any;
  CHECK(says());
  request.match = MatchMode::any;  // asked for
  CHECK_FALSE(says());
  request.match = MatchMode::automatic;
  result.matched = 0;
  CHECK_FALSE(says());
}

TEST_CASE("a date is shown with its precision and its zone", "[output][text]") {
  Article article;
  const auto shown = [&](const char* zone) { return shown_date(article, *DateZone::open(zone)); };
  CHECK(shown("UTC") == "undated");
  CHECK(shown("Asia/Tokyo") == "undated");
  article.published_utc = 1763144159;  // 2025-11-14T18:15:59Z
  struct Row {
    DatePrecision precision;
    std::string utc, new_york, kolkata;
  };
  const std::vector<Row> rows{
      {DatePrecision::second, "2025-11-14 18:15Z", "2025-11-14 13:15-05:00",
       "2025-11-14 23:45+05:30"},
      {DatePrecision::minute, "2025-11-14 18:15Z", "2025-11-14 13:15-05:00",
       "2025-11-14 23:45+05:30"},
      {DatePrecision::day, "2025-11-14", "2025-11-14Z", "2025-11-14Z"},
      {DatePrecision::month, "2025-11", "2025-11Z", "2025-11Z"},
      {DatePrecision::year, "2025", "2025Z", "2025Z"}};
  for (const auto& row : rows) {
    article.date_precision = row.precision;
    CHECK(shown("UTC") == row.utc);
    CHECK(shown("America/New_York") == row.new_york);
    CHECK(shown("Asia/Kolkata") == row.kolkata);
  }
  article.date_precision = DatePrecision::minute;
  article.published_utc = 1752000000;  // a summer's day
  CHECK(shown("America/New_York") == "2025-07-08 14:40-04:00");
  CHECK(shown("Etc/UTC") == "2025-07-08 18:40+00:00");
  article.published_utc = -2'717'749'000;  // before zones: local mean time
  CHECK(shown("America/New_York") == "1883-11-17 08:47-04:56:02");
}

TEST_CASE("tickers that do not fit are counted", "[output][text]") {
  struct Row {
    std::vector<std::string> symbols;
    std::size_t width;
    std::string shown;
  };
  const std::vector<Row> rows{
      {{}, 14, ""},
      {{"BABA"}, 14, "BABA"},
      {{"BABA", "JD"}, 14, "BABA JD"},
      {{"BABA", "JD", "PDD", "9988.HK"}, 14, "BABA JD PDD +1"},
      {{"9988.HK", "BABA", "600519.SS"}, 14, "9988.HK +2"},
      {{"9988.HK", "BABA", "600519.SS"}, 24, "9988.HK BABA 600519.SS"},
      {{"AVERYLONGSYMBOL"}, 8, "AVERYLO…"},
  };
  for (const auto& row : rows) {
    Article article;
    for (const auto& symbol : row.symbols) article.tickers.push_back(samples::ticker(symbol, true));
    CHECK(shown_tickers(article, row.width) == row.shown);
  }
}

TEST_CASE("only fields that an article has are shown", "[output][text]") {
  Hit hit;
  hit.rank = 1;
  hit.article.impact = 0.314;
  hit.article.sentiment = -0.5;
  hit.article.url = "https://example.com/a";
  hit.similar = 1200;
  CHECK(printed(samples::request(), samples::page({hit}), text_options(80)) ==
        "42 articles match cloud AND ticker:BABA                                 (1.9 ms)\n"
        "\n"
        " 1  (untitled)                                                           undated\n"
        "    sentiment -0.50 · impact 0.31 · 1,200 similar\n"
        "    https://example.com/a\n");
}

TEST_CASE("a line about an article breaks between its parts", "[output][text]") {
  auto hit = samples::earnings_hit();
  hit.article.author =
      "A Name That Is Long Enough To Stand Alone And Is Then Cut Off Where The Line Ends";
  hit.snippet.clear();
  hit.highlights.clear();
  CHECK(printed(samples::request(), samples::page({hit}), text_options(80)) ==
        R"(42 articles match cloud AND ticker:BABA                                 (1.9 ms)

 1  Alibaba beats on cloud revenue                           2025-11-14  BABA JD
    Sample Wire
    A Name That Is Long Enough To Stand Alone And Is Then Cut Off Where The Lin…
    earnings, outlook · sentiment +0.66
    news/alibaba.txt
)");
}

TEST_CASE("chosen fields are lines of name and value", "[output][text]") {
  auto options = text_options(40);
  options.fields = {"title", "url", "tickers", "snippet"};
  CHECK(printed(samples::request(), samples::page({samples::earnings_hit()}), options) ==
        "42 articles match cloud AND ticker:BABA\n"
        "\n"
        "title: Alibaba beats on cloud revenue\n"
        "url:\n"
        "tickers: BABA|JD\n"
        "snippet: …sales of the cloud unit rose\n"
        "  by a third, and the cloud grew.\n");
}

TEST_CASE("a facet shows what is cut and what is missing", "[output][facet]") {
  struct Row {
    Facet facet;
    std::string heading;
  };
  const std::vector<Row> rows{
      {{"ticker", {}, 0, 0}, "ticker  no values"},
      {{"ticker", {}, 0, 1}, "ticker  no values, 1 article without"},
      {{"ticker", {{"A", 1}}, 1, 0}, "ticker  1 value"},
      {{"ticker", {{"A", 1}}, 431, 1234}, "ticker  1 of 431 values, 1,234 articles without"},
  };
  for (const auto& row : rows) {
    std::ostringstream out;
    print_facet_text(row.facet, text_options(80), out);
    CHECK(lines_of(out.str()).at(0) == row.heading);
  }
}

TEST_CASE("bars are as long as their counts, and only with colour", "[output][facet]") {
  const Facet facet{"lang", {{"en", 400}, {"de", 100}, {"zh", 1}}, 3, 0};
  std::ostringstream out;
  print_facet_text(facet, text_options(40, true), out);
  CHECK(without_color(out.str()) ==
        "lang  3 values\n"
        "   400  en  ████████████████████████████\n"
        "   100  de  ███████\n"
        "     1  zh  ▏\n");
}

TEST_CASE("large numbers are grouped", "[output][text]") {
  CHECK(grouped(0) == "0");
  CHECK(grouped(999) == "999");
  CHECK(grouped(1000) == "1,000");
  CHECK(grouped(1234567) == "1,234,567");
  CHECK(grouped(18446744073709551615ULL) == "18,446,744,073,709,551,615");
}

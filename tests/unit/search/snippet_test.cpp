#include "query/search/snippet.h"

#include <string>
#include <vector>

#include "query/search/code_points.h"
#include "query/search/passage.h"
#include "tests/unit/catch.h"
#include "tests/unit/search/marked_text.h"
#include "tests/unit/search/test_index.h"

using namespace tickerdex;
using namespace tickerdex::test;

namespace {

using Kind = Highlight::Kind;

std::string repeat(const std::string& text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

std::string snippet_of(const std::string& body, const std::vector<Highlight>& highlights,
                       const std::string& language = "en") {
  Analyzer analyzer;
  Marker marker(analyzer, highlights);
  auto article = test::article("1", "", body);
  article.language = language;
  const auto snippet = make_snippet(article, marker);
  return bracketed(snippet.text, snippet.highlights);
}

std::string title_of(const std::string& title, const std::vector<Highlight>& highlights) {
  Analyzer analyzer;
  Marker marker(analyzer, highlights);
  return bracketed(title, highlight_title(test::article("1", title, ""), marker));
}

struct Row {
  std::string body;
  std::vector<Highlight> highlights;
  std::string expected;
};

}  // namespace

TEST_CASE("a snippet marks exactly the matched words", "[search][snippet]") {
  const std::vector<Row> rows{
      {"", {word("oil")}, ""},
      {" \n\t ", {word("oil")}, ""},
      {"Oil is up.", {}, "Oil is up."},
      {"Oil, OIL; boil oily", {word("oil")}, "[Oil], [OIL]; boil oily"},
      {"Rising prices rise", {word("rise")}, "[Rising] prices [rise]"},
      {"a\n\nb\r\n  c\td\u2028e\u3000f", {word("c")}, "a b [c] d e f"},
      {"money supply, supply of money", {phrase({"money", "suppli"})},
       "[money] [supply], supply of money"},
      {"a b a b", {phrase({"a", "b", "a"})}, "[a] [b] [a] b"},
      {"crude and heavy oil; crude is not oil at all",
       {several(Kind::near, {"oil", "crude"}, 4)},
       "[crude] and heavy [oil]; [crude] is not [oil] at all"},
      {"oil then far far far far crude", {several(Kind::near, {"oil", "crude"}, 4)},
       "oil then far far far far crude"},
      {"oil and crude, oil", {several(Kind::adj, {"oil", "crude"}, 4)}, "[oil] and [crude], oil"},
      {"inflation inflates flat", {word(beginning("infl"))}, "[inflation] [inflates] flat"},
      {"AT&T's at work", {word("at&t")}, "[AT&T]'s at work"},
      {"the 10-K is in", {phrase({"10", "k"})}, "the [10]-[K] is in"},
      {"9988.HK rose 5.59", {word("9988.hk"), word("5.59")}, "[9988.HK] rose [5.59]"},
      {"Café, cafe\u0301, cafe", {word("cafe")}, "[Café], [cafe\u0301], [cafe]"},
      {"ＢＡＢＡ baba", {word("baba")}, "[ＢＡＢＡ] [baba]"},
      {"阿里巴巴集团公布业绩", {phrase({"阿里", "里巴", "巴巴"})}, "[阿里巴巴]集团公布业绩"},
      {"阿里巴巴集团", {phrase({"里巴"})}, "阿[里巴]巴集团"},
      {"阿里与里巴", {phrase({"阿里", "里巴"})}, "阿里与里巴"},
      {"大巴里", {word({{"巴"}, {"巴"}})}, "大[巴]里"},
      {"大里巴", {word({{"巴"}, {"巴"}})}, "大里[巴]"},
      {"巴", {word({{"巴"}, {"巴"}})}, "[巴]"},
      {"巴巴巴", {word({{"巴"}, {"巴"}})}, "[巴巴巴]"},
      {"アリババの株", {phrase({"アリ", "リバ", "バハ"})}, "アリババの株"},
      {"👩‍💻 oil 🛢️ up", {word("oil")}, "👩‍💻 [oil] 🛢️ up"},
      {"a\x1b[31moil\x01 b", {word("oil")}, "a\x1b[31moil\x01 b"},
      {"\x1b oil \x07 b", {word("oil")}, "\x1b [oil] \x07 b"},
      {"oil", {in_title(word("oil"))}, "oil"},
      {"gold oil", {in_title(word("oil")), word("gold")}, "[gold] oil"},
  };
  for (const auto& row : rows) {
    INFO(row.body);
    CHECK(snippet_of(row.body, row.highlights) == row.expected);
  }
}

TEST_CASE("titles are marked as a whole and keep their spaces", "[search][snippet]") {
  CHECK(title_of("Oil:  the price\tof oil", {word("oil")}) == "[Oil]:  the price\tof [oil]");
  CHECK(title_of("Oil", {in_title(word("oil"))}) == "[Oil]");
  CHECK(title_of("🛢 é 阿里巴巴", {phrase({"里巴"}), word("e")}) == "🛢 [é] 阿[里巴]巴");
  CHECK(title_of("", {word("oil")}) == "");
  CHECK(title_of(repeat("far ", 500) + "oil", {word("oil")}) == repeat("far ", 500) + "[oil]");
}

TEST_CASE("stems are those of the article's language", "[search][snippet]") {
  CHECK(snippet_of("Die Aktien steigen", {word("akti")}, "de") == "Die [Aktien] steigen");
  CHECK(snippet_of("Die Aktien steigen", {word("akti")}, "") == "Die Aktien steigen");
}

TEST_CASE("a long body shows its best passage", "[search][snippet]") {
  const std::string filler = repeat("Nothing was said of it here. ", 40);
  SECTION("the one with the most different words") {
    const auto body = filler + "Gold is gold and gold. " + filler + "Gold and oil rose. " + filler;
    const auto snippet = snippet_of(body, {word("oil"), word("gold")});
    CHECK(snippet.find("[Gold] and [oil] rose.") != std::string::npos);
    CHECK(snippet.starts_with("…Nothing was said"));
    CHECK(snippet.ends_with("…"));
  }
  SECTION("then the most matches, then the first") {
    const auto body = filler + "Oil one. " + filler + "Oil and oil. " + filler + "Oil or oil.";
    CHECK(snippet_of(body, {word("oil")}).find("[Oil] and [oil].") != std::string::npos);
  }
  SECTION("a match near the start or the end keeps that end whole") {
    CHECK(snippet_of("Oil. " + filler, {word("oil")}).starts_with("[Oil]. Nothing"));
    const auto last = snippet_of(filler + "Oil.", {word("oil")});
    CHECK(last.ends_with("[Oil]."));
    CHECK(last.starts_with("…Nothing"));
    CHECK(count_code_points(last) > 200);
  }
  SECTION("without a match in the body it is the beginning") {
    const auto snippet = snippet_of(filler, {in_title(word("oil"))});
    CHECK(snippet.starts_with("Nothing was said"));
    CHECK(snippet.ends_with("…"));
    CHECK(count_code_points(snippet) <= kPassageCodePoints + 1);
    CHECK(snippet == snippet_of(filler, {}));
  }
  SECTION("a sentence longer than the passage is entered at a word") {
    const auto body = repeat("wide ", 100) + "oil " + repeat("wide ", 100);
    const auto snippet = snippet_of(body, {word("oil")});
    CHECK(snippet.starts_with("…wide wide"));
    CHECK(snippet.ends_with("wide…"));
    CHECK(snippet.find(" [oil] ") != std::string::npos);
  }
}

TEST_CASE("hostile bodies give short snippets", "[search][snippet]") {
  SECTION("one word of ten thousand letters is cut, and not marked") {
    const auto body = repeat("x", 10'000);
    CHECK(snippet_of(body, {}) == repeat("x", 240) + "…");
    std::string term;
    Analyzer analyzer;
    analyzer.analyze(body, "en", [&](const Token& token) { term = token.term; });
    CHECK(snippet_of(body, {word(term)}) == repeat("x", 240) + "…");
    CHECK(snippet_of("The oil " + body, {word("oil"), word(term)}) == "The [oil]…");
  }
  SECTION("Chinese without a space or a stop") {
    const auto body = repeat("中文", 5'000) + "巴巴" + repeat("中文", 5'000);
    const auto snippet = snippet_of(body, {phrase({"巴巴"})}, "zh");
    CHECK(snippet.find("文[巴巴]中") != std::string::npos);
    CHECK(snippet.starts_with("…"));
    CHECK(count_code_points(snippet) <= kPassageCodePoints + 4);
  }
  SECTION("a run of Chinese longer than a passage that matches throughout") {
    const auto snippet = snippet_of(repeat("中", 5'000), {word("中中")}, "zh");
    CHECK(snippet == "[" + repeat("中", kMatchedCodePoints) + "]…");
  }
  SECTION("a character with endless combining marks") {
    const auto snippet = snippet_of("e" + repeat("\u0301", 5'000) + " oil", {});
    CHECK(count_code_points(snippet) <= kPassageCodePoints + 1);
  }
  SECTION("a family of emoji is not split") {
    const std::string family = "👨‍👩‍👧‍👦";  // 7 code points
    CHECK(snippet_of(repeat(family, 100), {}) == repeat(family, 34) + "…");
  }
  SECTION("a wall of white space") {
    CHECK(snippet_of(repeat(" \n", 300'000) + "oil" + repeat("\u3000", 100'000), {word("oil")}) ==
          "[oil]");
  }
  SECTION("matches beyond the first 256 KiB are not searched") {
    const auto body = repeat("wide ", 60'000) + "oil";
    CHECK(snippet_of(body, {word("oil")}).starts_with("wide wide"));
  }
  SECTION("a word truncated at 256 KiB does not match by its remainder") {
    const auto body = "far " + repeat("中", kSnippetBodyBytes / 3) + "国";
    CHECK(snippet_of(body, {word("国")}, "zh").find('[') == std::string::npos);
  }
  SECTION("every word matches") {
    const auto snippet = snippet_of(repeat("oil ", 60'000), {word("oil"), word(beginning("o"))});
    CHECK(snippet == repeat("[oil] ", 59) + "[oil]…");
  }
}

TEST_CASE("words separated by a stray byte are one highlight",
          "[search][snippet]") {
  Analyzer analyzer;
  const std::vector<Highlight> highlights{word("a"), word("d")};
  Marker marker(analyzer, highlights);
  const auto ranges = highlight_title(test::article("1", "a\x8E" "d", ""), marker);
  CHECK(ranges == std::vector<CodePointRange>{{0, 2}});
}

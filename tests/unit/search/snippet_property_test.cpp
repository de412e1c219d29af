// Random texts: whatever is marked matches, whatever matches is marked, and nothing is broken.
#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "query/search/code_points.h"
#include "query/search/passage.h"
#include "query/search/snippet.h"
#include "tests/unit/catch.h"
#include "tests/unit/engine/random.h"
#include "tests/unit/search/marked_text.h"
#include "tests/unit/search/test_index.h"

using namespace tickerdex;
using namespace tickerdex::test;

namespace {

const std::vector<std::string> kPieces{
    "oil",    "Gold",   "bank.", "(rates)", "rising", "AT&T",   "10-K",   "9988.HK", "café",
    "cafe\u0301", "👩‍💻",     "e\u0301\u0323", "5.59",  "\"Quoted\"", "the",    "of",     "U.S.",    "ＢＡＢＡ",
    "阿里巴巴集团", "公布。",  "アリババ", "삼성전자", "\x1b[0m", "—",      "supercalifragilistic"};
const std::vector<std::string> kGaps{" ", " ", " ", " ", "\n", "  ", "\t", "\u3000", "\r\n\r\n"};
const std::vector<std::string> kTerms{"oil",  "gold", "bank",    "rate", "rise", "at&t", "10",
                                      "9988.hk", "cafe", "5.59", "baba", "里巴", "公布"};

std::string random_body(Random& random) {
  std::string body;
  for (auto n = random.below(200); n > 0; --n) {
    body += random.any_of(kPieces);
    body += random.any_of(kGaps);
  }
  return body;
}

std::vector<std::string> split(const std::string& text) {
  std::vector<std::string> pieces{""};
  for (const char c : text) {
    if (c == ' ') {
      pieces.emplace_back();
    } else {
      pieces.back() += c;
    }
  }
  return pieces;
}

bool has_cjk(const std::string& piece) {
  Analyzer analyzer;
  bool found = false;
  analyzer.analyze(piece, "", [&](const Token& token) {
    found = found || token.kind == TokenKind::bigram || token.kind == TokenKind::unigram;
  });
  return found;
}

std::string code_points(const std::string& text, const CodePointRange& range) {
  const auto begin = after_code_points(text, 0, range.first);
  const auto end = after_code_points(text, begin, range.second - range.first);
  return text.substr(begin, end - begin);
}

/// Bytes of `text` in words that match.
std::vector<bool> matching_bytes(Analyzer& analyzer, const std::string& text,
                                 const std::set<std::string>& terms) {
  std::vector<bool> bytes(text.size());
  analyzer.analyze(text, "en", [&](const Token& token) {
    if (!terms.contains(std::string(token.term))) return;
    for (auto i = token.begin; i < token.end; ++i) bytes[i] = true;
  });
  return bytes;
}

}  // namespace

TEST_CASE("random snippets are exact and complete", "[search][snippet]") {
  const std::set<std::string> known(kPieces.begin(), kPieces.end());
  Analyzer analyzer;
  Random random(11);
  for (int round = 0; round < 1500; ++round) {
    auto article = test::article("1", "", random_body(random));
    std::set<std::string> terms;
    std::vector<Highlight> highlights;
    for (auto n = random.below(4); n > 0; --n) {
      terms.insert(random.any_of(kTerms));
    }
    for (const auto& term : terms) highlights.push_back(word(term));
    Marker marker(analyzer, highlights);
    const auto snippet = make_snippet(article, marker);
    const auto line = one_line(article.body, kSnippetBodyBytes).text;
    INFO(article.body);
    INFO(bracketed(snippet.text, snippet.highlights));

    std::string shown = snippet.text;
    const bool cut_before = shown.starts_with("…");
    if (cut_before) shown.erase(0, std::string("…").size());
    const bool cut_after = shown.ends_with("…");
    if (cut_after) shown.resize(shown.size() - std::string("…").size());
    REQUIRE(count_code_points(shown) <= kPassageCodePoints);
    REQUIRE(line.find(shown) != std::string::npos);
    if (!cut_before) REQUIRE(line.starts_with(shown));
    if (!cut_after) REQUIRE(line.ends_with(shown));
    REQUIRE(((cut_before || cut_after) == (shown != line)));

    const auto pieces = split(shown);
    for (const auto& piece : pieces) {
      if (!shown.empty() && !has_cjk(piece)) REQUIRE(known.contains(piece));
    }

    std::uint32_t last_end = 0;
    for (const auto& range : snippet.highlights) {
      REQUIRE((range.first > last_end || (range.first == 0 && last_end == 0)));
      REQUIRE(range.first < range.second);
      last_end = range.second;
      const auto stretch = code_points(snippet.text, range);
      const auto matching = matching_bytes(analyzer, stretch, terms);
      REQUIRE(std::find(matching.begin(), matching.end(), false) == matching.end());
    }
    REQUIRE(last_end <= count_code_points(snippet.text));

    std::vector<bool> marked(snippet.text.size());
    for (const auto& range : snippet.highlights) {
      const auto begin = after_code_points(snippet.text, 0, range.first);
      const auto end = after_code_points(snippet.text, 0, range.second);
      for (auto i = begin; i < end; ++i) marked[i] = true;
    }
    REQUIRE(marked == matching_bytes(analyzer, snippet.text, terms));

    const auto in_line = matching_bytes(analyzer, line, terms);
    const bool any_match = std::find(in_line.begin(), in_line.end(), true) != in_line.end();
    REQUIRE(any_match == !snippet.highlights.empty());
  }
}

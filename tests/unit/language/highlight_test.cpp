// What a query asks to be marked.
#include <fmt/format.h>

#include <array>
#include <string>

#include "small_index.h"
#include "tests/unit/catch.h"

using namespace tickerdex;
using tickerdex::testing::sample_index;

namespace {

/// "near/6 title [quick] [commerc|commerce]"; a prefix ends in '*'.
std::string listed(const std::string& typed) {
  constexpr std::array<const char*, 4> kNames{"word", "phrase", "near", "adj"};
  const auto built = QueryText(typed, sample_index().context()).build(WordMatching::all);
  std::string out;
  for (const auto& highlight : built.highlights) {
    if (!out.empty()) out += "; ";
    out += kNames[static_cast<std::size_t>(highlight.kind)];
    if (highlight.window > 0) out += fmt::format("/{}", highlight.window);
    if (highlight.title_only) out += " title";
    for (const auto& word : highlight.words) {
      std::string alternatives;
      for (const auto& term : word.terms) alternatives += (alternatives.empty() ? "" : "|") + term;
      for (const auto& prefix : word.prefixes) {
        alternatives += (alternatives.empty() ? "" : "|") + prefix + "*";
      }
      out += " [" + alternatives + "]";
    }
  }
  return out;
}

}  // namespace

TEST_CASE("positive words are marked with their stems, fields and exclusions are not",
          "[highlight]") {
  const std::array<std::pair<std::string, std::string>, 16> rows{{
      {"cloud", "word [cloud]"},
      {"revenues", "word [revenu|revenues]"},
      {"AT&T", "word [at&t]"},
      {"\"quick commerce\"", "phrase [quick] [commerc|commerce]"},
      {"\"AT&T grew\"", "phrase [at] [t] [grew]"},
      {"title:revenue", "word title [revenu|revenue]"},
      {"author:smith source:x ticker:T date:2025", ""},
      {"a -b NOT (c d)", "word [a]"},
      {"-(-(a b))", "word [a]; word [b]"},
      {"a OR b", "word [a]; word [b]"},
      {"cloud NEAR/5 grew", "near/6 [cloud] [grew]"},
      {"\"cloud list\" ADJ/5 grew", "adj/7 [cloud] [list] [grew]"},
      {"阿里巴", "phrase [阿里] [里巴]"},
      {"阿", "word [阿*]"},
      {"11月", "phrase [11] [月*]"},
      {"月11", "phrase [月] [11]"},
  }};
  for (const auto& [typed, expected] : rows) {
    CAPTURE(typed);
    CHECK(listed(typed) == expected);
  }
}

TEST_CASE("a word with '*' marks words with the prefix and the shorter stems", "[highlight]") {
  CHECK(listed("infla*") == "word [infla*]");
  CHECK(listed("inflation*") == "word [inflat|inflation*]");
  CHECK(listed("author:inflation*") == "");
}

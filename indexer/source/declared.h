// Makes a RawArticle from declared values; shared by all formats with keys.
//
// A list is a list value, or text separated by ',', ';' or '|' ("BABA; JD", also "['BABA', 'JD']"
// as table exports write it). An object stands for its name ({"name": "Reuters"}); in a list of
// tickers it may contain a sentiment. The resulting text is valid UTF-8 without control characters.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/source/keys.h"
#include "indexer/source/value.h"

namespace tickerdex {

/// Collects the best-ranked value of each field, then makes the article.
class DeclaredFields {
 public:
  /// `value` must be valid UTF-8 and may contain control characters. An empty value counts as
  /// absent.
  void add(KeyMeaning meaning, Value value);
  RawArticle to_article() const;

 private:
  struct Slot {
    Value value;
    std::size_t rank = 0;
    bool filled = false;
  };
  std::array<Slot, kDeclaredKeys.size()> slots_;  ///< by field
};

/// The text that `value` stands for; list items are joined by `separator`.
std::string text_of(const Value& value, std::string_view separator);
/// "BABA, JD" -> {"BABA", "JD"}.
std::vector<std::string> split_list(std::string_view text);

}  // namespace tickerdex

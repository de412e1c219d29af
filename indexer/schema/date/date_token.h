// The tokens of the date grammar: numbers, words with their possible meanings, and marks.
//
// The grammar is small but there are many spellings (full-width digits, dashes, month names in six
// languages, 年月日). They are normalised here, so that date_grammar.cpp sees only one.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "indexer/schema/date/date_words.h"

namespace tickerdex {

enum class DateTokenKind : std::uint8_t { number, word, mark, other };
enum class DateGap : std::uint8_t { none, space, paragraph };  ///< what precedes a token

struct DateToken {
  DateTokenKind kind = DateTokenKind::other;
  DateGap gap = DateGap::none;
  DateWord word = DateWord::none;
  /// ASCII punctuation; '~' for a long dash; a CJK unit: Y M D, h m s, a p (half of the day), w.
  char mark = 0;
  std::uint8_t digits = 0;  ///< of a number; 20 stands for more
  std::int64_t value = 0;   ///< of a number of up to 19 digits that fits, else -1; of a word
  std::size_t begin = 0;    ///< bytes of the text: [begin, end)
  std::size_t end = 0;
};

/// A date has far fewer tokens; further ones are not read.
struct DateTokens {
  std::array<DateToken, 48> items;
  std::size_t count = 0;
  bool complete = true;  ///< the whole text fitted
};

/// Splits text[begin, end) into `out`; a token that begins before `end` is read to its own end.
void tokenize_date(std::string_view text, std::size_t begin, std::size_t end, DateTokens& out);

/// A word of up to twelve letters in lower case without accents ("marz" for "März").
struct FoldedWord {
  std::array<char, 12> letters{};
  std::size_t length = 0;  ///< more than twelve: too long to have a meaning
  std::string_view view() const {
    return length > letters.size() ? std::string_view() : std::string_view(letters.data(), length);
  }
};
/// Reads the letters at `at` (there may be none) and returns their end.
std::size_t fold_word(std::string_view text, std::size_t at, FoldedWord& word);

}  // namespace tickerdex

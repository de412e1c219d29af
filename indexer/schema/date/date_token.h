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

/// A position in the tokens of a date, which the grammar advances and resets. A date does not span
/// an empty line, so a cursor sees nothing beyond one.
class DateCursor {
 public:
  DateCursor(const DateTokens& tokens, std::size_t first)
      : tokens_(tokens), first_(first), at_(first) {}

  std::size_t place() const { return at_; }
  void go_back(std::size_t place) { at_ = place; }

  /// The token `ahead` positions after the next one; of kind `other` if there is none.
  const DateToken& peek(std::size_t ahead = 0) const {
    static constexpr DateToken kNothing{};
    for (std::size_t i = at_; i <= at_ + ahead; ++i) {
      if (i >= tokens_.count) return kNothing;
      if (i > first_ && tokens_.items[i].gap == DateGap::paragraph) return kNothing;
    }
    return tokens_.items[at_ + ahead];
  }
  bool joined(std::size_t ahead = 0) const { return peek(ahead).gap == DateGap::none; }
  bool is_mark(char mark, std::size_t ahead = 0) const {
    return peek(ahead).kind == DateTokenKind::mark && peek(ahead).mark == mark;
  }
  bool is_word(DateWord word, std::size_t ahead = 0) const {
    return peek(ahead).kind == DateTokenKind::word && peek(ahead).word == word;
  }
  bool is_number(int min_digits, int max_digits, std::size_t ahead = 0) const {
    const DateToken& token = peek(ahead);
    return token.kind == DateTokenKind::number && token.digits >= min_digits &&
           token.digits <= max_digits;
  }

  void skip(std::size_t count = 1) { at_ += count; }
  bool take_mark(char mark) { return is_mark(mark) && advance(); }
  bool take_word(DateWord word) { return is_word(word) && advance(); }
  bool take_number(int min_digits, int max_digits, int& value) {
    if (!is_number(min_digits, max_digits)) return false;
    value = static_cast<int>(peek().value);  // callers allow at most nine digits
    return advance();
  }
  bool take_joined_number(int min_digits, int max_digits, int& value) {
    return joined() && take_number(min_digits, max_digits, value);
  }

 private:
  bool advance() {
    ++at_;
    return true;
  }

  const DateTokens& tokens_;
  std::size_t first_;
  std::size_t at_;
};

}  // namespace tickerdex

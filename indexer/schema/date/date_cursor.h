// A position in the tokens of a date, which the grammar advances and resets.
//
// A date does not span an empty line, so a cursor sees nothing beyond one.
#pragma once

#include "indexer/schema/date/date_token.h"

namespace tickerdex {

class DateCursor {
 public:
  DateCursor(const DateTokens& tokens, std::size_t first) : tokens_(tokens), first_(first), at_(first) {}

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

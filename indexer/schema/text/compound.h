// The joining rule of analyzer.h: which punctuation joins letters and digits.
//
// A word is a chain of parts. A part may contain an apostrophe ("don't"), or the decimal point and
// the group separators of a number. Parts are joined
//   - by '&' and '.' always ("AT&T", "9988.HK", "U.S");
//   - by an apostrophe that marks an elision or a name's particle: "l'action", "dell'azienda",
//     "O'Reilly", so that what follows can be found by itself. It does if three or more letters
//     follow, or two after a single letter other than i ("d'or", not "I'll") or after "qu";
//   - by '-' and '/' between two single parts, if one has a digit or is a single letter
//     ("10-K/A", "T-Mobile", "COVID-19", not "state-owned", nor "AT&T-led").
// A possessive "'s" at the end of several parts is removed ("AT&T's" is "AT&T"); that of a single
// part is kept for the stemmer of its language. A joiner must be single and between letters or
// digits: at the end of a word, or doubled, it separates. A word of more than kMaxCompoundParts
// parts or kMaxCompoundBytes (a URL, a file name) is not a compound; its parts are still
// consecutive.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "indexer/schema/text/word.h"

namespace tickerdex {

inline constexpr std::size_t kMaxCompoundParts = 4;
inline constexpr std::size_t kMaxCompoundBytes = 32;

/// True for the characters that may join: '&' '.' '-' '/' '\'' and, in numbers, ','.
constexpr bool is_joiner(char32_t c) {
  return c == '&' || c == '.' || c == '-' || c == '/' || c == '\'' || c == ',';
}

/// Reads words. Keeps its buffers between calls.
class CompoundReader {
 public:
  /// Passes the word that begins at chars[at], a letter or digit, to `handler`; returns its end.
  std::size_t read(std::span<const TextChar> chars, std::size_t at, WordHandler& handler);

 private:
  struct Part {
    std::size_t begin;  // characters
    std::size_t end;
    char32_t group_separator;  // removed from the text before number_end
    std::size_t number_end;
    char32_t joiner;  // before this part; 0 for the first
    bool has_digit;
    std::size_t possessive;  // characters of a final "'s"
  };

  Part read_part(std::span<const TextChar> chars, std::size_t at, char32_t joiner) const;
  std::size_t read_tight(std::span<const TextChar> chars, std::size_t at, char32_t joiner);
  void hand_over(std::span<const TextChar> chars, WordHandler& handler);

  std::vector<Part> parts_;
  std::vector<WordPart> words_;
  std::string text_;
  std::string compound_;
};

}  // namespace tickerdex

#include "indexer/schema/text/compound.h"

#include <cstddef>
#include <span>

#include "indexer/schema/text/utf8.h"
#include "indexer/schema/text/word.h"

namespace tickerdex {
namespace {

// Numbers in news: "1,234.5" and "1'234.5" are one word, "1987,1988" is two.

/// A plain number at the beginning of a word.
struct NumberShape {
  std::size_t end = 0;           ///< one past its last digit; 0: it needs no special treatment
  char32_t group_separator = 0;  ///< to be removed from the text; 0: no groups
};

bool digit_at(std::span<const TextChar> chars, std::size_t at) {
  return at < chars.size() && chars[at].cls == CharClass::digit;
}

bool is_at(std::span<const TextChar> chars, std::size_t at, char32_t c) {
  return at < chars.size() && chars[at].c == c;
}

std::size_t digits_end(std::span<const TextChar> chars, std::size_t at) {
  while (digit_at(chars, at)) ++at;
  return at;
}

bool group_follows(std::span<const TextChar> chars, std::size_t at, char32_t separator) {
  return is_at(chars, at, separator) && digits_end(chars, at + 1) == at + 4;
}

/// Examines the digits that begin at chars[at]. Groups are one to three digits, not beginning with
/// 0, then exactly three after each of the same ',' or '\''. A fraction is '.' and digits, unless
/// another dot follows ("1.2.3" is a version or a date) or `after_dot` is true.
NumberShape number_at(std::span<const TextChar> chars, std::size_t at, bool after_dot) {
  NumberShape shape;
  std::size_t end = digits_end(chars, at);
  if (end - at <= 3 && chars[at].c != '0') {
    for (const char32_t separator : {U',', U'\''}) {
      if (!group_follows(chars, end, separator)) continue;
      shape.group_separator = separator;
      while (group_follows(chars, end, separator)) end += 4;
      shape.end = end;
      break;
    }
  }
  if (!after_dot && is_at(chars, end, '.') && digit_at(chars, end + 1)) {
    const std::size_t fraction_end = digits_end(chars, end + 1);
    const bool more_dots = is_at(chars, fraction_end, '.') && digit_at(chars, fraction_end + 1);
    if (!more_dots) shape.end = fraction_end;
  }
  return shape;
}

using Chars = std::span<const TextChar>;

bool is_ascii_letter(char32_t c) { return c >= 'a' && c <= 'z'; }

bool word_char_at(Chars chars, std::size_t at) {
  return at < chars.size() && is_word_char(chars[at].cls);
}

std::size_t run_end(Chars chars, std::size_t at) {
  while (at < chars.size() && (is_word_char(chars[at].cls) || chars[at].cls == CharClass::mark)) {
    ++at;
  }
  return at;
}

// The joiner at `at` if a letter or digit follows it, else 0.
char32_t joiner_at(Chars chars, std::size_t at) {
  if (at >= chars.size() || !is_joiner(chars[at].c)) return 0;
  return word_char_at(chars, at + 1) ? chars[at].c : 0;
}

enum class Apostrophe { within, joins, parts };

// The role of the apostrophe at `at`, after the run of letters and digits that began at `begin`.
Apostrophe apostrophe_at(Chars chars, std::size_t begin, std::size_t at) {
  if (chars[at + 1].cls != CharClass::letter) return Apostrophe::parts;
  if (!is_ascii_letter(chars[at - 1].c) || !is_ascii_letter(chars[at + 1].c)) {
    return Apostrophe::within;
  }
  const std::size_t after = run_end(chars, at + 1) - (at + 1);
  if (after >= 3) return Apostrophe::joins;
  if (after < 2) return Apostrophe::within;
  const std::size_t before = at - begin;
  const bool particle = (before == 1 && chars[begin].c != 'i') ||
                        (before == 2 && chars[begin].c == 'q' && chars[begin + 1].c == 'u');
  return particle ? Apostrophe::joins : Apostrophe::within;
}

}  // namespace

std::size_t CompoundReader::read(Chars chars, std::size_t at, WordHandler& handler) {
  parts_.clear();
  std::size_t end = read_tight(chars, at, 0);
  while (parts_.size() == 1 || parts_.back().joiner == '-' || parts_.back().joiner == '/') {
    const char32_t joiner = joiner_at(chars, end);
    if (joiner != '-' && joiner != '/') break;
    const std::size_t known = parts_.size();
    const std::size_t next = read_tight(chars, end + 1, joiner);
    const auto telling = [](const Part& part) {
      return part.has_digit || part.end - part.begin - part.possessive == 1;
    };
    const bool joins =
        parts_.size() == known + 1 && (telling(parts_[known - 1]) || telling(parts_[known]));
    if (!joins) {
      parts_.resize(known);
      break;
    }
    end = next;
  }
  hand_over(chars, handler);
  return end;
}

// Reads the parts from `at` on that '&', '.' and apostrophes join.
std::size_t CompoundReader::read_tight(Chars chars, std::size_t at, char32_t joiner) {
  for (;;) {
    parts_.push_back(read_part(chars, at, joiner));
    const std::size_t end = parts_.back().end;
    joiner = joiner_at(chars, end);
    if (joiner != '&' && joiner != '.' && joiner != '\'') return end;
    // read_part() read the apostrophes inside a part; this one joins or separates.
    if (joiner == '\'' && chars[end + 1].cls != CharClass::letter) return end;
    at = end + 1;
  }
}

CompoundReader::Part CompoundReader::read_part(Chars chars, std::size_t at, char32_t joiner) const {
  Part part{at, at, 0, at, joiner, false, 0};
  std::size_t run = at;  // the beginning of the current letters and digits
  if (chars[at].cls == CharClass::digit) {
    const NumberShape number = number_at(chars, at, joiner == '.');
    if (number.end > 0) {
      part.group_separator = number.group_separator;
      part.number_end = run = number.end;
    }
  }
  std::size_t end = run_end(chars, run);
  while (joiner_at(chars, end) == '\'' && apostrophe_at(chars, run, end) == Apostrophe::within) {
    run = end + 1;
    end = run_end(chars, run);
  }
  part.end = end;
  if (run > at + 1 && end == run + 1 && chars[run - 1].c == '\'' && chars[run].c == 's') {
    part.possessive = 2;
  }
  for (std::size_t i = at; i < end && !part.has_digit; ++i) {
    part.has_digit = chars[i].cls == CharClass::digit;
  }
  return part;
}

void CompoundReader::hand_over(Chars chars, WordHandler& handler) {
  text_.clear();
  words_.clear();
  compound_.clear();
  if (parts_.size() > 1) parts_.back().end -= parts_.back().possessive;
  std::size_t longest = 0;
  for (const Part& part : parts_) longest += (part.end - part.begin) * 4;
  text_.reserve(longest);  // keeps the views into it valid
  const bool joined = parts_.size() > 1 && parts_.size() <= kMaxCompoundParts;
  for (const Part& part : parts_) {
    const std::size_t from = text_.size();
    for (std::size_t i = part.begin; i < part.end; ++i) {
      if (i < part.number_end && chars[i].c == part.group_separator) continue;
      append_utf8(text_, chars[i].c);
    }
    const std::string_view text = std::string_view(text_).substr(from);
    words_.push_back({text, chars[part.begin].begin, chars[part.end - 1].end});
    if (!joined || compound_.size() > kMaxCompoundBytes) continue;
    if (part.joiner != 0) compound_.push_back(static_cast<char>(part.joiner));
    compound_ += text;
  }
  if (compound_.size() > kMaxCompoundBytes) compound_.clear();
  handler.word(words_, {compound_, words_.front().begin, words_.back().end});
}

}  // namespace tickerdex

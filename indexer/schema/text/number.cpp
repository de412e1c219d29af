#include "indexer/schema/text/number.h"

namespace tickerdex {
namespace {

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

}  // namespace

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

}  // namespace tickerdex

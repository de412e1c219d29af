#include "indexer/source/reuters_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "indexer/schema/text/ascii.h"
#include "indexer/schema/text/utf8.h"
#include "indexer/source/charset.h"

namespace tickerdex {
namespace {

constexpr std::size_t kLongestEntity = 10;
constexpr std::array<std::pair<std::string_view, char>, 5> kNamedEntities = {
    {{"lt", '<'}, {"gt", '>'}, {"amp", '&'}, {"quot", '"'}, {"apos", '\''}}};

/// Appends the character of the entity `name` ("lt", "#3", "#x41"); false if it is unknown.
bool append_entity(std::string& out, std::string_view name) {
  for (const auto& [known, character] : kNamedEntities) {
    if (name == known) {
      out += character;
      return true;
    }
  }
  if (name.size() < 2 || name[0] != '#') return false;
  const bool hex = name[1] == 'x' || name[1] == 'X';
  const std::string_view digits = name.substr(hex ? 2 : 1);
  unsigned code = 0;
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), code, hex ? 16 : 10);
  if (error != std::errc() || end != digits.data() + digits.size()) return false;
  if (code == '\n' || code == '\t') {
    out += static_cast<char>(code);
  } else if (code >= 0x20 && code != 0x7F) {
    const bool is_scalar = code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
    append_utf8(out, is_scalar ? code : kReplacement);
  }
  return true;
}

bool is_sign_off(std::string_view line) {
  constexpr std::string_view kName = "REUTERS";
  std::size_t length = 0;
  while (length < line.size() && length < kName.size() && (line[length] & ~0x20) == kName[length]) {
    ++length;
  }
  // "REUTER...", and "REUTER...^M" with the caret written out.
  return length >= 5 && line.find_first_not_of(".^M", length) == std::string_view::npos;
}

bool all_digits(std::string_view text) { return std::ranges::all_of(text, is_digit); }

/// '9' stands for a digit, 'A' for a capital letter, anything else for itself.
bool has_shape(std::string_view text, std::string_view shape) {
  return std::ranges::equal(text, shape, [](char c, char expected) {
    if (expected == '9') return is_digit(c);
    if (expected == 'A') return is_upper(c);
    return c == expected;
  });
}

std::string_view next_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

}  // namespace

std::string_view element(std::string_view text, std::string_view tag) {
  const std::string open = "<" + std::string(tag) + ">";
  const std::string close = "</" + std::string(tag) + ">";
  const std::size_t begin = text.find(open);
  if (begin == std::string_view::npos) return {};
  const std::size_t end = text.find(close, begin);
  if (end == std::string_view::npos) return {};
  return text.substr(begin + open.size(), end - begin - open.size());
}

std::string_view text_element(std::string_view record) {
  const std::size_t tag = record.find("<TEXT");
  if (tag == std::string_view::npos) return {};
  const std::size_t begin = std::min(record.find('>', tag), record.size() - 1) + 1;
  const std::size_t end = std::min(record.find("</TEXT>", begin), record.size());
  return record.substr(begin, end - begin);
}

std::string attribute(std::string_view record, std::string_view name) {
  const std::string_view tag = record.substr(0, record.find('>'));
  const std::string wanted = " " + std::string(name) + "=\"";
  const std::size_t found = tag.find(wanted);
  if (found == std::string_view::npos) return {};
  const std::size_t begin = found + wanted.size();
  return one_line(tag.substr(begin, tag.find('"', begin) - begin));
}

std::string decode_entities(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const std::size_t ampersand = std::min(text.find('&'), text.size());
    out += text.substr(0, ampersand);
    text.remove_prefix(ampersand);
    if (text.empty()) break;
    const std::size_t end = text.substr(0, kLongestEntity).find(';');
    if (end != std::string_view::npos && append_entity(out, text.substr(1, end - 1))) {
      text.remove_prefix(end + 1);
    } else {
      out += '&';
      text.remove_prefix(1);
    }
  }
  return out;
}

std::string join_lines(std::string_view text) {
  std::string joined;
  bool paragraph_ended = true;
  std::size_t last_line = 0;  // position of the last line in `joined`
  while (!text.empty()) {
    const std::string_view raw = next_line(text);
    const std::string line = one_line(raw);
    if (line.empty()) {
      paragraph_ended = true;
      continue;
    }
    last_line = joined.size();
    if (!joined.empty()) joined += paragraph_ended || raw.starts_with("    ") ? '\n' : ' ';
    joined += line;
    paragraph_ended = false;
  }
  std::string_view last = std::string_view(joined).substr(last_line);
  if (last_line != 0 && !last.empty()) last.remove_prefix(1);
  if (is_sign_off(last)) joined.resize(last_line);
  return joined;
}

std::string first_line(std::string_view text) {
  std::string line;
  while (line.empty() && !text.empty()) line = one_line(next_line(text));
  return line;
}

std::string wire_date(std::string_view text) {
  const std::string words = one_line(text.substr(0, std::min(text.find('&'), text.size())));
  std::string_view rest = words;
  const std::string_view day = rest.substr(0, rest.find(' '));
  rest.remove_prefix(std::min(day.size() + 1, rest.size()));
  const std::string_view time = rest.substr(0, rest.find(' '));
  if (!has_shape(day, "9-AAA-9999") && !has_shape(day, "99-AAA-9999")) return words;
  const bool is_time = has_shape(time.substr(0, 8), "99:99:99") &&
                       (time.size() == 8 || (time[8] == '.' && all_digits(time.substr(9))));
  return std::string(day) + (is_time ? " " + std::string(time) : std::string());
}

}  // namespace tickerdex

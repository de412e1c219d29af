#include "indexer/source/markup/xml_entities.h"

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <cstdint>
#include <optional>

#include "indexer/schema/text/ascii.h"
#include "indexer/schema/text/utf8.h"
#include "indexer/source/charset.h"

namespace tickerdex {
namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t kMaxName = 64;
constexpr int kMaxNesting = 16;

bool is_xml_character(char32_t c) {
  return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c < 0xD800) ||
         (c >= 0xE000 && c < 0xFFFE) || (c >= 0x10000 && c <= 0x10FFFF);
}

void append_character(std::string& out, char32_t c) {
  switch (c) {
    case '&':
      out += "&amp;";
      break;
    case '<':
      out += "&lt;";
      break;
    case '>':
      out += "&gt;";
      break;
    case '"':
      out += "&quot;";
      break;
    default:
      if (is_xml_character(c)) append_utf8(out, c);
  }
}

// "#8217", "#x2019"; 128 to 159 are windows-1252's, as browsers have it.
std::optional<char32_t> character_of(std::string_view number) {
  const bool is_hex = number.starts_with('x') || number.starts_with('X');
  if (is_hex) number.remove_prefix(1);
  if (number.empty() || number.size() > 8) return std::nullopt;
  std::uint64_t value = 0;
  for (const char c : number) {
    if (is_hex ? !is_hex_digit(c) : !is_digit(c)) return std::nullopt;
    const int digit = is_digit(c) ? c - '0' : to_lower(c) - 'a' + 10;
    value = value * (is_hex ? 16 : 10) + static_cast<std::uint64_t>(digit);
  }
  if (value >= 0x80 && value < 0xA0) {
    const std::string converted = to_utf8(std::string(1, static_cast<char>(value)));
    std::size_t at = 0;
    return next_code_point(converted, at);
  }
  if (value > 0x10FFFF || !is_xml_character(static_cast<char32_t>(value))) return std::nullopt;
  return static_cast<char32_t>(value);
}

// The name between "&" at `at` and ";"; empty if that is no reference.
std::string_view name_at(std::string_view text, std::size_t at) {
  const std::string_view near = text.substr(at + 1, kMaxName);
  const std::size_t end = near.find(';');
  if (end == npos || end == 0) return {};
  const std::string_view name = near.substr(0, end);
  const bool is_name = std::ranges::all_of(name, [](char c) {
    return is_alphanumeric(c) || c == '_' || c == '-' || c == '.' || c == ':' || c == '#' ||
           !is_ascii(c);
  });
  return is_name ? name : std::string_view();
}

}  // namespace

void append_xml_text(std::string& out, std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    std::size_t plain = at;
    while (plain < text.size() && is_ascii(text[plain]) && text[plain] >= ' ' &&
           text[plain] != '&' && text[plain] != '<' && text[plain] != '>' && text[plain] != '"') {
      ++plain;
    }
    out += text.substr(at, plain - at);
    at = plain;
    if (at < text.size()) append_character(out, next_code_point(text, at));
  }
}

void XmlEntities::declare(std::string_view declaration) {
  constexpr std::string_view kEntity = "<!ENTITY";
  for (std::size_t at = 0; (at = declaration.find(kEntity, at)) != npos;) {
    at += kEntity.size();
    std::string_view rest = declaration.substr(at);
    const auto skip_white = [&] {
      while (!rest.empty() && is_white(rest.front())) rest.remove_prefix(1);
    };
    skip_white();
    const std::size_t name_end =
        static_cast<std::size_t>(std::ranges::find_if(rest, is_white) - rest.begin());
    const std::string_view name = rest.substr(0, name_end);
    rest.remove_prefix(name_end);
    skip_white();
    if (name.empty() || name.size() > kMaxName || rest.empty()) continue;
    if (rest.front() != '"' && rest.front() != '\'') continue;  // external, or of parameters
    const std::size_t close = rest.find(rest.front(), 1);
    if (close == npos || declared_.size() == kMaxEntities) return;
    // The first declaration counts.
    declared_.emplace(name, rest.substr(1, close - 1));
    at = static_cast<std::size_t>(rest.data() - declaration.data()) + close + 1;
  }
}

void XmlEntities::append_value(std::string& out, std::string_view value, int depth) {
  if (overflowed_) return;
  for (std::size_t at = 0; at < value.size() && !overflowed_;) {
    const std::size_t mark = std::min(value.find('&', at), value.size());
    const std::size_t before = out.size();
    append_xml_text(out, value.substr(at, mark - at));
    expanded_ += out.size() - before;
    if (expanded_ > kMaxExpandedBytes) overflowed_ = true;
    at = mark;
    if (at == value.size()) break;
    const std::string_view name = name_at(value, at);
    if (!name.empty() && append_reference(out, name, depth)) {
      at += name.size() + 2;
    } else {
      out += "&amp;";
      ++at;
    }
    ++expanded_;
  }
}

bool XmlEntities::append_reference(std::string& out, std::string_view name, int depth) {
  if (name.front() == '#') {
    const auto character = character_of(name.substr(1));
    if (character) append_character(out, *character);
    return character.has_value();
  }
  for (const std::string_view known : {"amp", "lt", "gt", "quot", "apos"}) {
    if (name != known) continue;
    out.append(1, '&').append(known).append(1, ';');
    return true;
  }
  if (const auto found = declared_.find(name); found != declared_.end()) {
    if (depth == kMaxNesting) {
      overflowed_ = true;
    } else {
      append_value(out, found->second, depth + 1);
    }
    return true;
  }
  const std::string key(name);
  const htmlEntityDesc* entity = ::htmlEntityLookup(reinterpret_cast<const xmlChar*>(key.c_str()));
  if (entity == nullptr) return false;
  append_character(out, static_cast<char32_t>(entity->value));
  return true;
}

void XmlEntities::append_escaped(std::string& out, std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t mark = std::min(text.find('&', at), text.size());
    append_xml_text(out, text.substr(at, mark - at));
    at = mark;
    if (at == text.size()) break;
    const std::string_view name = name_at(text, at);
    if (!name.empty() && append_reference(out, name, 0)) {
      at += name.size() + 2;
    } else {
      out += "&amp;";
      ++at;
    }
  }
}

}  // namespace tickerdex

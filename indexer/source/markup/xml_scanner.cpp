#include "indexer/source/markup/xml_scanner.h"

#include <algorithm>

#include "indexer/schema/text/ascii.h"

namespace tickerdex {
namespace {

using Kind = XmlToken::Kind;

constexpr std::size_t npos = std::string_view::npos;

bool begins_name(char c) {
  return is_letter(c) || c == '_' || c == ':' || static_cast<unsigned char>(c) >= 0x80;
}

XmlToken text_until(std::string_view bytes, std::size_t at, std::size_t end) {
  return {Kind::text, at, end, {}, bytes.substr(at, end - at), true, 0};
}

// From `open` (its length) to `close`: comments and the like.
XmlToken enclosed(Kind kind, std::string_view bytes, std::size_t at, std::size_t open,
                  std::string_view close, std::size_t resume) {
  XmlToken token{kind, at, bytes.size(), {}, {}, true, 0};
  const std::size_t found = bytes.find(close, std::max(at + open, resume));
  if (found == npos) {
    token.is_whole = false;
    token.resume = std::max(at + open, bytes.size() - std::min(bytes.size(), close.size() - 1));
    token.inner = bytes.substr(std::min(at + open, bytes.size()));
    return token;
  }
  token.end = found + close.size();
  token.inner = bytes.substr(at + open, found - at - open);
  return token;
}

// Whether the quote at `at` is closed within the tag; if so, moves behind it.
bool skip_quoted(std::string_view bytes, std::size_t& at) {
  const char quote = bytes[at];
  for (std::size_t next = at + 1; next < bytes.size(); ++next) {
    const char c = bytes[next];
    if (c == quote) {
      at = next + 1;
      return true;
    }
    if (c == '<' && next + 1 < bytes.size() &&
        (begins_name(bytes[next + 1]) || bytes[next + 1] == '/' || bytes[next + 1] == '!')) {
      return false;
    }
  }
  return false;
}

// Where the tag that begins at `at` ends: behind ">" or before a "<"; npos if that is not there.
std::size_t end_of_tag(std::string_view bytes, std::size_t at) {
  bool before_value = false;
  while (at < bytes.size()) {
    const char c = bytes[at];
    if (c == '>') return at + 1;
    if (c == '<') return at;
    if (before_value && (c == '"' || c == '\'') && skip_quoted(bytes, at)) {
      before_value = false;
      continue;
    }
    if (!is_white(c)) before_value = c == '=';
    ++at;
  }
  return npos;
}

XmlToken tag_at(std::string_view bytes, std::size_t at) {
  const bool closes = bytes[at + 1] == '/';
  const std::size_t name = at + (closes ? 2 : 1);
  const std::size_t end = end_of_tag(bytes.substr(0, at + kMaxTagBytes), name);
  if (end == npos) {
    if (bytes.size() - at >= kMaxTagBytes) {
      return text_until(bytes, at, std::min(bytes.find('<', at + 1), bytes.size()));
    }
    return {closes ? Kind::end : Kind::start, at, bytes.size(), {}, {}, false, 0};
  }
  XmlToken token{closes ? Kind::end : Kind::start, at, end, {}, {}, true, 0};
  std::string_view inner = bytes.substr(name, end - name);
  if (inner.ends_with('>')) inner.remove_suffix(1);
  if (!closes && inner.ends_with('/')) {
    token.kind = Kind::empty;
    inner.remove_suffix(1);
  }
  const auto name_end = std::ranges::find_if(inner, [](char c) { return is_white(c) || c == '/'; });
  token.name = inner.substr(0, static_cast<std::size_t>(name_end - inner.begin()));
  token.inner = inner.substr(token.name.size());
  return token;
}

XmlToken declaration_at(std::string_view bytes, std::size_t at) {
  const std::string_view held = bytes.substr(0, at + kMaxDeclarationBytes);
  int brackets = 0;
  for (std::size_t next = at + 2; next < held.size(); ++next) {
    const char c = held[next];
    if (c == '"' || c == '\'') {
      const std::size_t close = held.find(c, next + 1);
      if (close != npos) next = close;
    } else if (c == '[') {
      ++brackets;
    } else if (c == ']') {
      --brackets;
    } else if (c == '>' && brackets <= 0) {
      return {Kind::declaration, at, next + 1, {}, held.substr(at + 2, next - at - 2), true, 0};
    } else if (held.substr(next).starts_with("<!--")) {
      const std::size_t close = held.find("-->", next);
      if (close != npos) next = close + 2;
    }
  }
  if (held.size() < bytes.size() || held.size() - at == kMaxDeclarationBytes) {
    return text_until(bytes, at, std::min(bytes.find('<', at + 1), bytes.size()));
  }
  return {Kind::declaration, at, bytes.size(), {}, {}, false, 0};
}

}  // namespace

XmlToken next_xml_token(std::string_view bytes, std::size_t at, std::size_t resume) {
  constexpr std::string_view kCdata = "<![CDATA[";
  const std::string_view rest = bytes.substr(at);
  if (rest.front() != '<') {
    return text_until(bytes, at, std::min(bytes.find('<', at), bytes.size()));
  }
  if (rest.starts_with("<!--")) return enclosed(Kind::comment, bytes, at, 4, "-->", resume);
  if (rest.starts_with(kCdata)) {
    return enclosed(Kind::cdata, bytes, at, kCdata.size(), "]]>", resume);
  }
  if (rest.starts_with("<?")) return enclosed(Kind::instruction, bytes, at, 2, "?>", resume);
  if (rest.size() < kCdata.size() &&
      (kCdata.starts_with(rest) || std::string_view("<!--").starts_with(rest))) {
    return {Kind::cdata, at, bytes.size(), {}, {}, false, 0};
  }
  if (rest.starts_with("<!") && rest.size() > 2 && is_letter(rest[2])) {
    return declaration_at(bytes, at);
  }
  const bool closes = rest.starts_with("</");
  const std::size_t name = closes ? 2 : 1;
  if (rest.size() <= name) return {Kind::text, at, bytes.size(), {}, rest, false, 0};
  if (begins_name(rest[name])) return tag_at(bytes, at);
  return text_until(bytes, at, std::min(bytes.find('<', at + 1), bytes.size()));
}

std::string_view local_name(std::string_view name) { return name.substr(name.rfind(':') + 1); }

bool next_xml_attribute(std::string_view& inner, XmlAttribute& attribute) {
  const auto skip = [&](auto&& wanted) {
    std::size_t size = 0;
    while (size < inner.size() && wanted(inner[size])) ++size;
    const std::string_view skipped = inner.substr(0, size);
    inner.remove_prefix(size);
    return skipped;
  };
  const auto skip_white = [&] { skip([](char c) { return is_white(c); }); };
  skip([](char c) { return is_white(c) || c == '/' || c == '=' || c == '"' || c == '\''; });
  attribute.name =
      skip([](char c) { return !is_white(c) && c != '=' && c != '/' && c != '"' && c != '\''; });
  attribute.value = {};
  if (attribute.name.empty()) return false;
  skip_white();
  if (!inner.starts_with('=')) return true;
  inner.remove_prefix(1);
  skip_white();
  if (inner.starts_with('"') || inner.starts_with('\'')) {
    const std::size_t close = inner.find(inner.front(), 1);
    attribute.value = inner.substr(1, close == npos ? npos : close - 1);
    inner.remove_prefix(close == npos ? inner.size() : close + 1);
  } else {
    attribute.value = skip([](char c) { return !is_white(c); });
  }
  return true;
}

}  // namespace tickerdex

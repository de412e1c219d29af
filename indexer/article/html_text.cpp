// An HTML parser would take "<IBM>" for an element and lose it. So only the elements that feeds
// use, listed in a table, count as markup.
#include "indexer/article/html_text.h"


#include <algorithm>
#include <cstdint>
#include <optional>
#include <unordered_map>

#include "indexer/article/plain_text.h"
#include "indexer/schema/text/ascii.h"
#include "indexer/schema/text/utf8.h"

namespace tickerdex {
namespace {

enum class Element : std::uint8_t { in_line, block, cell, hidden };

const std::unordered_map<std::string_view, Element>& elements() {
  using enum Element;
  static const std::unordered_map<std::string_view, Element> kElements{
      {"a", in_line},        {"abbr", in_line},   {"b", in_line},     {"big", in_line},
      {"cite", in_line},     {"code", in_line},   {"del", in_line},   {"em", in_line},
      {"font", in_line},     {"i", in_line},      {"img", in_line},   {"ins", in_line},
      {"mark", in_line},     {"q", in_line},      {"s", in_line},     {"small", in_line},
      {"span", in_line},     {"strong", in_line}, {"sub", in_line},   {"sup", in_line},
      {"time", in_line},     {"u", in_line},      {"wbr", in_line},   {"source", in_line},
      {"address", block},    {"article", block},  {"aside", block},   {"audio", block},
      {"blockquote", block}, {"body", block},     {"br", block},      {"caption", block},
      {"dd", block},         {"div", block},      {"dl", block},      {"dt", block},
      {"figcaption", block}, {"figure", block},   {"footer", block},  {"form", block},
      {"h1", block},         {"h2", block},       {"h3", block},      {"h4", block},
      {"h5", block},         {"h6", block},       {"header", block},  {"hr", block},
      {"html", block},       {"li", block},       {"main", block},    {"nav", block},
      {"ol", block},         {"p", block},        {"picture", block}, {"pre", block},
      {"section", block},    {"table", block},    {"tbody", block},   {"thead", block},
      {"tr", block},         {"ul", block},       {"video", block},   {"td", cell},
      {"th", cell},          {"head", hidden},    {"iframe", hidden}, {"noscript", hidden},
      {"script", hidden},    {"style", hidden},   {"svg", hidden},    {"button", hidden},
  };
  return kElements;
}

struct Tag {
  std::string name;  ///< lower case
  Element element;
  bool closes = false;
  std::size_t end = 0;  ///< after its ">"
};


/// The known element at `at`, the position of a "<". "<BR>", "<TD>" and "<A>" are also tickers:
/// without attributes they count only if the text writes its markup in `capitals`.
std::optional<Tag> tag_at(std::string_view text, std::size_t at, bool capitals) {
  constexpr std::size_t kMaxTagBytes = 4096;
  std::size_t i = at + 1;
  const bool closes = i < text.size() && text[i] == '/';
  if (closes) ++i;
  const std::size_t name_begin = i;
  while (i < text.size() && i - name_begin < 12 && is_alphanumeric(text[i])) ++i;
  if (i == name_begin || i == text.size()) return std::nullopt;
  const std::string_view spelled = text.substr(name_begin, i - name_begin);
  const bool ends_here = text[i] == '>' || text.substr(i).starts_with("/>");
  if (!ends_here && text[i] != ' ' && text[i] != '\n' && text[i] != '\t') return std::nullopt;
  std::string name = ascii_lower(spelled);
  const auto found = elements().find(name);
  if (found == elements().end()) return std::nullopt;
  if (!closes && ends_here && !capitals && spelled[0] < 'a') return std::nullopt;
  const std::size_t end = text.substr(0, i + kMaxTagBytes).find_first_of("<>", i);
  if (end == std::string_view::npos || text[end] == '<') return std::nullopt;
  return Tag{std::move(name), found->second, closes, end + 1};
}

const std::unordered_map<std::string_view, std::string_view>& references() {
  static const std::unordered_map<std::string_view, std::string_view> kReferences{
      {"amp", "&"},    {"lt", "<"},     {"gt", ">"},     {"quot", "\""},  {"apos", "'"},
      {"nbsp", " "},   {"ndash", "–"},  {"mdash", "—"},  {"lsquo", "‘"},  {"rsquo", "’"},
      {"ldquo", "“"},  {"rdquo", "”"},  {"sbquo", "‚"},  {"bdquo", "„"},  {"laquo", "«"},
      {"raquo", "»"},  {"hellip", "…"}, {"bull", "•"},   {"middot", "·"}, {"copy", "©"},
      {"reg", "®"},    {"trade", "™"},  {"euro", "€"},   {"pound", "£"},  {"yen", "¥"},
      {"cent", "¢"},   {"sect", "§"},   {"deg", "°"},    {"times", "×"},  {"frac12", "½"},
      {"auml", "ä"},   {"ouml", "ö"},   {"uuml", "ü"},   {"Auml", "Ä"},   {"Ouml", "Ö"},
      {"Uuml", "Ü"},   {"szlig", "ß"},  {"eacute", "é"}, {"egrave", "è"}, {"ecirc", "ê"},
      {"agrave", "à"}, {"aacute", "á"}, {"acirc", "â"},  {"ccedil", "ç"}, {"ntilde", "ñ"},
      {"oacute", "ó"}, {"iacute", "í"}, {"uacute", "ú"}, {"shy", ""},     {"ensp", " "},
      {"emsp", " "},   {"thinsp", " "},
  };
  return kReferences;
}

bool append_code_point(std::string_view digits, std::string& out) {
  const bool hex = digits.starts_with('x') || digits.starts_with('X');
  if (hex) digits.remove_prefix(1);
  if (digits.empty() || digits.size() > 7) return false;
  std::uint32_t value = 0;
  for (const char c : digits) {
    if (!(hex ? is_hex_digit(c) : is_digit(c))) return false;
    value = value * (hex ? 16u : 10u) +
            static_cast<std::uint32_t>(is_digit(c) ? c - '0' : to_lower(c) - 'a' + 10);
  }
  if (value == 0 || value > 0x10ffff || (value >= 0xd800 && value < 0xe000)) return false;
  append_utf8(out, value);
  return true;
}

/// Resolves the reference at `at`, the position of a "&"; returns its end, or `at` if it is not
/// one.
std::size_t resolve_reference(std::string_view text, std::size_t at, std::string& out) {
  const std::string_view near = text.substr(at + 1, 12);
  const std::size_t length = near.find(';');
  if (length == std::string_view::npos || length == 0) return at;
  const std::string_view name = near.substr(0, length);
  if (name[0] == '#') {
    if (!append_code_point(name.substr(1), out)) return at;
  } else {
    const auto found = references().find(name);
    if (found == references().end()) return at;
    out += found->second;
  }
  return at + length + 2;
}

/// The end of the element that `tag` opens, or of the tag if it is never closed.
std::size_t end_of_hidden(std::string_view text, const Tag& tag, bool capitals) {
  for (std::size_t at = tag.end; (at = text.find("</", at)) != std::string_view::npos; at += 2) {
    if (const auto close = tag_at(text, at, capitals); close && close->name == tag.name)
      return close->end;
  }
  return tag.end;
}

/// Whether some element is closed in capitals: "</P>".
bool closes_in_capitals(std::string_view body) {
  for (std::size_t at = 0; (at = body.find("</", at)) != std::string_view::npos; at += 2) {
    if (at + 2 < body.size() && is_upper(body[at + 2]) &&
        tag_at(body, at, true)) {
      return true;
    }
  }
  return false;
}

}  // namespace

bool is_html(std::string_view body) {
  for (std::size_t at = 0; (at = body.find('<', at)) != std::string_view::npos; ++at) {
    const auto tag = tag_at(body, at, false);
    if (tag && (tag->closes || tag->name == "br" || tag->name == "p")) return true;
  }
  return false;
}

std::string html_text(std::string_view body) {
  std::string out;
  out.reserve(body.size());
  const bool capitals = closes_in_capitals(body);
  bool hidden_may_close = true;  // false after one search for a closing tag failed
  bool comment_may_close = true;
  std::size_t at = 0;
  while (at < body.size()) {
    const std::size_t mark = std::min(body.find_first_of("<&", at), body.size());
    out.append(body.substr(at, mark - at));
    at = mark;
    if (at == body.size()) break;
    if (body[at] == '&') {
      const std::size_t end = resolve_reference(body, at, out);
      if (end == at) out += '&';
      at = std::max(end, at + 1);
      continue;
    }
    if (comment_may_close && body.substr(at).starts_with("<!--")) {
      const std::size_t end = body.find("-->", at);
      comment_may_close = end != std::string_view::npos;
      if (comment_may_close) {
        at = end + 3;
        continue;
      }
    }
    const auto tag = tag_at(body, at, capitals);
    if (!tag) {
      out += '<';
      ++at;
      continue;
    }
    if (tag->element == Element::block) out += '\n';
    if (tag->element == Element::cell) out += ' ';
    at = tag->end;
    if (tag->element == Element::hidden && !tag->closes && hidden_may_close) {
      at = end_of_hidden(body, *tag, capitals);
      hidden_may_close = at != tag->end;
    }
  }
  return out;
}

}  // namespace tickerdex

#include "indexer/schema/ticker/ticker.h"

#include <algorithm>

#include "indexer/schema/text/ascii.h"
#include "indexer/schema/text/utf8.h"
#include "indexer/schema/ticker/exchanges.h"

// A declared or typed value is meant to be a ticker, so only its form decides here, without a list
// of other words ("AI" and "IT" are listed companies).
//
// A symbol begins with letters ("BABA", "BRK.B") or a number ("9988.HK"). The first kind loses the
// suffix of its exchange, since the letters are the name; the second keeps it, since 700 alone is a
// company in each of ten cities.

namespace tickerdex {
namespace {

constexpr std::size_t kMaxBytes = 96;  // "Nasdaq Global Select Market: …" in full-width letters

// Upper case, without full-width forms, trimmed; empty if it has other letters.
std::string plain_upper(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x80) {
      if (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r') return {};
      const char c = text[i];
      out += byte < 0x21 ? ' ' : to_upper(c);
      continue;
    }
    if (i + 2 >= text.size()) return {};
    const auto second = static_cast<unsigned char>(text[i + 1]);
    const auto third = static_cast<unsigned char>(text[i + 2]);
    if (byte == 0xE3 && second == 0x80 && third == 0x80) {  // ideographic space
      out += ' ';
    } else if (byte == 0xEF && (second == 0xBC || second == 0xBD) && is_utf8_trail(text[i + 2])) {
      const int code = (second - 0xBC) * 64 + (third & 0x3F) + 0x20;  // U+FF01 is '!'
      if (code < '!' || code > '~') return {};
      const char c = static_cast<char>(code);
      out += to_upper(c);
    } else {
      return {};
    }
    i += 2;
  }
  return std::string(trimmed(out));
}

// "NYSE:BABA", "BABA:NYSE", "BABA:US", "HK:700"
std::optional<Ticker> from_colon(std::string_view left, std::string_view right) {
  if (const auto exchange = exchange_by_name(left); !exchange.empty()) {
    return canonical_ticker(right, exchange);
  }
  if (const auto exchange = exchange_by_name(right); !exchange.empty()) {
    return canonical_ticker(left, exchange);
  }
  bool known = false;
  if (const auto exchange = exchange_by_bloomberg(right, known); known) {
    return canonical_ticker(left, exchange);
  }
  if (const auto exchange = exchange_by_bloomberg(left, known); known) {
    return canonical_ticker(right, exchange);
  }
  return std::nullopt;
}

// "700 HK Equity", "BRK/B US", "BABA UN Equity"
std::optional<Ticker> from_bloomberg(std::string_view text) {
  constexpr std::string_view kEquity = " EQUITY";
  if (text.size() > kEquity.size() && text.substr(text.size() - kEquity.size()) == kEquity) {
    text = trimmed(text.substr(0, text.size() - kEquity.size()));
  }
  const std::size_t space = text.find(' ');
  if (space == std::string_view::npos) return std::nullopt;
  bool known = false;
  const std::string_view exchange = exchange_by_bloomberg(trimmed(text.substr(space)), known);
  return known ? canonical_ticker(text.substr(0, space), exchange) : std::nullopt;
}

}  // namespace

std::optional<Ticker> parse_ticker(std::string_view text) {
  if (text.size() > kMaxBytes) return std::nullopt;
  const std::string upper = plain_upper(text);
  std::string_view rest = upper;
  if (!rest.empty() && rest[0] == '$') rest.remove_prefix(1);
  if (rest.empty()) return std::nullopt;
  if (const std::size_t colon = rest.find(':'); colon != std::string_view::npos) {
    std::string_view right = trimmed(rest.substr(colon + 1));
    if (!right.empty() && right[0] == '$') right.remove_prefix(1);
    return from_colon(trimmed(rest.substr(0, colon)), right);
  }
  if (rest.find(' ') != std::string_view::npos) return from_bloomberg(rest);
  return canonical_ticker(rest, {});
}

std::optional<std::string> canonical_exchange(std::string_view name) {
  if (name.size() > kMaxBytes) return std::nullopt;
  const std::string upper = plain_upper(name);
  std::string_view found = exchange_by_name(upper);
  if (found.empty()) found = exchange_by_ric(upper, RicStyle::modern);
  if (found.empty()) return std::nullopt;
  return std::string(found);
}

namespace {

constexpr std::size_t kMaxLetters = 8;
constexpr std::size_t kMaxDigits = 6;
constexpr std::size_t kMaxSymbol = 16;

bool is_plain(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return is_upper(c) || is_digit(c); });
}

// A single letter that is not a common exchange, and the series of preferred shares, warrants,
// units and rights: "PA", "WS".
bool is_class(std::string_view suffix) {
  if (suffix.size() == 1) return is_upper(suffix[0]);
  if (suffix.size() == 2) {
    return suffix == "WS" || suffix == "WT" || suffix == "UN" || suffix == "RT" ||
           (suffix[0] == 'P' && is_upper(suffix[1]));
  }
  return suffix.size() == 3 && suffix[0] == 'P' && suffix[1] == 'R' && is_upper(suffix[2]);
}

// These are classes although Reuters suffixes exist with the same spelling (.A was the American
// exchange).
bool is_common_class(std::string_view suffix) {
  return suffix == "A" || suffix == "B" || suffix == "C" || suffix == "K";
}

std::string_view exchange_of_suffix(std::string_view suffix, RicStyle style) {
  if (const auto ric = exchange_by_ric(suffix, style); !ric.empty()) return ric;
  return suffix.size() >= 3 ? exchange_by_name(suffix) : std::string_view();
}

std::optional<Ticker> numeric_ticker(std::string_view code, std::string_view exchange) {
  if (code.size() > kMaxDigits || !is_plain(code)) return std::nullopt;
  const bool all_digits = std::all_of(code.begin(), code.end(), is_digit);
  std::string symbol(code);
  if (exchange == "HKEX" && all_digits) {
    symbol.erase(0, std::min(symbol.find_first_not_of('0'), symbol.size()));
    if (symbol.empty() || symbol.size() > 5) return std::nullopt;
    if (symbol.size() < 4) symbol.insert(0, 4 - symbol.size(), '0');
  }
  if ((exchange == "SSE" || exchange == "SZSE") && symbol.size() != 6) return std::nullopt;
  const std::string_view suffix = numeric_suffix(exchange);
  if (!suffix.empty()) symbol.append(".").append(suffix);
  return Ticker{std::move(symbol), std::string(exchange)};
}

std::optional<Ticker> lettered(std::string_view name, std::string_view share_class,
                               std::string_view exchange) {
  if (name.size() > kMaxLetters || !is_plain(name) || !is_upper(name[0])) return std::nullopt;
  if (name == "N" && share_class == "A") return std::nullopt;  // "N/A"
  std::string symbol(name);
  if (!share_class.empty()) {
    // "BAC-L" keeps its hyphen: "BAC.L" is BAC in London.
    const bool is_place = !is_common_class(share_class) &&
                          !exchange_of_suffix(share_class, RicStyle::modern).empty();
    symbol.append(is_place ? "-" : ".").append(share_class);
  }
  return Ticker{std::move(symbol), std::string(exchange)};
}

}  // namespace

std::optional<Ticker> canonical_ticker(std::string_view symbol, std::string_view exchange,
                                       RicStyle style) {
  if (symbol.empty() || symbol.size() > kMaxSymbol) return std::nullopt;
  const std::size_t joint = symbol.find_last_of(".-/");
  const std::string_view stem = symbol.substr(0, joint);
  if (joint == std::string_view::npos) {
    return is_digit(symbol[0]) ? numeric_ticker(stem, exchange) : lettered(stem, {}, exchange);
  }
  const std::string_view suffix = symbol.substr(joint + 1);
  const bool is_dotted = symbol[joint] == '.';
  const std::string_view place = is_dotted ? exchange_of_suffix(suffix, style) : std::string_view();
  if (is_digit(symbol[0])) {
    if (numeric_suffix(place).empty()) return std::nullopt;
    return numeric_ticker(stem, exchange.empty() ? place : exchange);
  }
  const bool is_share_class =
      is_common_class(suffix) ||
      (is_class(suffix) && (!is_dotted || (place.empty() && style == RicStyle::modern)));
  if (is_share_class) return lettered(stem, suffix, exchange);
  if (place.empty() && !(style == RicStyle::wire && is_dotted && is_plain(suffix))) {
    return std::nullopt;
  }
  const std::size_t inner = stem.find_first_of(".-/");  // "RCI.B.TO" keeps its class
  const std::string_view share_class =
      inner == std::string_view::npos ? std::string_view() : stem.substr(inner + 1);
  if (inner != std::string_view::npos && !is_class(share_class)) return std::nullopt;
  return lettered(stem.substr(0, inner), share_class, exchange.empty() ? place : exchange);
}

}  // namespace tickerdex

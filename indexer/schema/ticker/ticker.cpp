// A declared or typed value is meant to be a ticker, so only its form decides here, without a list
// of other words ("AI" and "IT" are listed companies).
#include "indexer/schema/ticker/ticker.h"

#include "indexer/schema/text/ascii.h"
#include "indexer/schema/text/utf8.h"
#include "indexer/schema/ticker/exchanges.h"
#include "indexer/schema/ticker/symbol_shape.h"

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

}  // namespace tickerdex

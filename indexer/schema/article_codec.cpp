#include "indexer/schema/article_codec.h"

#include <array>
#include <bit>

#include "indexer/schema/errors.h"
#include "indexer/schema/list_codec.h"

namespace tickerdex {
namespace {

constexpr char kVersion = 1;

// Numbers are never reused. Those of plain texts, 1 to 8, are in kArticleTexts.
enum class Tag : std::uint8_t {
  topic = 9, ticker = 10, published = 11, date_known = 12, sentiment = 13, impact = 14,
  ticker_sentiment = 15,
};

void put(std::string& out, Tag tag, std::string_view bytes) {
  out.push_back(static_cast<char>(tag));
  append_varint(out, bytes.size());
  out += bytes;
}

std::string double_bytes(double value) {
  const auto bits = std::bit_cast<std::uint64_t>(value);
  std::string bytes(8, '\0');
  for (std::size_t i = 0; i < 8; ++i) bytes[i] = static_cast<char>(bits >> (8 * i));
  return bytes;
}

double double_from(std::string_view bytes) {
  if (bytes.size() < 8) throw IndexError("a stored article is damaged: a number is cut short");
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < 8; ++i) {
    bits |= std::uint64_t{static_cast<unsigned char>(bytes[i])} << (8 * i);
  }
  return std::bit_cast<double>(bits);
}

// Signed numbers as zigzag.
std::uint64_t zigzag(std::int64_t value) {
  return (static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63);
}
std::int64_t unzigzag(std::uint64_t value) {
  return static_cast<std::int64_t>(value >> 1) ^ -static_cast<std::int64_t>(value & 1);
}

/// A byte that encodes one of the values up to `last`.
template <typename Enum>
Enum enum_from(char byte, Enum last) {
  const auto number = static_cast<unsigned char>(byte);
  if (number > static_cast<unsigned char>(last)) {
    throw IndexError("a stored article is damaged: invalid enum value");
  }
  return static_cast<Enum>(number);
}

// link := evidence:u8 primary:u8 salience:f64 length:V symbol exchange
std::string encode_link(const TickerLink& link) {
  std::string bytes;
  bytes.push_back(static_cast<char>(link.evidence));
  bytes.push_back(link.primary ? 1 : 0);
  bytes += double_bytes(link.salience);
  append_varint(bytes, link.symbol.size());
  bytes += link.symbol;
  bytes += link.exchange;
  return bytes;
}

std::string_view take(std::string_view& bytes, std::uint64_t length) {
  if (length > bytes.size()) throw IndexError("a stored article is damaged: it is cut short");
  const auto part = bytes.substr(0, length);
  bytes.remove_prefix(length);
  return part;
}

std::uint64_t take_varint(std::string_view& bytes) {
  std::uint64_t value = 0;
  if (!read_varint(bytes, value)) {
    throw IndexError("a stored article is damaged: a length is cut short");
  }
  return value;
}

TickerLink decode_link(std::string_view bytes) {
  TickerLink link;
  const auto head = take(bytes, 2);
  link.evidence = enum_from(head[0], Evidence::declared);
  link.primary = head[1] != 0;
  link.salience = double_from(take(bytes, 8));
  link.symbol = take(bytes, take_varint(bytes));
  link.exchange = bytes;
  return link;
}

}  // namespace

void encode_article(const Article& a, std::string& out) {
  out.push_back(kVersion);
  for (const auto& [tag, text, field] : kArticleTexts) {
    if (!(a.*text).empty()) put(out, static_cast<Tag>(tag), a.*text);
  }
  for (const auto& topic : a.topics) put(out, Tag::topic, topic);
  for (const auto& link : a.tickers) put(out, Tag::ticker, encode_link(link));
  if (a.published_utc) {
    std::string bytes;
    append_varint(bytes, zigzag(*a.published_utc));
    put(out, Tag::published, bytes);
  }
  const std::array<char, 2> known{static_cast<char>(a.date_known),
                                  static_cast<char>(a.date_precision)};
  if (known != std::array<char, 2>{}) put(out, Tag::date_known, {known.data(), known.size()});
  if (a.sentiment) put(out, Tag::sentiment, double_bytes(*a.sentiment));
  if (a.impact) put(out, Tag::impact, double_bytes(*a.impact));
  for (const auto& [symbol, score] : a.ticker_sentiment) {
    put(out, Tag::ticker_sentiment, double_bytes(score) + symbol);
  }
}

Article decode_article(std::string_view bytes) {
  if (bytes.empty() || bytes[0] != kVersion) {
    throw IndexError("a stored article is damaged, or was written by another version");
  }
  bytes.remove_prefix(1);
  Article a;
  while (!bytes.empty()) {
    const auto tag = static_cast<Tag>(take(bytes, 1)[0]);
    auto value = take(bytes, take_varint(bytes));
    switch (tag) {
      case Tag::topic: a.topics.emplace_back(value); break;
      case Tag::ticker: a.tickers.push_back(decode_link(value)); break;
      case Tag::published: a.published_utc = unzigzag(take_varint(value)); break;
      case Tag::date_known: {
        const auto known = take(value, 2);
        a.date_known = enum_from(known[0], DateKnown::declared);
        a.date_precision = enum_from(known[1], DatePrecision::year);
        break;
      }
      case Tag::sentiment: a.sentiment = double_from(value); break;
      case Tag::impact: a.impact = double_from(value); break;
      case Tag::ticker_sentiment: {
        const double score = double_from(take(value, 8));
        a.ticker_sentiment.emplace_back(value, score);
        break;
      }
      default:
        for (const auto& [number, text, field] : kArticleTexts) {
          if (number == static_cast<std::uint8_t>(tag)) a.*text = value;
        }
    }
  }
  return a;
}

std::string_view name_of(DateKnown known) {
  constexpr std::array<std::string_view, 5> kNames{"none", "file", "relative", "text", "declared"};
  return kNames.at(static_cast<std::size_t>(known));
}

std::string_view name_of(Evidence evidence) {
  constexpr std::array<std::string_view, 4> kNames{"name", "cashtag", "qualified", "declared"};
  return kNames.at(static_cast<std::size_t>(evidence));
}

}  // namespace tickerdex

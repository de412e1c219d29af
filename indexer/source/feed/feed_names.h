// The elements of feeds that declare the parts of an item, in order of trust. A new element needs a
// row.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>

namespace tickerdex {

enum class FeedPart : std::uint8_t {
  title,
  link,
  id,
  date,
  author,
  body,
  topic,
  topics,
  ticker,
  source,
  language,
  media,
};

struct FeedMeaning {
  FeedPart part;
  int rank;  ///< of several elements for one part the lowest counts
};

/// By the name of the element as xml_names.h has it.
const std::unordered_map<std::string_view, FeedMeaning>& feed_meanings();

/// Elements of vendors' modules: <sa:symbol>, <nasdaq:tickers>, <stock_symbol>.
bool names_ticker(std::string_view name);

/// Categories that list tickers say so: domain="https://example.com/rss/stock", type="symbol".
bool is_ticker_scheme(std::string_view scheme);

/// International numbers of securities are neither topics nor symbols.
bool is_number_scheme(std::string_view scheme);

}  // namespace tickerdex

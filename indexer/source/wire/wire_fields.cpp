#include "indexer/source/wire/wire_fields.h"

#include <algorithm>

#include "indexer/schema/text/ascii.h"
#include "indexer/schema/ticker/ticker.h"
#include "indexer/source/charset.h"

namespace tickerdex {

void set_if_empty(std::string& field, std::string value) {
  if (field.empty()) field = std::move(value);
}

void add_unique(std::vector<std::string>& list, std::string value) {
  if (value.empty() || list.size() == kMaxWireList) return;
  if (std::ranges::find(list, value) == list.end()) list.push_back(std::move(value));
}

void add_ticker(RawArticle& raw, std::string_view symbol, std::string_view market) {
  const std::string bare = one_line(symbol);
  const std::string listed = one_line(market) + ':' + bare;
  if (!trimmed(market).empty() && parse_ticker(listed)) return add_unique(raw.tickers, listed);
  if (!bare.empty() && parse_ticker(bare)) add_unique(raw.tickers, bare);
}

std::string without_title_line(std::string body, std::string_view title) {
  const std::size_t begin = std::min(body.find_first_not_of(" \t\n"), body.size());
  const std::size_t end = std::min(body.find('\n', begin), body.size());
  if (!title.empty() && one_line(std::string_view(body).substr(begin, end - begin)) == title) {
    body.erase(0, end);
  }
  return std::string(trimmed(body));
}

}  // namespace tickerdex

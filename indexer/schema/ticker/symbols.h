// A table of listed securities (`--symbols FILE`): checks symbols and lends company names.
//
// Files: the SEC's company_tickers.json ({"0": {"ticker": …, "title": …}, …}) or CSV with a header
// that has ticker|symbol, name|title and perhaps exchange. Read-only once loaded, then thread-safe.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "indexer/schema/ticker/ticker.h"

namespace tickerdex {

struct Listing {
  Ticker ticker;
  std::string name;  ///< as in the file: "Alibaba Group Holding Ltd"
};

class Symbols {
 public:
  /// @throws SourceError with file and place.
  static Symbols load(const std::string& path);

  void add(Listing listing);
  bool contains(std::string_view symbol) const;
  /// Listings whose distinctive name ("alibaba", without "Group Holding Ltd") is `folded_name`.
  std::vector<const Listing*> by_name(std::string_view folded_name) const;
  std::size_t size() const { return listings_.size(); }
  const std::vector<Listing>& listings() const { return listings_; }

 private:
  std::vector<Listing> listings_;
  std::unordered_map<std::string, std::size_t> by_symbol_;
  std::unordered_multimap<std::string, std::size_t> by_name_;
};

}  // namespace tickerdex

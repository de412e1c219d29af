// A table of listed securities (`--symbols FILE`), to check symbols and to find company names.
//
// Files, distinguished by their first character:
//   {"0": {"ticker": "BABA", "title": "Alibaba Group Holding Ltd"}, …}   the SEC's
//   company_tickers.json
//   {"fields": ["cik", "name", "ticker", "exchange"], "data": [[…], …]}  its
//   company_tickers_exchange.json
//   [{"ticker": …, "title": …}, …]
//   CSV (RFC 4180, UTF-8) with a header that has ticker|symbol, and perhaps name|title, exchange
// A line with an impossible ticker is skipped. If two listings share a symbol or a name, the first
// one in the file is used. Thread-safe once loaded.
#pragma once

#include <cstddef>
#include <functional>
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
  /// Listings whose distinctive name ("alibaba", without "Group Holding Ltd") is `folded_name`, in
  /// file order.
  std::vector<const Listing*> by_name(std::string_view folded_name) const;
  /// The distinctive names that begin with a given word.
  struct NamesByWord {
    std::size_t max_words = 0;  ///< of the longest such name; 0: there is none
    /// The listing that the word alone means: it is the whole name, or the short name of the only
    /// name that begins with it ("uber" of "Uber Technologies"); -1: none.
    std::ptrdiff_t alone = -1;
  };
  NamesByWord names_by_word(std::string_view folded_word) const;
  std::size_t size() const { return listings_.size(); }
  const std::vector<Listing>& listings() const { return listings_; }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return hash_of(text); }
  };
  struct FirstWord {
    NamesByWord names;
    std::string only_name;  ///< empty once two different names begin with the word
    bool is_whole = false;  ///< the word is a whole name
  };
  static std::size_t hash_of(std::string_view text);

  template <typename Value>
  using Map = std::unordered_map<std::string, Value, Hash, std::equal_to<>>;

  std::vector<Listing> listings_;
  Map<std::size_t> by_symbol_;
  Map<std::vector<std::size_t>> by_name_;
  Map<FirstWord> first_words_;
  /// A bit for each first word's hash: most words of a text begin no name and cost one lookup here.
  std::vector<bool> maybe_first_word_ = std::vector<bool>(kFilterBits);
  static constexpr std::size_t kFilterBits = 1 << 16;
};

}  // namespace tickerdex

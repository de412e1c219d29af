// All articles of a run, on disk; returns each once in the order of their documents.
//
// Order: by published time, oldest first, undated last; then by id. So articles close in time are
// close in the index, and the order does not depend on where or in which order articles were found.
// Of articles with the same id, the one with the greatest `sequence` is kept. Memory: the budget,
// whatever the number of articles; disk: the encoded articles once, plus a key of 56 bytes each.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/writer/article_key.h"
#include "indexer/writer/external_sorter.h"
#include "indexer/writer/output_file.h"

namespace tickerdex {

struct SpoolKey {
  std::uint64_t date = 0;  ///< order-preserving; undated: the maximum
  ArticleKey article;
  std::uint64_t sequence = 0;
  std::uint64_t offset = 0;
  std::uint32_t length = 0;
  std::uint32_t memory_kib = 0;  ///< memory to index it (record_weight.h); 0: a small article
};

class Spool {
 public:
  /// Temporary files go to `folder`.
  Spool(const std::string& folder, std::uint64_t memory_bytes);

  /// `sequence` counts records in source order, over all sources; calls may come in any order.
  /// @throws IndexError for an article of 4 GiB or more.
  void add(const ArticleKey& key, std::optional<std::int64_t> published_utc,
           std::uint64_t sequence, std::string_view encoded, std::uint64_t memory_bytes = 0);

  /// Call after the last add(); keeps only the latest article of each id.
  void sort();
  std::uint64_t size() const { return size_; }                 ///< after sort()
  std::uint64_t duplicate_ids() const { return duplicates_; }  ///< after sort()

  /// A representative sample of encoded articles, at most `bytes` in all: chosen by a hash of their
  /// ids, independent of the order; long ones are truncated. Call after sort(), before next().
  std::vector<std::string> sample(std::size_t bytes);

  struct Item {
    ArticleKey key;
    std::string encoded;
    std::uint64_t memory_bytes = 0;  ///< as passed to add()
  };
  /// The next article in document order; false at the end. `before` is called with the memory to
  /// index it before it is read.
  bool next(Item& item, const std::function<void(std::uint64_t memory_bytes)>& before = {});

 private:
  struct ById {
    bool operator()(const SpoolKey& a, const SpoolKey& b) const;
  };
  struct ByDocument {
    bool operator()(const SpoolKey& a, const SpoolKey& b) const;
  };
  void keep(const SpoolKey& key);
  void read_at(const SpoolKey& key, std::string& encoded);

  OutputFile file_;
  std::string window_;  ///< part of the file, read ahead
  std::uint64_t window_begin_ = 0;
  ExternalSorter<SpoolKey, ById> by_id_;
  ExternalSorter<SpoolKey, ByDocument> by_document_;
  std::vector<SpoolKey> sample_;  ///< the first ones in order of the hashes
  std::uint64_t size_ = 0;
  std::uint64_t duplicates_ = 0;
};

}  // namespace tickerdex

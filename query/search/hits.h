// The hits of a search, read on access.
//
// Only 16 bytes per hit are kept. Each access reads the article and makes its snippet, so that a
// page of any length needs the memory of one hit. Snippets are raw text on one line (not escaped,
// with control characters); output decides how to show them. Highlights are [start, end) in Unicode
// code points.
#pragma once

#include <cstdint>
#include <iterator>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "indexer/schema/article.h"

namespace tickerdex {

using CodePointRange = std::pair<std::uint32_t, std::uint32_t>;

struct Hit {
  std::uint64_t rank = 0;  ///< from 1, including the offset
  double score = 0;
  Article article;
  std::string snippet;
  std::vector<CodePointRange> highlights;        ///< of the snippet
  std::vector<CodePointRange> title_highlights;  ///< of the title
  std::uint64_t similar = 0;                     ///< other articles of the same story
};

/// Reads hits; `i` is below size(). Not thread-safe. @throws IndexError, Xapian::Error.
class HitSource {
 public:
  virtual ~HitSource() = default;
  virtual std::uint64_t size() const = 0;
  virtual Hit hit(std::uint64_t i) = 0;
  /// Only its article, without the cost of a snippet.
  virtual Article article(std::uint64_t i) = 0;
};

/// A handle: copies share one source, which keeps its index open.
class Hits {
 public:
  /// An input iterator; each dereference reads.
  class Iterator {
   public:
    using iterator_category = std::input_iterator_tag;
    using value_type = Hit;
    using difference_type = std::ptrdiff_t;
    using pointer = void;
    using reference = Hit;

    Iterator(const Hits* hits, std::uint64_t at) : hits_(hits), at_(at) {}
    Hit operator*() const { return (*hits_)[at_]; }
    Iterator& operator++() {
      ++at_;
      return *this;
    }
    bool operator==(const Iterator& other) const { return at_ == other.at_; }

   private:
    const Hits* hits_;
    std::uint64_t at_;
  };

  Hits() = default;
  explicit Hits(std::shared_ptr<HitSource> source) : source_(std::move(source)) {}
  /// Hits already in memory.
  Hits(std::vector<Hit> hits);  // NOLINT: a list of hits is one

  std::uint64_t size() const { return source_ ? source_->size() : 0; }
  bool empty() const { return size() == 0; }
  Hit operator[](std::uint64_t i) const { return source_->hit(i); }
  Article article(std::uint64_t i) const { return source_->article(i); }
  Iterator begin() const { return {this, 0}; }
  Iterator end() const { return {this, size()}; }

 private:
  std::shared_ptr<HitSource> source_;
};

}  // namespace tickerdex

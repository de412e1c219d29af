// A term: its postings of a window are scored in blocks, without a branch a posting.
//
// In an OR, once ten hits are known, most postings of common words cannot bring their document into
// the page any more: they only match. In an AND, a rare window skips through a common word's
// postings; else they are all passed over, which is quicker than a skip for each.
#include <algorithm>
#include <array>
#include <utility>

#include "query/engine/scoring/node.h"
#include "query/engine/scoring/term_cursor.h"

namespace tickerdex {
namespace {

constexpr std::size_t kBlock = 64;

/// Scores of one term.
class TermScore {
 public:
  TermScore(double weight, const ScoreSource& source)
      : weight_(weight),
        per_average_length_(source.bm25.per_average_length()),
        lengths_(source.lengths),
        has_great_lengths_(source.has_great_lengths) {}

  double weight() const { return weight_; }

  double of(DocumentNumber document, std::uint32_t occurrences) const {
    return score(lengths_[document - 1], occurrences);
  }

  /// of() kBlock postings at once.
  void of_block(const DocumentNumber* documents, const std::uint32_t* occurrences,
                std::array<double, kBlock>& scores) const {
    std::array<std::uint32_t, kBlock> lengths;
    for (std::size_t i = 0; i < kBlock; ++i) lengths[i] = lengths_[documents[i] - 1];
    if (has_great_lengths_) {
      for (std::size_t i = 0; i < kBlock; ++i) scores[i] = score(lengths[i], occurrences[i]);
      return;
    }
    // Processors convert vectors of signed numbers quicker.
    for (std::size_t i = 0; i < kBlock; ++i) {
      scores[i] = score(static_cast<std::int32_t>(lengths[i]),
                        static_cast<std::int32_t>(occurrences[i]));
    }
  }

 private:
  double score(double length, double occurrences) const {
    const double relative = length * per_average_length_;
    const double bounded = relative > Bm25::kLeastLength ? relative : Bm25::kLeastLength;
    return weight_ *
           (occurrences / (Bm25::kK1 * (bounded * Bm25::kB + (1 - Bm25::kB)) + occurrences));
  }

  double weight_;
  double per_average_length_;
  std::span<const std::uint32_t> lengths_;
  bool has_great_lengths_;
};

class TermNode : public WalkNode {
 public:
  TermNode(std::unique_ptr<PostingList> list, std::uint32_t wqf, const ScoreSource& source,
           double factor)
      : count_(list->document_count()),
        score_(wqf > 0 ? source.bm25.term_weight(count_, wqf) * factor : 0, source),
        documents_(source.lengths.size()),
        cursor_(std::move(list), static_cast<DocumentNumber>(source.lengths.size())) {}

  std::uint64_t next(DocumentNumber from) override {
    cursor_.skip_to(from);
    return cursor_.document();
  }

  std::uint64_t add(WalkWindow& window, double least) override {
    const double needed = least - most();
    std::uint64_t added = 0;
    cursor_.skip_to(window.begin);
    for (auto batch = cursor_.take(window.end()); !batch.documents.empty();
         batch = cursor_.take(window.end())) {
      added += batch.documents.size();
      touch(batch, window);
      for (const auto document : batch.documents) window.level[document - window.begin] = 1;
      if (!is_scored()) continue;
      if (needed >= 0) {
        add_needed(batch, window, needed);
      } else {
        add_all(batch, window);
      }
    }
    return added;
  }

  std::uint64_t keep(WalkWindow& window, std::uint8_t level, std::uint64_t candidates) override {
    constexpr std::uint64_t kSkipPays = 16;
    cursor_.skip_to(window.begin);
    const auto postings = count_ * WalkWindow::kDocuments / (documents_ + 1);
    if (candidates * kSkipPays < postings) return keep_by_skips(window, level);
    std::uint64_t kept = 0;
    for (auto batch = cursor_.take(window.end()); !batch.documents.empty();
         batch = cursor_.take(window.end())) {
      kept += keep_of(batch, window, level);
    }
    return kept;
  }

  std::uint64_t estimate() const override { return count_; }
  double most() const override { return score_.weight(); }

 private:
  bool is_scored() const { return score_.weight() > 0; }

  /// Word by word only where that leaves words out.
  static void touch(const PostingBatch& batch, WalkWindow& window) {
    if (batch.documents.size() >= WalkWindow::kWords / 2) {
      return window.touch(batch.documents.front(), batch.documents.back());
    }
    for (const auto document : batch.documents) window.touch(document);
  }

  void add_all(const PostingBatch& batch, WalkWindow& window) const {
    std::array<double, kBlock> scores;
    const auto* documents = batch.documents.data();
    const auto* occurrences = batch.occurrences.data();
    std::size_t left = batch.documents.size();
    for (; left >= kBlock; left -= kBlock, documents += kBlock, occurrences += kBlock) {
      score_.of_block(documents, occurrences, scores);
      for (std::size_t i = 0; i < kBlock; ++i) {
        window.scores[documents[i] - window.begin] += scores[i];
      }
    }
    for (std::size_t i = 0; i < left; ++i) {
      window.scores[documents[i] - window.begin] += score_.of(documents[i], occurrences[i]);
    }
  }

  void add_needed(const PostingBatch& batch, WalkWindow& window, double needed) const {
    for (std::size_t i = 0; i < batch.documents.size(); ++i) {
      const auto document = batch.documents[i];
      auto& score = window.scores[document - window.begin];
      if (score > needed) score += score_.of(document, batch.occurrences[i]);
    }
  }

  std::uint64_t keep_of(const PostingBatch& batch, WalkWindow& window, std::uint8_t level) const {
    std::array<std::uint32_t, kBlock> places;
    std::uint64_t kept = 0;
    for (std::size_t first = 0; first < batch.documents.size(); first += kBlock) {
      const auto count = std::min(kBlock, batch.documents.size() - first);
      std::size_t found = 0;
      for (std::size_t i = 0; i < count; ++i) {
        places[found] = static_cast<std::uint32_t>(first + i);
        found += window.level[batch.documents[first + i] - window.begin] >= level;
      }
      for (std::size_t i = 0; i < found; ++i) {
        raise(batch.documents[places[i]], batch.occurrences[places[i]], window, level);
      }
      kept += found;
    }
    return kept;
  }

  std::uint64_t keep_by_skips(WalkWindow& window, std::uint8_t level) {
    std::uint64_t kept = 0;
    window.for_each_touched([&](std::size_t word) {
      for (auto bits = window.bits(word, level); bits != 0; bits &= bits - 1) {
        const auto document = window.document(word, bits);
        cursor_.skip_to(document);
        if (cursor_.document() != document) continue;
        raise(document, cursor_.occurrences(), window, level);
        ++kept;
      }
    });
    return kept;
  }

  void raise(DocumentNumber document, std::uint32_t occurrences, WalkWindow& window,
             std::uint8_t level) const {
    window.level[document - window.begin] = static_cast<std::uint8_t>(level + 1);
    if (is_scored()) window.scores[document - window.begin] += score_.of(document, occurrences);
  }

  std::uint64_t count_;
  TermScore score_;
  std::uint64_t documents_;
  TermCursor cursor_;
};

}  // namespace

std::unique_ptr<WalkNode> term_node(std::unique_ptr<PostingList> list, std::uint32_t wqf,
                                    const ScoreSource& source, double factor) {
  return std::make_unique<TermNode>(std::move(list), wqf, source, factor);
}

}  // namespace tickerdex

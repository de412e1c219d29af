#include "query/engine/scoring/term_scorer.h"

#include <algorithm>
#include <array>
#include <utility>

#include "query/engine/scoring/posting_cursor.h"

namespace tickerdex {
namespace {

constexpr std::size_t kBlock = 64;

/// Computes the scores of one term.
class TermScore {
 public:
  TermScore(double weight, const ScoreSource& source)
      : weight_(weight),
        per_average_length_(source.bm25.per_average_length()),
        lengths_(source.lengths),
        length_(source.lengths.data()),
        has_great_lengths_(source.has_great_lengths) {}

  double weight() const { return weight_; }

  /// Before documents of a window are scored.
  void open(const ScoreWindow& window) const {
    const auto begin = std::max<std::uint64_t>(window.begin, 1);
    lengths_.check(begin - 1, std::min<std::uint64_t>(window.end() - 1, lengths_.size()));
  }

  double of(DocumentNumber document, std::uint32_t wdf) const {
    return score(length_[document - 1], wdf);
  }

  /// of() for kBlock postings at once.
  void of_block(const DocumentNumber* documents, const std::uint32_t* wdfs,
                std::array<double, kBlock>& scores) const {
    std::array<std::uint32_t, kBlock> lengths;
    for (std::size_t i = 0; i < kBlock; ++i) lengths[i] = length_[documents[i] - 1];
    if (has_great_lengths_) {
      for (std::size_t i = 0; i < kBlock; ++i) scores[i] = score(lengths[i], wdfs[i]);
      return;
    }
    // Processors convert vectors of signed numbers faster.
    for (std::size_t i = 0; i < kBlock; ++i) {
      scores[i] = score(static_cast<std::int32_t>(lengths[i]), static_cast<std::int32_t>(wdfs[i]));
    }
  }

 private:
  double score(double length, double wdf) const {
    const double relative = length * per_average_length_;
    const double bounded = relative > Bm25::kMinLength ? relative : Bm25::kMinLength;
    return weight_ * (wdf / (Bm25::kK1 * (bounded * Bm25::kB + (1 - Bm25::kB)) + wdf));
  }

  double weight_;
  double per_average_length_;
  ColumnArray<std::uint32_t> lengths_;
  const std::uint32_t* length_;  ///< by document number - 1
  bool has_great_lengths_;
};

class TermScorer : public Scorer {
 public:
  TermScorer(std::unique_ptr<PostingList> list, double weight, const ScoreSource& source,
             DocumentNumber last)
      : termfreq_(list->termfreq()),
        score_(weight, source),
        last_(last),
        cursor_(std::move(list), last) {}

  // For few candidates and a common word, skip through the postings. Else reading them all is
  // faster than a skip for each.
  void match(const Candidates& candidates, DocumentSet& out) override {
    constexpr std::uint64_t kSkipPays = 8;
    if (candidates.set == nullptr || candidates.count * kSkipPays > termfreq_) {
      for (auto batch = cursor_.take(kEndOfDocuments); !batch.documents.empty();
           batch = cursor_.take(kEndOfDocuments)) {
        out.add_all(batch.documents);
      }
      return;
    }
    candidates.set->for_each([&](DocumentNumber document) {
      cursor_.skip_to(document);
      if (cursor_.document() == document) out.add(document);
    });
  }

  std::uint64_t next(DocumentNumber from) override {
    cursor_.skip_to(from);
    return cursor_.document();
  }

  std::uint64_t add(ScoreWindow& window, double threshold) override {
    const double needed = threshold - max_score();
    std::uint64_t added = 0;
    if (is_scored()) score_.open(window);
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

  std::uint64_t keep(ScoreWindow& window, std::uint8_t level, std::uint64_t candidates) override {
    constexpr std::uint64_t kSkipPays = 16;
    if (is_scored()) score_.open(window);
    cursor_.skip_to(window.begin);
    const auto postings = termfreq_ * ScoreWindow::kDocuments / (std::uint64_t{last_} + 1);
    if (candidates * kSkipPays < postings) return keep_by_skips(window, level);
    std::uint64_t kept = 0;
    for (auto batch = cursor_.take(window.end()); !batch.documents.empty();
         batch = cursor_.take(window.end())) {
      kept += keep_of(batch, window, level);
    }
    return kept;
  }

  std::uint64_t cost() const override { return termfreq_; }
  double max_score() const override { return score_.weight(); }

 private:
  bool is_scored() const { return score_.weight() > 0; }

  /// Word by word, only if that skips some words.
  static void touch(const PostingBatch& batch, ScoreWindow& window) {
    if (batch.documents.size() >= ScoreWindow::kWords / 2) {
      return window.touch(batch.documents.front(), batch.documents.back());
    }
    for (const auto document : batch.documents) window.touch(document);
  }

  void add_all(const PostingBatch& batch, ScoreWindow& window) const {
    std::array<double, kBlock> scores;
    const auto* documents = batch.documents.data();
    const auto* wdfs = batch.wdfs.data();
    std::size_t left = batch.documents.size();
    for (; left >= kBlock; left -= kBlock, documents += kBlock, wdfs += kBlock) {
      score_.of_block(documents, wdfs, scores);
      for (std::size_t i = 0; i < kBlock; ++i) {
        window.scores[documents[i] - window.begin] += scores[i];
      }
    }
    for (std::size_t i = 0; i < left; ++i) {
      window.scores[documents[i] - window.begin] += score_.of(documents[i], wdfs[i]);
    }
  }

  void add_needed(const PostingBatch& batch, ScoreWindow& window, double needed) const {
    for (std::size_t i = 0; i < batch.documents.size(); ++i) {
      const auto document = batch.documents[i];
      auto& score = window.scores[document - window.begin];
      if (score > needed) score += score_.of(document, batch.wdfs[i]);
    }
  }

  std::uint64_t keep_of(const PostingBatch& batch, ScoreWindow& window, std::uint8_t level) const {
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
        raise(batch.documents[places[i]], batch.wdfs[places[i]], window, level);
      }
      kept += found;
    }
    return kept;
  }

  std::uint64_t keep_by_skips(ScoreWindow& window, std::uint8_t level) {
    std::uint64_t kept = 0;
    window.for_each_touched([&](std::size_t word) {
      for (auto bits = window.bits(word, level); bits != 0; bits &= bits - 1) {
        const auto document = window.document(word, bits);
        cursor_.skip_to(document);
        if (cursor_.document() != document) continue;
        raise(document, cursor_.wdf(), window, level);
        ++kept;
      }
    });
    return kept;
  }

  void raise(DocumentNumber document, std::uint32_t wdf, ScoreWindow& window,
             std::uint8_t level) const {
    window.level[document - window.begin] = static_cast<std::uint8_t>(level + 1);
    if (is_scored()) window.scores[document - window.begin] += score_.of(document, wdf);
  }

  std::uint64_t termfreq_;
  TermScore score_;
  DocumentNumber last_;
  PostingCursor cursor_;
};

}  // namespace

std::unique_ptr<Scorer> term_scorer(std::unique_ptr<PostingList> list, double weight,
                                    const ScoreSource& source, DocumentNumber last) {
  return std::make_unique<TermScorer>(std::move(list), weight, source, last);
}

}  // namespace tickerdex

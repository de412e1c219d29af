#include "query/engine/scoring/listed_scorer.h"

#include <algorithm>
#include <utility>

namespace tickerdex {
namespace {

class ListedScorer : public Scorer {
 public:
  ListedScorer(std::span<const RankedDocument> documents, double factor)
      : documents_(documents), factor_(factor) {
    for (const auto& scored : documents_) max_score_ = std::max(max_score_, scored.score * factor_);
  }

  void match(const Candidates&, DocumentSet& out) override {
    for (const auto& scored : documents_) out.add(scored.document);
  }

  std::uint64_t next(DocumentNumber from) override {
    skip_to(from);
    return at_ < documents_.size() ? documents_[at_].document : kEndOfDocuments;
  }

  std::uint64_t add(ScoreWindow& window, double) override { return raise(window, 0); }
  std::uint64_t keep(ScoreWindow& window, std::uint8_t level, std::uint64_t) override {
    return raise(window, level);
  }

  std::uint64_t cost() const override { return documents_.size(); }
  double max_score() const override { return max_score_; }

 private:
  void skip_to(DocumentNumber document) {
    const auto found =
        std::lower_bound(documents_.begin() + static_cast<std::ptrdiff_t>(at_), documents_.end(),
                         document, [](const RankedDocument& scored, DocumentNumber wanted) {
                           return scored.document < wanted;
                         });
    at_ = static_cast<std::size_t>(found - documents_.begin());
  }

  /// Raises documents of the window at `level` or above to the next level.
  std::uint64_t raise(ScoreWindow& window, std::uint8_t level) {
    std::uint64_t raised = 0;
    skip_to(window.begin);
    for (; at_ < documents_.size() && documents_[at_].document < window.end(); ++at_) {
      const auto place = documents_[at_].document - window.begin;
      if (window.level[place] < level) continue;
      if (level == 0) window.touch(documents_[at_].document);
      window.level[place] = static_cast<std::uint8_t>(level + 1);
      window.scores[place] += documents_[at_].score * factor_;
      ++raised;
    }
    return raised;
  }

  std::span<const RankedDocument> documents_;
  double factor_;
  std::size_t at_ = 0;
  double max_score_ = 0;
};

}  // namespace

std::unique_ptr<Scorer> listed_scorer(std::span<const RankedDocument> documents, double factor) {
  return std::make_unique<ListedScorer>(documents, factor);
}

}  // namespace tickerdex

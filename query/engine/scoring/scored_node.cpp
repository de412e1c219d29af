// Documents whose scores are known already: of parts that Xapian scored.
#include <algorithm>
#include <utility>

#include "query/engine/scoring/node.h"

namespace tickerdex {
namespace {

class ScoredNode : public WalkNode {
 public:
  ScoredNode(std::span<const RankedDocument> documents, double factor)
      : documents_(documents), factor_(factor) {
    for (const auto& scored : documents_) most_ = std::max(most_, scored.score * factor_);
  }

  std::uint64_t next(DocumentNumber from) override {
    skip_to(from);
    return at_ < documents_.size() ? documents_[at_].document : kEndOfDocuments;
  }

  std::uint64_t add(WalkWindow& window, double) override {
    return raise(window, 0);
  }
  std::uint64_t keep(WalkWindow& window, std::uint8_t level, std::uint64_t) override {
    return raise(window, level);
  }

  std::uint64_t estimate() const override { return documents_.size(); }
  double most() const override { return most_; }

 private:
  void skip_to(DocumentNumber document) {
    const auto found = std::lower_bound(
        documents_.begin() + static_cast<std::ptrdiff_t>(at_), documents_.end(), document,
        [](const RankedDocument& scored, DocumentNumber wanted) { return scored.document < wanted; });
    at_ = static_cast<std::size_t>(found - documents_.begin());
  }

  /// Those of the window that are at `level` or above come to the next.
  std::uint64_t raise(WalkWindow& window, std::uint8_t level) {
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
  double most_ = 0;
};

}  // namespace

std::unique_ptr<WalkNode> scored_node(std::span<const RankedDocument> documents, double factor) {
  return std::make_unique<ScoredNode>(documents, factor);
}

}  // namespace tickerdex

// AND and OR of nodes.
//
// An OR adds the part first that can score most: the sooner a document's score is past what the
// page asks for, or below what the rest could make of it, the less is left to do. An AND begins
// with its rarest part. Both orders follow from the query and the index alone, so that scores are
// summed in the same order, to the last bit, whatever page is asked for.
#include <algorithm>
#include <utility>

#include "query/engine/scoring/node.h"
#include "query/engine/scoring/term_cursor.h"

namespace tickerdex {
namespace {

class AnyNode : public WalkNode {
 public:
  explicit AnyNode(std::vector<std::unique_ptr<WalkNode>> parts) : parts_(std::move(parts)) {
    std::stable_sort(parts_.begin(), parts_.end(),
                     [](const auto& a, const auto& b) { return a->most() > b->most(); });
    later_.resize(parts_.size());
    for (std::size_t i = parts_.size();
         i-- > 0;) {  // the least first: so no sum loses its precision
      later_[i] = most_;
      most_ += parts_[i]->most();
      estimate_ += parts_[i]->estimate();
    }
  }

  std::uint64_t next(DocumentNumber from) override {
    std::uint64_t first = kEndOfDocuments;
    for (const auto& part : parts_) first = std::min(first, part->next(from));
    return first;
  }

  std::uint64_t add(WalkWindow& window, double least) override {
    std::uint64_t added = 0;
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      added += parts_[i]->add(window, least - later_[i]);
    }
    return added;
  }

  std::uint64_t keep(WalkWindow& window, std::uint8_t level, std::uint64_t candidates) override {
    std::uint64_t kept = 0;
    for (const auto& part : parts_) kept += part->keep(window, level, candidates);
    return kept;
  }

  std::uint64_t estimate() const override { return estimate_; }
  double most() const override { return most_; }

 private:
  std::vector<std::unique_ptr<WalkNode>> parts_;
  std::vector<double> later_;  ///< what the parts behind each can add
  double most_ = 0;
  std::uint64_t estimate_ = 0;
};

class AllNode : public WalkNode {
 public:
  AllNode(std::vector<std::unique_ptr<WalkNode>> parts, DocumentSet excluded)
      : parts_(std::move(parts)), excluded_(std::move(excluded)) {
    std::stable_sort(parts_.begin(), parts_.end(),
                     [](const auto& a, const auto& b) { return a->estimate() < b->estimate(); });
    for (const auto& part : parts_) most_ += part->most();
  }

  std::uint64_t next(DocumentNumber from) override { return parts_.front()->next(from); }

  std::uint8_t fill(WalkWindow& window, double) override {
    const auto all = static_cast<std::uint8_t>(parts_.size());
    auto candidates = parts_.front()->add(window, kAnyScore);
    for (std::uint8_t level = 1; level < all && candidates > 0; ++level) {
      candidates = parts_[level]->keep(window, level, candidates);
    }
    if (candidates > 0) exclude(window);
    return all;
  }

  std::uint64_t add(WalkWindow& window, double) override { return merge(window, 0); }
  std::uint64_t keep(WalkWindow& window, std::uint8_t level, std::uint64_t) override {
    return merge(window, level);
  }

  std::uint64_t estimate() const override { return parts_.front()->estimate(); }
  double most() const override { return most_; }

 private:
  void exclude(WalkWindow& window) const {
    window.for_each_touched([&](std::size_t word) {
      for (auto bits = excluded_.word(window.begin / 64 + word); bits != 0; bits &= bits - 1) {
        window.level[window.document(word, bits) - window.begin] = 0;
      }
    });
  }

  /// What matches, and is at `level` or above in `window`.
  std::uint64_t merge(WalkWindow& window, std::uint8_t level) {
    if (parts_.front()->next(window.begin) >= window.end()) return 0;
    if (own_ == nullptr) own_ = std::make_unique<WalkWindow>();
    own_->open(window.begin);
    const auto all = fill(*own_, kAnyScore);
    std::uint64_t merged = 0;
    if (level == 0) window.touched |= own_->touched;
    own_->for_each_touched([&](std::size_t word) {
      for (auto bits = own_->bits(word, all); bits != 0; bits &= bits - 1) {
        const auto at = window.document(word, bits) - window.begin;
        if (window.level[at] < level) continue;
        window.level[at] = static_cast<std::uint8_t>(level + 1);
        window.scores[at] += own_->scores[at];
        ++merged;
      }
    });
    return merged;
  }

  std::vector<std::unique_ptr<WalkNode>> parts_;
  DocumentSet excluded_;
  std::unique_ptr<WalkWindow> own_;  ///< where it is itself a part
  double most_ = 0;
};

}  // namespace

std::unique_ptr<WalkNode> any_node(std::vector<std::unique_ptr<WalkNode>> parts) {
  return std::make_unique<AnyNode>(std::move(parts));
}

std::unique_ptr<WalkNode> all_node(std::vector<std::unique_ptr<WalkNode>> parts,
                                   DocumentSet excluded) {
  return std::make_unique<AllNode>(std::move(parts), std::move(excluded));
}

}  // namespace tickerdex

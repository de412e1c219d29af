#include "query/engine/scoring/group_scorers.h"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>
#include <vector>

namespace tickerdex {
namespace {

bool some_asks_backend(const Scorers& scorers) {
  return std::any_of(scorers.begin(), scorers.end(),
                     [](const auto& scorer) { return scorer->asks_backend(); });
}

class AnyScorer : public Scorer {
 public:
  explicit AnyScorer(Scorers parts) : parts_(std::move(parts)) {
    std::stable_sort(parts_.begin(), parts_.end(),
                     [](const auto& a, const auto& b) { return a->max_score() > b->max_score(); });
    later_.resize(parts_.size());
    for (std::size_t i = parts_.size(); i-- > 0;) {  // smallest first, for the accuracy of the sum
      later_[i] = max_score_;
      max_score_ += parts_[i]->max_score();
    }
  }

  std::uint64_t cost() const override {
    std::uint64_t sum = 0;
    for (const auto& part : parts_) sum += part->cost();
    return sum;
  }
  bool asks_backend() const override { return some_asks_backend(parts_); }

  void match(const Candidates& candidates, DocumentSet& out) override {
    for (const auto& part : parts_) part->match(candidates, out);
  }

  std::uint64_t next(DocumentNumber from) override {
    std::uint64_t first = kEndOfDocuments;
    for (const auto& part : parts_) first = std::min(first, part->next(from));
    return first;
  }

  std::uint64_t add(ScoreWindow& window, double threshold) override {
    std::uint64_t added = 0;
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      added += parts_[i]->add(window, threshold - later_[i]);
    }
    return added;
  }

  std::uint64_t keep(ScoreWindow& window, std::uint8_t level, std::uint64_t candidates) override {
    std::uint64_t kept = 0;
    for (const auto& part : parts_) kept += part->keep(window, level, candidates);
    return kept;
  }

  double max_score() const override { return max_score_; }

 private:
  Scorers parts_;
  std::vector<double> later_;  ///< by part: the maximum that the later parts can add
  double max_score_ = 0;
};

class AllScorer : public Scorer {
 public:
  AllScorer(Scorers parts, Scorers excluded, DocumentNumber last)
      : excluded_(std::move(excluded)), last_(last) {
    std::vector<std::tuple<bool, std::uint64_t, std::size_t>> order;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      order.emplace_back(parts[i]->asks_backend(), parts[i]->cost(), i);
    }
    std::sort(order.begin(), order.end());
    cost_ = std::get<1>(order.front());
    for (const auto& [asks_backend, cost, place] : order) {
      parts_.push_back(std::move(parts[place]));
      cost_ = std::min(cost_, cost);
      max_score_ += parts_.back()->max_score();
    }
  }

  std::uint64_t cost() const override { return cost_; }
  bool asks_backend() const override {
    return some_asks_backend(parts_) || some_asks_backend(excluded_);
  }

  void match(const Candidates& candidates, DocumentSet& out) override {
    DocumentSet result = matches(*parts_.front(), candidates);
    for (std::size_t i = 1; i < parts_.size() && !result.empty(); ++i) {
      result &= matches(*parts_[i], Candidates::of(result));
    }
    for (const auto& part : excluded_) {
      if (result.empty()) break;
      result -= matches(*part, Candidates::of(result));
    }
    out |= result;
  }

  std::uint64_t next(DocumentNumber from) override { return parts_.front()->next(from); }

  std::uint8_t fill(ScoreWindow& window, double) override {
    const auto all = static_cast<std::uint8_t>(parts_.size());
    auto candidates = parts_.front()->add(window, kAnyScore);
    for (std::uint8_t level = 1; level < all && candidates > 0; ++level) {
      candidates = parts_[level]->keep(window, level, candidates);
    }
    if (candidates > 0 && !excluded_.empty()) exclude(window);
    return all;
  }

  std::uint64_t add(ScoreWindow& window, double) override { return merge(window, 0); }
  std::uint64_t keep(ScoreWindow& window, std::uint8_t level, std::uint64_t) override {
    return merge(window, level);
  }

  double max_score() const override { return max_score_; }

 private:
  DocumentSet matches(Scorer& part, const Candidates& candidates) const {
    DocumentSet found;
    found.reserve(last_);
    part.match(candidates, found);
    return found;
  }

  void exclude(ScoreWindow& window) {
    if (!is_excluded_known_) {
      for (const auto& part : excluded_) part->match({}, excluded_documents_);
      is_excluded_known_ = true;
    }
    window.for_each_touched([&](std::size_t word) {
      auto bits = excluded_documents_.word(window.begin / 64 + word);
      for (; bits != 0; bits &= bits - 1) {
        window.level[window.document(word, bits) - window.begin] = 0;
      }
    });
  }

  /// Its matches that are at `level` or above in `window`.
  std::uint64_t merge(ScoreWindow& window, std::uint8_t level) {
    if (parts_.front()->next(window.begin) >= window.end()) return 0;
    if (own_ == nullptr) own_ = std::make_unique<ScoreWindow>();
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

  Scorers parts_;
  Scorers excluded_;
  DocumentNumber last_;
  std::uint64_t cost_ = 0;
  double max_score_ = 0;
  DocumentSet excluded_documents_;  ///< with scores: all of them, made on first use
  bool is_excluded_known_ = false;
  std::unique_ptr<ScoreWindow> own_;  ///< used if it is itself a part
};

}  // namespace

std::unique_ptr<Scorer> any_scorer(Scorers parts) {
  return std::make_unique<AnyScorer>(std::move(parts));
}

std::unique_ptr<Scorer> all_scorer(Scorers parts, Scorers excluded, DocumentNumber last) {
  while (parts.size() > kMaxParts) {
    const auto from = parts.end() - static_cast<std::ptrdiff_t>(kMaxParts);
    Scorers inner(std::make_move_iterator(from), std::make_move_iterator(parts.end()));
    parts.erase(from, parts.end());
    parts.insert(parts.begin(), all_scorer(std::move(inner), {}, last));
  }
  return std::make_unique<AllScorer>(std::move(parts), std::move(excluded), last);
}

}  // namespace tickerdex

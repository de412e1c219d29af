#include "query/engine/scoring/leaf_scorers.h"

#include <algorithm>
#include <bit>
#include <limits>
#include <utility>

#include "query/engine/scoring/term_scorer.h"

namespace tickerdex {
namespace {

/// Finds its matches once; windows are read from that set.
class FilterScorer : public Scorer {
 public:
  std::uint64_t next(DocumentNumber from) override {
    const auto found = documents().next(from);
    return found ? *found : kEndOfDocuments;
  }

  std::uint64_t add(ScoreWindow& window, double) override {
    const auto& own = documents();
    std::uint64_t added = 0;
    for (std::size_t word = 0; word < ScoreWindow::kWords; ++word) {
      const auto bits = own.word(window.begin / 64 + word);
      if (bits == 0) continue;
      window.touched |= std::uint64_t{1} << word;
      added += raise(window, word, bits, 1);
    }
    return added;
  }

  std::uint64_t keep(ScoreWindow& window, std::uint8_t level, std::uint64_t) override {
    const auto next = static_cast<std::uint8_t>(level + 1);
    const auto& own = documents();
    std::uint64_t kept = 0;
    window.for_each_touched([&](std::size_t word) {
      const auto bits = own.word(window.begin / 64 + word);
      if (bits != 0) kept += raise(window, word, bits & window.bits(word, level), next);
    });
    return kept;
  }

  double max_score() const override { return 0; }

 protected:
  FilterScorer() = default;
  explicit FilterScorer(DocumentSet documents)
      : documents_(std::move(documents)), is_known_(true) {}

  const DocumentSet& documents() {
    if (is_known_) return documents_;
    match({}, documents_);
    is_known_ = true;
    return documents_;
  }

 private:
  static std::uint64_t raise(ScoreWindow& window, std::size_t word, std::uint64_t bits,
                             std::uint8_t level) {
    const auto raised = static_cast<std::uint64_t>(std::popcount(bits));
    for (; bits != 0; bits &= bits - 1) {
      window.level[window.document(word, bits) - window.begin] = level;
    }
    return raised;
  }

  DocumentSet documents_;
  bool is_known_ = false;
};

class SetScorer : public FilterScorer {
 public:
  explicit SetScorer(DocumentSet set) : FilterScorer(std::move(set)), count_(documents().count()) {}

  std::uint64_t cost() const override { return count_; }
  void match(const Candidates&, DocumentSet& out) override { out |= documents(); }

 private:
  std::uint64_t count_;
};

class TermFilter : public FilterScorer {
 public:
  TermFilter(std::string_view term, const Documents& documents, const ScoreSource& source)
      : term_(term), index_(documents), source_(source) {}

  std::uint64_t cost() const override { return index_.lists.termfreq(term_); }
  void match(const Candidates& candidates, DocumentSet& out) override {
    term_scorer(index_.lists.list(term_), 0, source_, index_.last)->match(candidates, out);
  }

 private:
  std::string_view term_;
  Documents index_;
  const ScoreSource& source_;
};

class EverythingScorer : public FilterScorer {
 public:
  explicit EverythingScorer(const Documents& documents) : all_(documents) {}

  std::uint64_t cost() const override { return all_.count; }
  void match(const Candidates&, DocumentSet& out) override { all_.add_all(out); }

 private:
  Documents all_;
};

class RangeScorer : public FilterScorer {
 public:
  RangeScorer(const ValueRange& range, Attributes& attributes, std::uint64_t cost)
      : range_(range), attributes_(attributes), cost_(cost) {}

  std::uint64_t cost() const override { return cost_; }

  void match(const Candidates& candidates, DocumentSet& out) override {
    constexpr double kInfinity = std::numeric_limits<double>::infinity();
    attributes_.number(range_.slot)
        ->add_between(range_.first.value_or(-kInfinity), range_.last.value_or(kInfinity),
                      candidates.set, out);
  }

 private:
  ValueRange range_;
  Attributes& attributes_;
  std::uint64_t cost_;
};

class BackendScorer : public FilterScorer {
 public:
  BackendScorer(const Query& query, BackendCache& cache, std::uint64_t cost)
      : query_(query), cache_(cache), cost_(cost) {}

  std::uint64_t cost() const override { return cost_; }
  bool asks_backend() const override { return true; }
  void match(const Candidates& candidates, DocumentSet& out) override {
    out |= cache_.matches(query_, candidates.set);
  }

 private:
  const Query& query_;
  BackendCache& cache_;
  std::uint64_t cost_;
};

}  // namespace

void Documents::add_all(DocumentSet& out) const {
  if (count == last) {
    if (last > 0) out.add_range(1, last);
    return;
  }
  const auto list = lists.documents();
  for (auto batch = list->next(kEndOfDocuments); !batch.documents.empty();
       batch = list->next(kEndOfDocuments)) {
    out.add_all(batch.documents);
  }
}

std::unique_ptr<Scorer> set_scorer(DocumentSet set) {
  return std::make_unique<SetScorer>(std::move(set));
}

std::unique_ptr<Scorer> term_filter(std::string_view term, const Documents& documents,
                                    const ScoreSource& source) {
  return std::make_unique<TermFilter>(term, documents, source);
}

std::unique_ptr<Scorer> everything_scorer(const Documents& documents) {
  return std::make_unique<EverythingScorer>(documents);
}

std::unique_ptr<Scorer> range_scorer(const ValueRange& range, Attributes& attributes,
                                     std::uint64_t cost) {
  return std::make_unique<RangeScorer>(range, attributes, cost);
}

std::unique_ptr<Scorer> backend_scorer(const Query& query, BackendCache& cache,
                                       std::uint64_t cost) {
  return std::make_unique<BackendScorer>(query, cache, cost);
}

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

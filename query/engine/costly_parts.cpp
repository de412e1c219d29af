#include "query/engine/costly_parts.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "query/engine/collect.h"

namespace tickerdex {
namespace {

/// The documents of a set as Xapian's matcher takes them: without weight.
class SetSource : public Xapian::PostingSource {
 public:
  explicit SetSource(const DocumentSet& set)
      : set_(set), count_(static_cast<Xapian::doccount>(set.count())) {}

  void init(const Xapian::Database&) override { at_ = 0; }
  Xapian::doccount get_termfreq_min() const override { return count_; }
  Xapian::doccount get_termfreq_est() const override { return count_; }
  Xapian::doccount get_termfreq_max() const override { return count_; }
  void next(double) override { go_to(at_ + 1); }
  void skip_to(Xapian::docid document, double) override {
    if (document > at_) go_to(document);
  }
  bool at_end() const override { return at_ == kEndOfDocuments; }
  Xapian::docid get_docid() const override { return static_cast<Xapian::docid>(at_); }
  std::string get_description() const override { return "SetSource()"; }

 private:
  void go_to(std::uint64_t from) {
    const auto found = set_.next(from);
    at_ = found ? *found : kEndOfDocuments;
  }

  const DocumentSet& set_;
  Xapian::doccount count_;
  std::uint64_t at_ = 0;
};

}  // namespace

const DocumentSet& CostlyParts::matches(const Xapian::Query& part, const DocumentSet* within) {
  auto& known = known_[part.serialise()];
  if (known.is_whole) return known.matches;
  if (within == nullptr) {
    SetSource source(known.asked);
    documents_asked_ += database_.get_doccount() - known.asked.count();
    known.matches |= collect_by_matcher(
        database_, known.asked.empty()
                       ? part
                       : Xapian::Query(Xapian::Query::OP_AND_NOT, part, Xapian::Query(&source)));
    known.is_whole = true;
    return known.matches;
  }
  DocumentSet unknown = *within;
  unknown -= known.asked;
  if (!unknown.empty()) {
    documents_asked_ += unknown.count();
    SetSource source(unknown);
    known.matches |= collect_by_matcher(
        database_, Xapian::Query(Xapian::Query::OP_FILTER, part, Xapian::Query(&source)));
    known.asked |= unknown;
  }
  return known.matches;
}

const std::vector<RankedDocument>& CostlyParts::scores(const Xapian::Query& part,
                                                       const DocumentSet& within) {
  const auto [found, is_new] = scores_.try_emplace(part.serialise());
  auto& scores = found->second;
  if (!is_new) return scores;
  DocumentSet matching = matches(part, &within);
  matching &= within;
  if (matching.empty()) return scores;
  SetSource source(matching);
  scores = rank_by_relevance(
               database_, Xapian::Query(Xapian::Query::OP_FILTER, part, Xapian::Query(&source)), 0,
               std::numeric_limits<std::uint64_t>::max())
               .documents;
  std::sort(scores.begin(), scores.end(),
            [](const auto& a, const auto& b) { return a.document < b.document; });
  return scores;
}

}  // namespace tickerdex

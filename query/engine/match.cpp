#include "query/engine/match.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace tickerdex {
namespace {

/// Keeps the `wanted` smallest of at most `all` in a buffer of at most about twice that size, by
/// score, then by document.
class Smallest {
 public:
  Smallest(std::size_t wanted, std::uint64_t all) : wanted_(wanted), capacity_(2 * wanted + 256) {
    kept_.reserve(static_cast<std::size_t>(std::min<std::uint64_t>(capacity_, all)));
  }

  void add(const RankedDocument& item) {
    if (has_bound_ && !is_less(item, bound_)) return;
    kept_.push_back(item);
    if (kept_.size() >= capacity_) cut();
  }

  std::vector<RankedDocument> sorted() {
    if (kept_.size() > wanted_) cut();
    std::sort(kept_.begin(), kept_.end(), is_less);
    return std::move(kept_);
  }

 private:
  static bool is_less(const RankedDocument& a, const RankedDocument& b) {
    return a.score != b.score ? a.score < b.score : a.document < b.document;
  }

  void cut() {
    const auto last = kept_.begin() + static_cast<std::ptrdiff_t>(wanted_) - 1;
    std::nth_element(kept_.begin(), last, kept_.end(), is_less);
    bound_ = *last;
    has_bound_ = true;
    kept_.erase(last + 1, kept_.end());
  }

  std::size_t wanted_;
  std::size_t capacity_;
  std::vector<RankedDocument> kept_;
  RankedDocument bound_{};
  bool has_bound_ = false;
};

/// The first `wanted` of documents that are in date order, undated ones last.
std::vector<RankedDocument> first_of_ascending(const DocumentSet& set, const AscendingNumbers& utc,
                                               DateOrder order, std::size_t wanted) {
  std::vector<RankedDocument> first;
  first.reserve(wanted);
  const auto take_between = [&](std::uint64_t begin, DocumentNumber last) {
    for (auto document = set.next(begin); document && *document <= last && first.size() < wanted;
         document = set.next(std::uint64_t{*document} + 1)) {
      first.push_back({*document, 0});
    }
  };
  if (order == DateOrder::oldest) {
    take_between(1, utc.last_document());
    return first;
  }
  auto document = set.previous(utc.last_dated());
  while (document && first.size() < wanted) {
    const double time = utc[*document];
    const auto before = set.previous(*document - 1);
    if (!before || utc[*before] != time) {
      first.push_back({*document, 0});
      document = before;
      continue;
    }
    // Smaller numbers first if times are equal.
    const auto begin = utc.lower_bound(time);
    take_between(begin, *document);
    document = set.previous(static_cast<DocumentNumber>(begin - 1));
  }
  take_between(std::uint64_t{utc.last_dated()} + 1, utc.last_document());
  return first;
}

std::vector<RankedDocument> first_of_unordered(const DocumentSet& set, NumberAttribute& published,
                                               DateOrder order, std::size_t wanted,
                                               std::uint64_t matched) {
  Smallest smallest(wanted, matched);
  const double sign = order == DateOrder::newest ? -1 : 1;
  published.visit(set, [&](const NumberBatch& batch) {
    for (std::size_t i = 0; i < batch.documents.size(); ++i) {
      const double utc = batch.values[i];
      const double key = std::isnan(utc) ? std::numeric_limits<double>::infinity() : sign * utc;
      smallest.add({batch.documents[i], key});
    }
  });
  auto first = smallest.sorted();
  for (auto& ranked : first) ranked.score = 0;
  return first;
}

}  // namespace

RankedPage rank_by_date(const DocumentSet& set, NumberAttribute& published, DateOrder order,
                        std::uint64_t offset, std::uint64_t limit) {
  RankedPage page;
  const std::uint64_t matched = set.count();
  page.matched = matched;
  if (limit == 0 || offset >= matched) return page;
  const auto wanted = static_cast<std::size_t>(offset + std::min(limit, matched - offset));
  if (const auto* const utc = published.ascending()) {
    page.documents = first_of_ascending(set, *utc, order, wanted);
  } else {
    page.documents = first_of_unordered(set, published, order, wanted, matched);
  }
  leave_out(page.documents, offset);
  return page;
}

Matches find_matches(const Index& index, const Query& query, const MatchRequest& request) {
  const bool by_relevance = request.order == SortOrder::relevance && request.limit > 0;
  const bool by_date = !by_relevance && request.limit > 0;
  Evaluator evaluator(index);
  Matches matches;
  if (by_relevance) {
    if (auto found =
            evaluator.top_hits(query, request.offset, request.limit, request.with_documents)) {
      matches.count = *found->page.matched;
      matches.page = std::move(found->page);
      matches.documents = std::move(found->documents);
      return matches;
    }
  }
  if (by_date || request.with_documents) {
    matches.documents = evaluator.matches(query);
    matches.count = matches.documents->count();
  }
  if (by_date) {
    matches.page =
        rank_by_date(*matches.documents, *index.attributes.number(Slot::published),
                     request.order == SortOrder::newest ? DateOrder::newest : DateOrder::oldest,
                     request.offset, request.limit);
  } else if (by_relevance && !(matches.documents && matches.count <= request.offset)) {
    matches.page = evaluator.backend().top_hits(query, request.offset, request.limit);
  }
  if (!matches.documents) {
    matches.count = matches.page.matched ? *matches.page.matched : evaluator.count(query);
  }
  return matches;
}

}  // namespace tickerdex

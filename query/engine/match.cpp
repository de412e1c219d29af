#include "query/engine/match.h"

#include <utility>

#include "query/engine/collect.h"
#include "query/engine/scoring/plan.h"
#include "query/engine/scoring/relevance_walk.h"

namespace tickerdex {
namespace {

std::optional<Matches> walk(const MatchSource& source, const BuiltQuery& built,
                            const MatchRequest& request, CostlyParts& costly) {
  const auto lengths = source.attributes.lengths();
  const auto last = source.database.get_lastdocid();
  if (lengths.empty() || lengths.size() != last) return {};
  const PlanSource plan{source.database, source.lists, {&built.ranges, &source.attributes},
                        {{source.database.get_doccount(), source.database.get_avlength()},
                         lengths,
                         source.database.get_doclength_upper_bound() >> 31 != 0},
                        costly};
  const auto root = plan_walk(built.query, plan);
  if (root == nullptr) return {};
  auto walked =
      walk_by_relevance(*root, last, request.offset, request.limit, request.with_documents);
  const auto count = *walked.page.matched;
  return Matches{std::move(walked.page), std::move(walked.documents), count};
}

}  // namespace

Matches find_matches(const MatchSource& source, const BuiltQuery& built,
                     const MatchRequest& request) {
  const bool by_relevance = request.order == SortOrder::relevance && request.limit > 0;
  CostlyParts costly(source.database, built.may_repeat);
  if (by_relevance) {
    if (auto matches = walk(source, built, request, costly)) return std::move(*matches);
  }
  const KnownRanges ranges{&built.ranges, &source.attributes};
  const bool by_date = !by_relevance && request.limit > 0;
  Matches matches;
  if (by_date || request.with_documents) {
    matches.documents = collect_within(source.database, source.lists, built.query, ranges, nullptr,
                                       costly);
    matches.count = matches.documents->count();
  }
  if (by_date) {
    matches.page = rank_by_date(
        *matches.documents, *source.attributes.number(Slot::published),
        request.order == SortOrder::newest ? DateOrder::newest : DateOrder::oldest, request.offset,
        request.limit);
  } else if (by_relevance && !(matches.documents && matches.count <= request.offset)) {
    matches.page = rank_by_relevance(source.database, built.query, request.offset, request.limit);
  }
  if (!matches.documents) {
    matches.count = matches.page.matched ? *matches.page.matched
                                         : count_matches(source.database, source.lists,
                                                         built.query, ranges);
  }
  return matches;
}

}  // namespace tickerdex

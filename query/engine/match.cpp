#include "query/engine/match.h"

#include <utility>

#include "query/engine/date_order.h"

namespace tickerdex {

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

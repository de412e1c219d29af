// Scorers of AND, OR and NOT, in both modes.
//
// An OR adds the part with the greatest max_score first: the sooner a document is above the
// threshold of the page, or cannot reach it with the remaining parts, the less work is left. An AND
// begins with its rarest part and calls Xapian last, for the remaining documents. Both orders
// depend only on the query and the index, so that scores are summed in the same order, to the last
// bit, for any page.
#pragma once

#include "query/engine/scoring/scorer.h"

namespace tickerdex {

std::unique_ptr<Scorer> any_scorer(Scorers parts);

inline constexpr std::size_t kMaxParts = ScoreWindow::kMaxLevel - 1;
/// Documents that all `parts` match and none of `excluded`, which are in the mode without scores.
/// At least one part; more than kMaxParts become an AND of ANDs. Document numbers go up to `last`.
std::unique_ptr<Scorer> all_scorer(Scorers parts, Scorers excluded, DocumentNumber last);

}  // namespace tickerdex

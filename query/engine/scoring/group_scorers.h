// AND, OR and NOT, in both modes.
//
// An OR adds the part first that can score most: the sooner a document's score is past the
// threshold of the page, or below what the rest could make of it, the less is left to do. An AND
// begins with its rarest part, and asks Xapian last, about what is left. Both orders follow from
// the query and the index alone, so that scores are summed in the same order, to the last bit,
// whatever page is asked for.
#pragma once

#include "query/engine/scoring/scorer.h"

namespace tickerdex {

std::unique_ptr<Scorer> any_scorer(Scorers parts);

inline constexpr std::size_t kMaxParts = ScoreWindow::kMaxLevel - 1;
/// What every part matches and none of `excluded`, which serve the mode without scores. At least
/// one part; more than kMaxParts become an AND of ANDs. Document numbers go up to `last`.
std::unique_ptr<Scorer> all_scorer(Scorers parts, Scorers excluded, DocumentNumber last);

}  // namespace tickerdex

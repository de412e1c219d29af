// A term: its postings of a window are scored in blocks, without a branch a posting.
//
// In an OR, once ten hits are known, most postings of common words cannot bring their document into
// the page any more: they only match. In an AND, a rare window skips through a common word's
// postings; else they are all passed over, which is quicker than a skip for each.
#pragma once

#include <cstdint>
#include <memory>

#include "query/engine/postings/posting_list.h"
#include "query/engine/scoring/scorer.h"

namespace tickerdex {

/// `weight` 0: it matches and scores nothing. Document numbers go up to `last`.
std::unique_ptr<Scorer> term_scorer(std::unique_ptr<PostingList> list, double weight,
                                    const ScoreSource& source, DocumentNumber last);

}  // namespace tickerdex

// Scores a term: the postings of a window are scored in blocks, without a branch per posting.
//
// In an OR, once the page is full, most postings of common words cannot bring their document into
// the page any more: they only match. In an AND, if the window has few candidates, a common word's
// postings are skipped through; else all are read, which is faster than a skip for each.
#pragma once

#include <cstdint>
#include <memory>

#include "query/engine/postings/posting_list.h"
#include "query/engine/scoring/scorer.h"

namespace tickerdex {

/// `weight` 0: it only matches. Document numbers go up to `last`.
std::unique_ptr<Scorer> term_scorer(std::unique_ptr<PostingList> list, double weight,
                                    const ScoreSource& source, DocumentNumber last);

}  // namespace tickerdex

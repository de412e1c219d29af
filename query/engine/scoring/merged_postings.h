// Merges the postings of several terms, the forms of a word that count as one.
//
// A document's wdf is the sum of the terms'. Mostly one term is common and the others are rare, so
// runs of its postings between two documents of the others are copied unchanged.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "query/engine/postings/posting_list.h"

namespace tickerdex {

/// `termfreq` is that of the result; document numbers go up to `last`.
std::unique_ptr<PostingList> merged_postings(std::vector<std::unique_ptr<PostingList>> lists,
                                             std::uint32_t termfreq, DocumentNumber last);

}  // namespace tickerdex

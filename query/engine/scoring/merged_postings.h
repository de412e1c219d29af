// The postings of several terms as those of one: a word's forms that count as one word.
//
// A document's wdf is the sum of the terms'. Mostly one term is common and the
// others are rare, so between two documents of the others a stretch of it is copied as it is.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "query/engine/postings/posting_list.h"

namespace tickerdex {

/// `termfreq` is what it says of itself; document numbers go up to `last`.
std::unique_ptr<PostingList> merged_postings(std::vector<std::unique_ptr<PostingList>> lists,
                                             std::uint32_t termfreq, DocumentNumber last);

}  // namespace tickerdex

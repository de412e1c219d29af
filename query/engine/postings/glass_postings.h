// Postings from the table itself: no call a posting, no copy of what stands in one item.
//
//   key := esc(term) | 00 e0                                of a list's first chunk
//          esc(term) 00 S(first document) | 00 e0 S(first document)        of later ones
//
// A chunk of some 2,000 bytes is decoded piece by piece as it is asked for. A list that is told to
// go further than its chunk looks at the next one, and then searches the tree.
#pragma once

#include <cstdint>
#include <memory>

#include "query/engine/postings/glass_table.h"
#include "query/engine/postings/posting_list.h"

namespace tickerdex {

/// `table` is the one of postings; the database has `documents`, none of a number above `last`.
std::unique_ptr<PostingLists> glass_posting_lists(std::shared_ptr<const GlassTable> table,
                                                  std::uint32_t documents, DocumentNumber last);

}  // namespace tickerdex

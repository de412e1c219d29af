// Reads postings directly from the table, without a call per posting or copies of tags in one item.
//
//   key := esc(term) | 00 e0                                of a list's first chunk
//          esc(term) 00 S(first document) | 00 e0 S(first document)        of later ones
//
// A chunk of some 2,000 bytes is decoded piece by piece on demand. To skip beyond its chunk, a list
// tries the next one and then searches the tree.
#pragma once

#include <cstdint>
#include <memory>

#include "query/engine/postings/glass_table.h"
#include "query/engine/postings/posting_list.h"

namespace tickerdex {

/// `table` is the postlist table; the database has `documents` documents with numbers up to `last`.
std::unique_ptr<PostingLists> glass_posting_lists(std::shared_ptr<const GlassTable> table,
                                                  std::uint32_t documents, DocumentNumber last);

}  // namespace tickerdex

// Hits as an index stores them: documents, and the query's words to mark in them.
#pragma once

#include <xapian.h>

#include <memory>
#include <vector>

#include "indexer/schema/text/analyzer.h"
#include "query/engine/scoring/top_hits.h"
#include "query/language/highlight.h"
#include "query/search/database_watch.h"
#include "query/search/hits.h"

namespace tickerdex {

struct StoredPage {
  std::vector<RankedDocument> documents;
  std::uint64_t offset = 0;           ///< hits before the first
  std::vector<Highlight> highlights;  ///< of the query
  bool snippets = true;
};

/// `database`, `watch` and `analyzer` live in `index`, which is kept as long as the hits. Reading one
/// @throws Xapian::DatabaseModifiedError where another program wrote to the database meanwhile.
Hits stored_hits(std::shared_ptr<const void> index, const Xapian::Database& database,
                 DatabaseWatch& watch, Analyzer& analyzer, StoredPage page);

}  // namespace tickerdex

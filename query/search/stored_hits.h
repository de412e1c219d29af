// Hits read from an index: documents, and the query's words to mark in them.
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

/// `index` owns `database`, `watch` and `analyzer`, and is kept as long as the hits. Reading a hit
/// throws Xapian::DatabaseModifiedError if another program has written to the database.
Hits stored_hits(std::shared_ptr<const void> index, const Xapian::Database& database,
                 DatabaseWatch& watch, Analyzer& analyzer, StoredPage page);

}  // namespace tickerdex

// The second half of a rebuild: spool -> documents -> database.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "indexer/command/request.h"
#include "indexer/ledger/ledger_format.h"
#include "indexer/process/progress.h"
#include "indexer/writer/spool.h"

namespace tickerdex {

struct IndexTotals {
  std::uint64_t undated = 0;
};

/// Where the documents go.
struct IndexTarget {
  std::string folder;       ///< of the database; made
  std::string generation;   ///< its name, for the database's metadata
  std::string dictionary;   ///< for stored articles; empty: one is trained
  std::function<void(const ArticleKey&)> document;  ///< told of each, in order
};

/// Analysis is spread over request.jobs threads; documents reach the writer in the spool's order.
IndexTotals index_phase(const RebuildRequest& request, Spool& spool, const IndexTarget& target,
                        Progress& progress);

}  // namespace tickerdex

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

/// The database to write.
struct IndexTarget {
  std::string folder;                               ///< of the database; created
  std::string generation;                           ///< its name, for the database's metadata
  std::string dictionary;                           ///< for stored articles; empty: train one
  std::function<void(const ArticleKey&)> document;  ///< called for each document, in order
};

/// Analyses on request.jobs threads; documents reach the writer in the spool's order.
IndexTotals index_phase(const RebuildRequest& request, Spool& spool, const IndexTarget& target,
                        Progress& progress);

}  // namespace tickerdex

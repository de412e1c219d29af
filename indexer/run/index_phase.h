// The second half of a rebuild: spool -> documents -> database.
#pragma once

#include <cstdint>

#include "indexer/build/spool.h"
#include "indexer/publish/generations.h"
#include "indexer/run/progress.h"
#include "indexer/run/rebuild.h"

namespace tickerdex {

struct IndexTotals {
  std::uint64_t undated = 0;
};

/// Analysis is spread over request.jobs threads; documents reach the writer in the spool's order.
IndexTotals index_phase(const RebuildRequest& request, Spool& spool, const Candidate& candidate,
                        Progress& progress);

}  // namespace tickerdex

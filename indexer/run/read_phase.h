// The first half of a rebuild: sources -> records -> articles -> spool.
#pragma once

#include <cstdint>

#include "indexer/build/spool.h"
#include "indexer/run/progress.h"
#include "indexer/run/rebuild.h"
#include "indexer/run/rejects.h"
#include "indexer/source/sources.h"

namespace tickerdex {

struct ReadTotals {
  SourceTotals sources;
  std::uint64_t articles = 0;  ///< duplicates of ids still among them
};

/// Parsing and completing are spread over request.jobs threads; the result does not depend on it.
ReadTotals read_phase(const RebuildRequest& request, Spool& spool, Rejects& rejects,
                      Progress& progress);

}  // namespace tickerdex

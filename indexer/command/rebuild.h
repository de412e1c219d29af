// `tickerdex-index rebuild`: from sources to a published generation.
//
//   sources -> records -> articles -> spool (unique ids, date order) -> documents -> database
//   -> check -> gates -> manifest -> fsync -> swap -> retention
//
// Until the swap readers see no change. If a gate refuses, the candidate is kept next to the
// generations; that is not an error. Errors: UsageError, SourceError, IndexError, LockHeld,
// Xapian::Error; after any of them the live generation is unchanged.
#pragma once

#include "indexer/command/request.h"
#include "indexer/process/progress.h"

namespace tickerdex {

RebuildReport rebuild(const RebuildRequest& request, Progress& progress);

/// The same for a caller that holds the lock; continues a report that was begun.
RebuildReport rebuild_locked(const RebuildRequest& request, RebuildReport report,
                             Progress& progress);

}  // namespace tickerdex

// `tickerdex-index rebuild`: from sources to a published generation.
//
//   sources -> records -> articles -> spool (unique ids, date order) -> documents -> database
//   -> check -> gates -> manifest -> fsync -> swap -> retention
//
// Until the swap nothing that a reader can see has changed. Where a gate refuses, the candidate is
// kept beside the generations, and that is no error. Errors: UsageError, SourceError,
// IndexError, LockHeld, Xapian::Error; after any of them the live generation is as before.
#pragma once

#include "indexer/command/request.h"
#include "indexer/process/progress.h"

namespace tickerdex {

RebuildReport rebuild(const RebuildRequest& request, Progress& progress);

/// The same, for a holder of the lock; goes on with a report that was begun.
RebuildReport rebuild_locked(const RebuildRequest& request, RebuildReport report,
                             Progress& progress);

}  // namespace tickerdex

// `tickerdex-index update`: the same result as a rebuild, but reads only what changed.
//
//   walk, compared with the ledger of the live generation -> nothing to do, or
//   changed and new files -> articles -> the latest of each id -> those that are new
//   -> a small database -> the live generation's documents without the removed ones, joined with it
//   -> columns, ledger, gates, swap
//
// It rebuilds, and says why, if there is nothing to build on (no generation, other settings,
// another schema) or most has changed. The same as after a rebuild: documents, terms, positions,
// values, counts and scores. Document numbers differ, so hits with equal scores may be in another
// order.
#pragma once

#include "indexer/command/rebuild.h"

namespace tickerdex {

/// Throws as rebuild() does; the report says what was done.
RebuildReport update(const RebuildRequest& request, Progress& progress);

}  // namespace tickerdex

// `tickerdex-index update`: the same result as a rebuild, re-reading only what changed.
//
//   walk, against the ledger of the live generation -> nothing to do, or
//   changed and new files -> articles -> the latest of each id -> those that are new -> a small database
//   -> carried over: the live generation's documents but for those that went, and the small one's
//   -> columns, ledger, gates, swap
//
// Where it builds on nothing (no generation, other settings, another schema) or most has changed,
// it rebuilds, and says why. Equal to a rebuild: documents, terms, positions, values, counts and
// scores; not document numbers, so hits with equal scores may stand in another order.
#pragma once

#include "indexer/command/rebuild.h"

namespace tickerdex {

/// @throws as rebuild() does; the report says what was done.
RebuildReport update(const RebuildRequest& request, Progress& progress);

}  // namespace tickerdex

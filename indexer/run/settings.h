// All that a run's result depends on besides the sources' bytes: an update may build on a
// generation only if it was made with the same.
#pragma once

#include "indexer/run/ledger_format.h"
#include "indexer/run/rebuild.h"

namespace tickerdex {

/// Schema, analyzer and version; input format, key map, a hash of the symbols file; the sources
/// in their order. Names are those that a user knows: "--map".
/// @throws SourceError if the symbols file cannot be read.
ledger::Settings settings_of(const RebuildRequest& request);

}  // namespace tickerdex

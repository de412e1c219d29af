// The work of an update once the changed files are known.
#pragma once

#include <stdexcept>
#include <string>

#include "indexer/command/request.h"
#include "indexer/ledger/ledger_reader.h"
#include "indexer/ledger/source_diff.h"
#include "indexer/process/progress.h"

namespace tickerdex {

/// A rebuild is better or necessary; what() says why. Nothing has been published, and standard
/// input has not been read.
struct NeedsRebuild : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Throws NeedsRebuild, else as rebuild() does.
RebuildReport update_phase(const RebuildRequest& request, const std::string& base_folder,
                           const LedgerReader& base, const SourceDiff& diff,
                           RebuildReport report, Progress& progress);

}  // namespace tickerdex

// The work of an update once it is known which files changed.
#pragma once

#include <stdexcept>
#include <string>

#include "indexer/command/request.h"
#include "indexer/ledger/ledger_reader.h"
#include "indexer/ledger/source_diff.h"
#include "indexer/process/progress.h"

namespace tickerdex {

/// What was found makes a rebuild the better or the only way; what() says why. Nothing has been
/// published, and standard input has not been read.
struct NotAnUpdate : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// @throws NotAnUpdate; else as rebuild().
RebuildReport update_phase(const RebuildRequest& request, const std::string& base_folder,
                           const LedgerReader& base, const SourceDiff& diff,
                           RebuildReport report, Progress& progress);

}  // namespace tickerdex

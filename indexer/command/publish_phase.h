// The end of every run that made something: columns, check -> manifest -> gates -> swap or refusal ->
// retention.
#pragma once

#include "indexer/command/rejects.h"
#include "indexer/command/request.h"
#include "indexer/ledger/ledger_format.h"
#include "indexer/process/progress.h"
#include "indexer/publish/generations.h"
#include "indexer/source/sources.h"

namespace tickerdex {

/// A manifest that says by what and from what, before anything is counted.
Manifest begin_manifest(const RebuildRequest& request, const std::string& generation);

/// What the sources gave: files, records, rejects, articles by source. `totals` are those of this
/// run's reading, `rejects` those of all files, read or not.
void count_sources(const std::vector<ledger::FileEntry>& files, const SourceTotals& totals,
                   const std::map<std::string, std::uint64_t>& rejects, Manifest& manifest);

/// The candidate holds database and ledger; `report.manifest` all counts of its articles. Writes the
/// columns, while the database is being checked. Completes the report. @throws IndexError.
void publish_phase(const RebuildRequest& request, Candidate& candidate, RebuildReport& report,
                   Progress& progress);

}  // namespace tickerdex

// The end of every run that built a candidate: columns, check -> manifest -> gates -> swap or
// refusal -> retention.
#pragma once

#include "indexer/command/rejects.h"
#include "indexer/command/request.h"
#include "indexer/ledger/ledger_format.h"
#include "indexer/process/progress.h"
#include "indexer/publish/generations.h"
#include "indexer/source/sources.h"

namespace tickerdex {

/// A manifest with program versions and sources, before anything is counted.
Manifest begin_manifest(const RebuildRequest& request, const std::string& generation);

/// Counts of files, records, rejects and articles by source. `totals` covers what this run read,
/// `rejects` all files, read or not.
void count_sources(const std::vector<ledger::FileEntry>& files, const SourceTotals& totals,
                   const std::map<std::string, std::uint64_t>& rejects, Manifest& manifest);

/// The candidate contains database and ledger, `report.manifest` all counts of its articles. Writes
/// the columns while the database is checked. Completes the report. @throws IndexError.
void publish_phase(const RebuildRequest& request, Candidate& candidate, RebuildReport& report,
                   Progress& progress);

}  // namespace tickerdex

// Everything but the sources' bytes that a run's result depends on: an update may build on a
// generation only if it was made with the same settings.
#pragma once

#include <cstdint>
#include <string_view>

#include "indexer/command/request.h"
#include "indexer/ledger/ledger_format.h"
#include "indexer/source/sources.h"

namespace tickerdex {

/// Schema, analyzer and version; input format, key map, a hash of the symbols file; the sources in
/// their order. Names are those of the options: "--map".
/// @throws SourceError if the symbols file cannot be read.
ledger::Settings settings_of(const RebuildRequest& request);

/// The part of a request that concerns its sources.
SourceOptions source_options(const RebuildRequest& request);

/// The memory available for one record. It only decides which records were too large: an update
/// with more memory reads the files again that contain such records.
inline constexpr std::string_view kRecordMemory = "room for a record";
/// In bytes; 0 if the ledger does not contain it.
std::uint64_t record_memory_of(const ledger::Settings& settings);

}  // namespace tickerdex

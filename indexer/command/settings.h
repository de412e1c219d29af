// All that a run's result depends on besides the sources' bytes: an update may build on a
// generation only if it was made with the same.
#pragma once

#include <cstdint>
#include <string_view>

#include "indexer/command/request.h"
#include "indexer/ledger/ledger_format.h"
#include "indexer/source/sources.h"

namespace tickerdex {

/// Schema, analyzer and version; input format, key map, a hash of the symbols file; the sources
/// in their order. Names are those that a user knows: "--map".
/// @throws SourceError if the symbols file cannot be read.
ledger::Settings settings_of(const RebuildRequest& request);

/// What a request says of its sources.
SourceOptions source_options(const RebuildRequest& request);

/// Only whether a record had room depends on this one: an update with more of it reads the files
/// again in which one had none.
inline constexpr std::string_view kRecordRoom = "room for a record";
/// In bytes; 0 if the ledger does not say.
std::uint64_t record_room_of(const ledger::Settings& settings);

}  // namespace tickerdex

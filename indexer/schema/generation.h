// The files of an index, and how a reader finds the live generation.
//
//   INDEX/
//     current                        symlink: "generations/<name>", replaced by rename(2)
//     lock                           flock(2) by a running rebuild
//     checked                        when an update last found no changes
//     generations/<name>/            one complete, immutable index
//       *.glass iamglass             the Xapian database
//       columns                      sidecar, see column/
//       checksums                    of each file when it was published, see checksums.h
//       manifest.json                see indexer/publish/manifest.h
//       ledger                       what it was made from, see indexer/ledger/ledger_format.h
//     generations/<name>.building/   a candidate of a run, live or dead
//     generations/<name>.refused/    the last candidate that a gate refused
//
// <name> is the UTC time at which the run began and six hexadecimal digits:
// "20261120T235500Z-3fa92c"; names sort by time.
#pragma once

#include <string>
#include <string_view>

namespace tickerdex {

namespace layout {
inline constexpr std::string_view kCurrent = "current";
inline constexpr std::string_view kLock = "lock";
inline constexpr std::string_view kChecked = "checked";
inline constexpr std::string_view kGenerations = "generations";
inline constexpr std::string_view kManifest = "manifest.json";
inline constexpr std::string_view kColumns = "columns";
inline constexpr std::string_view kChecksums = "checksums";
/// The file that makes a folder a Xapian database.
inline constexpr std::string_view kDatabaseFile = "iamglass";
inline constexpr std::string_view kLedger = "ledger";
inline constexpr std::string_view kBuildingSuffix = ".building";
inline constexpr std::string_view kRefusedSuffix = ".refused";
/// Metadata keys of the database itself, readable with any Xapian tool.
inline constexpr std::string_view kSchemaKey = "tickerdex.schema";
inline constexpr std::string_view kAnalyzerKey = "tickerdex.analyzer";
inline constexpr std::string_view kGenerationKey = "tickerdex.generation";
inline constexpr std::string_view kDictionaryKey = "tickerdex.dictionary";  ///< and ".<number>"
}  // namespace layout

/// The folder of the live generation, with the symlink resolved once; a reader uses it until it
/// ends.
/// @throws IndexError saying what is missing and which command creates it.
std::string live_generation(const std::string& index);

/// The folder to search: the live generation of an index, or a generation named directly
/// (INDEX/generations/<name>, published or not). @throws IndexError as live_generation() does.
std::string generation_to_search(const std::string& index_or_generation);

/// Whether `folder`, which need not exist, is the path of a published generation of `index`.
bool is_generation_of(const std::string& index, const std::string& folder);

/// "20261120T235500Z-3fa92c"
bool is_generation_name(std::string_view name);

}  // namespace tickerdex

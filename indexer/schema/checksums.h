// The `checksums` file of a generation: sizes, times and hashes of its files when it was published.
//
//   file      := header entry* sum* sums-hash      all integers little-endian
//   header    := magic version block-bytes files table-bytes generation header-hash
//   magic     := "TDXSUMS\n"
//   version     := u32                             1; another version is not read
//   block-bytes := u32                             65,536
//   files       := u32                             number of entries
//   table-bytes := u32                             of all entries
//   generation  := 32 bytes                        the generation's name, padded with NUL
//   header-hash := u64                             XXH3 of the header before it and of the entries
//   entry       := bytes:u64 mtime-ns:i64 name-bytes:u32 name
//   sum         := u64                             XXH3 of one block; a file of n bytes has
//                                                  ceil(n / block-bytes), in the order of entries
//   sums-hash   := u64                             XXH3 of all sums
//
// manifest.json, which is written last, and this file have no entry. Times save reading: if the
// size and time of a file are unchanged, its bytes are too, unless the disk changed them. Copies
// with other times (cp without -p) are read completely.
//
// Version history: 1 (2026-11) first.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tickerdex {

/// How thorough a check is.
enum class CheckDepth : std::uint8_t {
  unchanged,  ///< size and time of each file; if they differ, its bytes
  bytes,      ///< every byte, at the speed of the disk
};

struct FileTrouble {
  std::string file;
  std::string what;  ///< "docdata.glass is missing"
};

/// Whether a file is part of the database, not a sidecar.
bool is_table(std::string_view file);

/// What is wrong with the files of a generation; empty if nothing is. A missing or unreadable
/// checksums file is a trouble, too.
std::vector<FileTrouble> file_troubles(const std::string& folder, CheckDepth depth);

/// The check of a search, in some microseconds: which tables of the database are missing or cut
/// short. Sidecars are not checked. Without a readable checksums file the usual tables must exist,
/// the position table if `has_words`. A table that another program wrote to is not a trouble.
std::vector<FileTrouble> table_troubles(const std::string& folder, bool has_words);

/// The current state of a file, for the list.
struct FileSums {
  std::string name;
  std::uint64_t bytes = 0;
  std::int64_t mtime_ns = 0;
  std::vector<std::uint64_t> sums;
};

/// Reads all of folder/name. @throws IndexError.
FileSums sum_file(const std::string& folder, const std::string& name);

/// Names of the files to list, sorted. @throws IndexError.
std::vector<std::string> files_to_sum(const std::string& folder);

/// The bytes of a checksums file.
std::string encode_checksums(std::string_view generation, const std::vector<FileSums>& files);

}  // namespace tickerdex

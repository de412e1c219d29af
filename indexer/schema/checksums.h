// The `checksums` file of a generation: what each of its files held when it was published.
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
// manifest.json, which is written last, and this file have no entry. The time of a file is there to
// save reading: where size and time are as they were, so are the bytes, unless the disk changed
// them. Copies without their times (cp without -p) are read through instead.
//
// Version history: 1 (2026-11) the first.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tickerdex {

/// How much is looked at.
enum class CheckDepth : std::uint8_t {
  unchanged,  ///< each file is there with its size and time; where these differ, its bytes
  bytes,      ///< every byte: as fast as the disk gives them
};

struct FileTrouble {
  std::string file;
  std::string what;  ///< "docdata.glass is missing"
};

/// Whether a file is part of the database, not a sidecar.
bool is_table(std::string_view file);

/// What is wrong with the files of a generation; empty: nothing. A generation without
/// a readable checksums file has that for its trouble.
std::vector<FileTrouble> file_troubles(const std::string& folder, CheckDepth depth);

/// What a search asks, in some microseconds: which tables of the database are missing or cut short.
/// Sidecars are not looked at; without a readable checksums file the usual tables must be there if
/// `has_words`. A table that another program wrote to is no trouble.
std::vector<FileTrouble> table_troubles(const std::string& folder, bool has_words);

/// One file as it is now, to be listed.
struct FileSums {
  std::string name;
  std::uint64_t bytes = 0;
  std::int64_t mtime_ns = 0;
  std::vector<std::uint64_t> sums;
};

/// Reads folder/name through. @throws IndexError.
FileSums sum_file(const std::string& folder, const std::string& name);

/// Names of the files that are to be listed, sorted. @throws IndexError.
std::vector<std::string> files_to_sum(const std::string& folder);

/// The bytes of a checksums file.
std::string encode_checksums(std::string_view generation, const std::vector<FileSums>& files);

}  // namespace tickerdex

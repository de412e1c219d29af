// The layout of a generation's `ledger`: the files and records it was made from, so that an update
// reads only what has changed since.
//
//   file      := magic version zero records documents files text trailer     little-endian
//   magic     := "TDXLEDG\n"
//   version   := u32                          5; another version is not read
//   records   := record*                      one for each article read, in source order
//   record    := id content sequence          32 bytes
//   id        := u64 u64                      128 bits of hash of the article's id (article_key.h)
//   content   := u64                          hash of the encoded article
//   sequence  := u64                          number of its file << 40 | record number in the file
//   documents := (id content)*                24 bytes each: the latest of each id, in document
//                                             order
//   files     := file-entry*                  one for each file of the walk: file n is entry n - 1
//   file-entry:= FileEntryHead path tally* tally*                   skips and rejects by reason
//   tally     := count:u64 reason-bytes:u32 reason
//   text      := setting*                     settings of the run, in a fixed order of names
//   setting   := name-bytes:u32 value-bytes:u32 name value
//   trailer   := Trailer                      200 bytes, with the end of each section; the records
//                                             begin after the 16 bytes of the header
//
// Paths and settings may contain any bytes. `flags`: 1 the file was read to its end; 2 a date in it
// was resolved against the file's time; 4 it is a regular file. `changes-utc`: when a date in it
// that is now too far in the future becomes acceptable. Every hash is XXH3; `hash` is that of the bytes
// that were read.
//
// `uuid` and `revision` are those of the finished database: in another state it may have other
// documents.
//
// Version history: 1 (2026-11) first; 2 (2026-11) other hashes; 3 (2026-11) the database's
// identity; 4 (2026-11) XXH3 for files and sections; 5 (2026-11) several skips for one
// file, which may be an archive.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/schema/database_identity.h"
#include "indexer/writer/article_key.h"

namespace tickerdex::ledger {

inline constexpr std::string_view kMagic = "TDXLEDG\n";
inline constexpr std::uint32_t kVersion = 5;
inline constexpr std::size_t kHeaderBytes = 16;
inline constexpr unsigned kFileShift = 40;

struct RecordEntry {
  ArticleKey key;
  std::uint64_t sequence = 0;
  std::uint64_t file() const { return sequence >> kFileShift; }
};
static_assert(sizeof(RecordEntry) == 32);

inline constexpr std::int64_t kNever = std::numeric_limits<std::int64_t>::max();

struct FileEntry {
  std::string path;
  std::uint32_t source = 0;
  std::uint64_t size = 0;
  std::int64_t mtime_ns = 0;
  std::uint64_t bytes = 0;
  std::uint64_t hash = 0;
  std::int64_t changes_utc = kNever;
  std::uint64_t records = 0;   ///< records in it, including bad ones
  std::uint64_t articles = 0;  ///< entries in `records`
  bool was_read = false;
  bool is_relative = false;
  bool is_regular = false;
  std::map<std::string, std::uint64_t> skipped;  ///< the file itself, or members of it
  std::map<std::string, std::uint64_t> rejects;
};

/// With the lengths of the texts that follow; `flags` as below.
struct FileEntryHead {
  std::uint64_t size, bytes, hash, records, articles;
  std::int64_t mtime_ns, changes_utc;
  std::uint32_t source, flags, path_bytes, skips, rejects, zero;
};
static_assert(sizeof(FileEntryHead) == 80);
inline constexpr std::uint32_t kWasRead = 1;
inline constexpr std::uint32_t kIsRelative = 2;
inline constexpr std::uint32_t kIsRegular = 4;

/// name, value
using Settings = std::vector<std::pair<std::string, std::string>>;

struct Trailer {
  std::array<char, 32> generation;          ///< its name, padded with NUL
  std::array<char, kUuidFieldBytes> uuid;   ///< of the database, padded with NUL
  std::uint64_t revision, last_document;    ///< of the database
  std::uint64_t records, documents, files, settings;  ///< how many
  std::uint64_t records_end, documents_end, files_end, text_end;  ///< from the file's start
  std::uint64_t records_hash, documents_hash, files_hash, text_hash;
  std::int64_t started_ns;  ///< the file system's clock when the run began
  std::uint64_t hash;       ///< of the trailer before it
};
static_assert(sizeof(Trailer) == 200);

std::uint64_t hash_of(const Trailer& trailer);

}  // namespace tickerdex::ledger

// Writes documents to a Xapian database folder.
//
// Documents get the numbers 1, 2, 3 … in the order of adding. There are two writers: `api` uses
// Xapian::WritableDatabase; `bulk` inverts in memory and writes the glass tables sequentially, many
// times faster.
#pragma once

#include <cstdint>
#include <string>

#include "indexer/writer/document.h"

namespace tickerdex {

enum class WriterKind : std::uint8_t { bulk, api };

class Writer {
 public:
  virtual ~Writer() = default;
  /// @throws IndexError (disk full, I/O), Xapian::Error.
  virtual void add(const Document& document) = 0;
  /// Call before adding a large document that needs `bytes` of memory: if they do not fit, the
  /// writer first writes what it holds to disk.
  virtual void make_room(std::uint64_t bytes) = 0;
  /// Metadata of the database ("tickerdex.schema" = "1"); before finish().
  virtual void set_metadata(const std::string& key, const std::string& value) = 0;
  /// Completes the database on disk, fsynced. Nothing may be added afterwards.
  virtual void finish() = 0;
};

struct WriterOptions {
  std::string folder;                     ///< created; must not contain a database
  std::uint64_t memory_bytes = 1u << 30;  ///< limit for the writer itself
  std::uint32_t jobs = 2;
};

/// Memory that Xapian needs for each added or deleted posting until it is committed (measured: some
/// 270 bytes with positions, in trees of small allocations).
inline constexpr std::uint64_t kPendingPostingBytes = 280;

}  // namespace tickerdex

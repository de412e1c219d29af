// Documents in, a Xapian database folder out.
//
// Documents get the numbers 1, 2, 3 … in the order in which they are added. Two writers stand
// behind this: `api`, by Xapian::WritableDatabase, and `bulk`, which inverts in memory and writes
// the glass tables in sequence (design, section 9).
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "indexer/writer/document.h"

namespace tickerdex {

enum class WriterKind : std::uint8_t { bulk, api };

class Writer {
 public:
  virtual ~Writer() = default;
  /// @throws IndexError (disk full, I/O), Xapian::Error.
  virtual void add(const Document& document) = 0;
  /// Before a large document comes, of which `bytes` may be held: if they would not fit beside what
  /// is held already, that goes to disk first.
  virtual void make_room(std::uint64_t bytes) = 0;
  /// Metadata of the database ("tickerdex.schema" = "1"); before finish().
  virtual void set_metadata(const std::string& key, const std::string& value) = 0;
  /// Completes the database on disk, fsynced. Nothing may be added afterwards.
  virtual void finish() = 0;
};

struct WriterOptions {
  std::string folder;                     ///< created; must not hold a database yet
  std::uint64_t memory_bytes = 1u << 30;  ///< what the writer itself may hold
  std::uint32_t jobs = 2;
};

/// What a posting, added or deleted, takes in Xapian's memory until it is committed (measured: some
/// 270 bytes with positions, in trees of small allocations).
inline constexpr std::uint64_t kPendingPostingBytes = 280;

std::unique_ptr<Writer> make_api_writer(const WriterOptions& options);
std::unique_ptr<Writer> make_bulk_writer(const WriterOptions& options);

}  // namespace tickerdex

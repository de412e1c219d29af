// Identifies a database and its state, so that a sidecar can name what it was made from.
//
// A generation's database is written once, but another program might write to it, and replacing
// documents changes neither their count nor the greatest document number. Xapian gives each
// database a UUID and each commit a revision, which together identify the state.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include <xapian.h>

namespace tickerdex {

struct DatabaseIdentity {
  std::string uuid;                 ///< as Xapian::Database::get_uuid(); empty for some backends
  std::uint64_t revision = 0;       ///< rises with each commit; 0 if the backend has none
  std::uint32_t last_document = 0;  ///< the greatest document number

  bool operator==(const DatabaseIdentity&) const = default;
};

/// Size of the field of a UUID's text in a file, padded with NUL.
inline constexpr std::size_t kUuidFieldBytes = 40;

/// The state in which `database` was opened or last committed. @throws Xapian::Error.
DatabaseIdentity identity_of(const Xapian::Database& database);

/// "revision 3 of 0d2c…, up to document 12", for messages.
std::string shown(const DatabaseIdentity& identity);

}  // namespace tickerdex

// Which database, and which state of it: what a file beside it was made from.
//
// A generation's database is written once, but anybody may write to it, and whoever replaces
// documents leaves their number and the greatest document number as they were. Xapian gives each
// database a UUID and each commit a revision: together they tell.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include <xapian.h>

namespace tickerdex {

struct DatabaseIdentity {
  std::string uuid;            ///< as Xapian::Database::get_uuid(); of some backends empty
  std::uint64_t revision = 0;  ///< goes up by each commit; 0 where the backend has none
  std::uint32_t last_document = 0;  ///< the greatest document number

  bool operator==(const DatabaseIdentity&) const = default;
};

/// What a text of a UUID takes, and room for it in a file, padded with NUL.
inline constexpr std::size_t kUuidFieldBytes = 40;

/// Of the state in which `database` was opened or last committed. @throws Xapian::Error.
DatabaseIdentity identity_of(const Xapian::Database& database);

/// "revision 3 of 0d2c…, up to document 12": for messages.
std::string shown(const DatabaseIdentity& identity);

}  // namespace tickerdex

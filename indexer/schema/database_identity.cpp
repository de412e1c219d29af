#include "indexer/schema/database_identity.h"

#include <fmt/format.h>

namespace tickerdex {

DatabaseIdentity identity_of(const Xapian::Database& database) {
  DatabaseIdentity identity;
  identity.last_document = database.get_lastdocid();
  // Backends in memory, remote or combined may have neither.
  try {
    identity.uuid = database.get_uuid().substr(0, kUuidFieldBytes);
    identity.revision = database.get_revision();
  } catch (const Xapian::InvalidOperationError&) {
  } catch (const Xapian::UnimplementedError&) {
  }
  return identity;
}

std::string shown(const DatabaseIdentity& identity) {
  return fmt::format("revision {} of {}, up to document {}", identity.revision,
                     identity.uuid.empty() ? "a database without a UUID" : identity.uuid,
                     identity.last_document);
}

}  // namespace tickerdex

#include "indexer/publish/health.h"

#include <fmt/format.h>
#include <xapian.h>

#include "indexer/ledger/ledger_reader.h"
#include "indexer/publish/gates.h"
#include "indexer/schema/database_identity.h"
#include "indexer/schema/errors.h"
#include "indexer/schema/fields.h"

namespace tickerdex {
namespace {

void append(std::string& list, const std::string& trouble) {
  list += (list.empty() ? "" : "; ") + trouble;
}

// Whether the database is in a later state than the one that was published.
bool is_modified(const std::string& folder) {
  try {
    return LedgerReader(folder).database() != identity_of(Xapian::Database(folder));
  } catch (const IndexError&) {
    return false;
  } catch (const Xapian::Error&) {
    return false;
  }
}

// Damage of a database whose files are unchanged.
std::string damage_of_database(const GenerationInfo& info) {
  try {
    const Xapian::Database database(info.folder);
    const auto count = database.get_doccount();
    if (count == info.manifest->articles) return missing_table(database, info.folder);
    return fmt::format("the database has {} articles, but its manifest says {}", count,
                       info.manifest->articles);
  } catch (const Xapian::Error& error) {
    return "the database cannot be opened: " + error.get_msg();
  }
}

}  // namespace

Health health_of(const std::string& index, const GenerationInfo& info, CheckDepth depth) {
  Health health;
  if (!info.manifest) {
    health.damage = info.trouble;
    return health;
  }
  if (info.manifest->generation != info.name) {
    health.damage = fmt::format("its manifest belongs to {}", info.manifest->generation);
    return health;
  }
  if (info.manifest->schema != kSchemaVersion) {
    health.is_other_version = true;
    health.damage = fmt::format(
        "schema {}, but this program reads {}; run: tickerdex-index rebuild --index {} SOURCE...",
        info.manifest->schema, kSchemaVersion, index);
    return health;
  }
  for (const auto& [file, what] : file_troubles(info.folder, depth)) {
    append(is_table(file) ? health.damage : health.sidecar_damage, what);
  }
  if (health.damage.empty()) {
    health.damage = damage_of_database(info);
  } else if (is_modified(info.folder)) {
    health.is_modified = true;
    health.damage = "another program wrote to the database since it was published";
  }
  return health;
}

}  // namespace tickerdex

#include "indexer/run/health.h"

#include <fmt/format.h>
#include <xapian.h>

#include "indexer/run/gates.h"
#include "indexer/schema/fields.h"

namespace tickerdex {
namespace {

void append(std::string& list, const std::string& trouble) {
  list += (list.empty() ? "" : "; ") + trouble;
}

// Of a database whose files are as they were.
std::string damage_of_database(const GenerationInfo& info) {
  try {
    const Xapian::Database database(info.folder);
    const auto count = database.get_doccount();
    if (count == info.manifest->articles) return missing_table(database, info.folder);
    return fmt::format("the database holds {} articles, its manifest says {}", count,
                       info.manifest->articles);
  } catch (const Xapian::Error& error) {
    return "the database cannot be opened: " + error.get_msg();
  }
}

}  // namespace

Health health_of(const std::string& index, const GenerationInfo& info, CheckDepth depth) {
  if (!info.manifest) return {info.trouble, {}};
  if (info.manifest->schema != kSchemaVersion) {
    return {fmt::format("schema {}, but this program reads {}; run: tickerdex-index rebuild "
                        "--index {} SOURCE...",
                        info.manifest->schema, kSchemaVersion, index),
            {}};
  }
  Health health;
  for (const auto& [file, what] : file_troubles(info.folder, depth)) {
    append(is_table(file) ? health.damage : health.lacking, what);
  }
  if (health.damage.empty()) health.damage = damage_of_database(info);
  return health;
}

}  // namespace tickerdex

#include "query/engine/open_index.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <filesystem>

#include "indexer/schema/checksums.h"
#include "indexer/schema/errors.h"
#include "indexer/schema/fields.h"
#include "indexer/schema/generation.h"
#include "indexer/schema/text/ascii.h"

namespace tickerdex {
namespace {

/// The value of --index, derived from the folder's path.
std::string index_of(const std::string& database_folder) {
  std::filesystem::path folder(database_folder);
  if (!folder.has_filename()) folder = folder.parent_path();  // a slash at the end
  const auto parent = folder.parent_path();
  if (parent.filename() != std::string(layout::kGenerations)) return folder.string();
  const auto index = parent.parent_path();
  return index.empty() ? "." : index.string();
}

// Xapian takes a missing table for an empty one and would silently find nothing.
void check_tables(const Xapian::Database& database, const std::string& folder) {
  const auto troubles = table_troubles(folder, database.get_total_length() > 0);
  if (troubles.empty()) return;
  std::vector<std::string_view> words;
  for (const auto& trouble : troubles) words.push_back(trouble.what);
  throw IndexError(fmt::format(
      "{0} is damaged: {1} (in {2}); go back with: tickerdex-index rollback --index {0}, or "
      "rebuild it with: tickerdex-index rebuild --index {0} SOURCE...",
      index_of(folder), fmt::join(words, "; "), folder));
}

}  // namespace

Xapian::Database open_index(const std::string& database_folder) {
  Xapian::Database database(database_folder);
  const auto found = database.get_metadata(std::string(layout::kSchemaKey));
  if (found == std::to_string(kSchemaVersion)) {
    check_tables(database, database_folder);
    return database;
  }
  const auto index = index_of(database_folder);
  if (found.empty()) {
    throw IndexError(
        fmt::format("{} is a Xapian database but not one made by tickerdex; make one with: "
                    "tickerdex-index rebuild --index DIR SOURCE...",
                    index));
  }
  throw IndexError(fmt::format(
      "{0} was written with schema {1}, this program reads {2}; rebuild it with: "
      "tickerdex-index rebuild --index {0} SOURCE...",
      index, found, kSchemaVersion));
}

std::vector<std::string> languages_of(const Xapian::Database& database) {
  const std::string prefix(prefix_of(Field::language));
  std::vector<std::string> languages;
  const auto end = database.allterms_end(prefix);
  for (auto term = database.allterms_begin(prefix); term != end; ++term) {
    const std::string language = (*term).substr(prefix.size());
    // A longer prefix of another field would continue with a capital.
    if (!language.empty() && !is_upper(language[0])) {
      languages.push_back(language);
    }
  }
  return languages;
}

}  // namespace tickerdex

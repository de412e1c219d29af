// Chooses how the postings of a database are read.
#include <utility>

#include "query/engine/postings/glass_postings.h"
#include "query/engine/postings/glass_table.h"
#include "query/engine/postings/glass_version.h"
#include "query/engine/postings/posting_list.h"

namespace tickerdex {
namespace {

/// The table in `folder`, if it can be read and belongs to `database` as opened.
std::shared_ptr<const GlassTable> table_of(const Xapian::Database& database,
                                           const std::string& folder) {
  const auto version = read_glass_version(folder);
  if (!version || version->uuid != database.get_uuid() ||
      version->revision != database.get_revision()) {
    return nullptr;
  }
  return GlassTable::open(folder + "/postlist.glass", version->postlist);
}

}  // namespace

std::unique_ptr<PostingLists> posting_lists(const Xapian::Database& database,
                                            const std::string& folder) {
  auto table = table_of(database, folder);
  if (!table) return posting_lists_by_xapian(database);
  return glass_posting_lists(std::move(table), database.get_doccount(), database.get_lastdocid());
}

}  // namespace tickerdex

#include "query/search/database_watch.h"

#include "indexer/schema/database_identity.h"
#include "indexer/schema/generation.h"
#include "query/engine/postings/glass_table.h"

namespace tickerdex {
namespace {

bool is_same_file(const struct stat& a, const struct stat& b) {
  return a.st_ino == b.st_ino && a.st_dev == b.st_dev && a.st_size == b.st_size &&
         a.st_mtim.tv_sec == b.st_mtim.tv_sec && a.st_mtim.tv_nsec == b.st_mtim.tv_nsec &&
         a.st_ctim.tv_sec == b.st_ctim.tv_sec && a.st_ctim.tv_nsec == b.st_ctim.tv_nsec;
}

}  // namespace

DatabaseWatch::DatabaseWatch(const Xapian::Database& database, const std::string& folder)
    : folder_(folder) {
  const auto identity = identity_of(database);
  uuid_ = identity.uuid;
  revision_ = identity.revision;
  is_watched_ = read_glass_version(folder_).has_value();
}

bool DatabaseWatch::is_of_the_revision() const {
  const auto now = read_glass_version(folder_);
  return now && now->uuid == uuid_ && now->revision == revision_;
}

bool DatabaseWatch::is_unchanged() {
  if (!is_watched_) return true;
  const auto path = folder_ + "/" + std::string(layout::kDatabaseFile);
  struct stat now {};
  if (::stat(path.c_str(), &now) != 0 || is_same_file(now, known_)) return true;
  if (!is_of_the_revision()) {
    // Or it went between the two looks.
    struct stat again {};
    return ::stat(path.c_str(), &again) != 0;
  }
  known_ = now;  // what was looked into is this one, or a later one of the same revision
  return true;
}

void DatabaseWatch::check() {
  if (is_unchanged()) return;
  throw Xapian::DatabaseModifiedError("another program wrote to the database while it was read");
}

}  // namespace tickerdex

// Detects changes of an open database by other programs.
//
// Another program may write to it. Its first commit keeps the blocks of an open reader; the next
// one overwrites those that the first one freed. Xapian detects most of that
// (DatabaseModifiedError), but not all: version 1.4.22 returns stored data, values and positions of
// the later state if it has a block on the path in memory. So check here after reading and before
// showing anything: as long as iamglass, which a commit replaces last, is that of the opened
// revision, nothing was overwritten.
#pragma once

#include <sys/stat.h>

#include <cstdint>
#include <string>

#include <xapian.h>

namespace tickerdex {

class DatabaseWatch {
 public:
  /// Watches `database` as opened from `folder`. Formats other than glass are not watched.
  DatabaseWatch(const Xapian::Database& database, const std::string& folder);

  /// False: data read since may be of another state. A removed folder counts as unchanged. Costs a
  /// stat().
  bool is_unchanged();
  /// @throws Xapian::DatabaseModifiedError if it is changed.
  void check();

 private:
  bool is_of_the_revision() const;

  std::string folder_;
  std::string uuid_;
  std::uint64_t revision_ = 0;
  bool is_watched_ = false;
  struct stat known_ {};  ///< of an iamglass that was checked
};

}  // namespace tickerdex

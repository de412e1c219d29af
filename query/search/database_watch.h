// Whether a database that is open is still what it was when it was opened.
//
// Another program may write to it. Its first commit leaves what an open reader sees in place; while
// the next one is made, what became free by the first is written over. Xapian notices most of that
// (DatabaseModifiedError), but not all: version 1.4.22 gives stored data, values and positions of
// the later state where it has a block of the way there in memory. So whoever has read something
// asks here before it is shown: as long as iamglass, which a commit replaces last, is that of the
// revision that was opened, nothing of it was written over.
#pragma once

#include <sys/stat.h>

#include <cstdint>
#include <string>

#include <xapian.h>

namespace tickerdex {

class DatabaseWatch {
 public:
  /// Of `database` as it was opened from `folder`; of other formats than glass nothing is known.
  DatabaseWatch(const Xapian::Database& database, const std::string& folder);

  /// False: what was read since may be of another state. A folder that is gone is written to by
  /// nobody. Costs a stat().
  bool is_unchanged();
  /// @throws Xapian::DatabaseModifiedError unless it is.
  void check();

 private:
  bool is_of_the_revision() const;

  std::string folder_;
  std::string uuid_;
  std::uint64_t revision_ = 0;
  bool is_watched_ = false;
  struct stat known_ {};  ///< of an iamglass that was looked into
};

}  // namespace tickerdex

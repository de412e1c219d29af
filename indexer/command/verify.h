// `tickerdex-index verify`: the live generation, through and through.
//
//   files      each byte of each file is what was published, by its checksums
//   database   Xapian's own check of the whole
//   articles   the data of each document decodes, to an article that its id term leads to, and by
//              the ledger's hash to the very article that was written
//   columns    each column says of each document what its value slot says
//   manifest   counts, generation and schema are those of the database
//   sources    the ledger of an update is whole
//
// It needs no lock: a generation does not change. Time: some 10 s a GB for the database, as much
// again for articles and columns; the files are read as fast as the disk gives them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "indexer/process/progress.h"

namespace tickerdex {

struct VerifyPart {
  std::string name;
  std::string what;                   ///< "60,000 articles decoded"
  std::vector<std::string> troubles;  ///< each names a file; empty: all is well
  double seconds = 0;
};

struct VerifyReport {
  std::string index;
  std::string generation;
  std::string folder;
  std::vector<VerifyPart> parts;

  bool is_sound() const;
};

/// Never throws for damage: that is in the parts. @throws IndexError if nothing is live.
VerifyReport verify(const std::string& index, Progress& progress);

}  // namespace tickerdex

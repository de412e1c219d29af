// `tickerdex-index verify`: a complete check of the live generation.
//
//   files      each byte of each file is as published, by the checksums
//   database   Xapian's own check
//   articles   the data of each document decodes to an article that can be found by its id, and
//              matches the ledger's hash of the article that was written
//   columns    each column has the same values as the slot that it was made from
//   manifest   counts, generation and schema match the database
//   ledger     the ledger for updates is complete and belongs to the database
//
// It needs no lock, because a generation does not change. Time: about 10 s per GB for the database,
// as much again for articles and columns; files are read at the speed of the disk.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "indexer/process/progress.h"

namespace tickerdex {

struct VerifyPart {
  std::string name;
  std::string what;                   ///< "60,000 articles decoded"
  std::vector<std::string> troubles;  ///< each names a file; empty: no damage
  double seconds = 0;
};

struct VerifyReport {
  std::string index;
  std::string generation;
  std::string folder;
  std::vector<VerifyPart> parts;

  bool is_sound() const;
};

/// Never throws for damage, which is reported in the parts. @throws IndexError if nothing is live.
VerifyReport verify(const std::string& index, Progress& progress);

}  // namespace tickerdex

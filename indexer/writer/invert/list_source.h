// Lists in the order of their keys: what a run is, in memory or on disk, and what a merge of runs
// is again.
//
// A list is a term's postings, a slot's values or the documents' lengths; its key is that of its
// first entry in the postlist table (esc(term), 00 d8 V slot, 00 e0), so that the lists come in
// the order in which that table wants them.
//
//   record := V bytes of what follows   V (document - previous)   payload
//   payload := V wdf  position tag, if any | value | V length
//
// The previous document of the first record of a run is 0: such a record starts the count anew
// (`restart`).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace tickerdex::invert {

struct ListHead {
  std::string key;
  std::uint64_t documents = 0;    ///< 0 for values and lengths, as is the next
  std::uint64_t occurrences = 0;  ///< sum of wdf
};

/// Whole records.
struct ListBlock {
  std::string_view records;
  bool restart = false;
};

class ListSource {
 public:
  virtual ~ListSource() = default;
  /// Moves to the next list, wherever in a list it stands; false at the end.
  virtual bool next_list() = 0;
  /// Of the current list.
  virtual const ListHead& head() const = 0;
  /// The next of the list's records, valid until the next call of anything; false at its end.
  virtual bool next_block(ListBlock& block) = 0;
};

}  // namespace tickerdex::invert

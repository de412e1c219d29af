// Lists in the order of their keys: a run in memory or on disk, or a merge of runs.
//
// A list contains a term's postings, a slot's values or the documents' lengths. Its key is that of
// its first entry in the postlist table (esc(term), 00 d8 V slot, 00 e0), so that the lists are in
// the order of that table.
//
//   record := V bytes of what follows   V (document - previous)   payload
//   payload := V wdf  position tag, if any | value | V length
//
// The previous document of the first record of a run is 0: such a record restarts the count
// (`restart`).
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace tickerdex::invert {

struct ListHead {
  std::string key;
  std::uint64_t documents = 0;    ///< 0 for values and lengths
  std::uint64_t total_wdf = 0;    ///< sum of wdf; 0 for values and lengths
};

/// Whole records.
struct ListBlock {
  std::string_view records;
  bool restart = false;
};

class ListSource {
 public:
  virtual ~ListSource() = default;
  /// Moves to the next list, even if the current one was not read to its end; false at the end.
  virtual bool next_list() = 0;
  /// Of the current list.
  virtual const ListHead& head() const = 0;
  /// The next records of the list, valid until the next call; false at its end.
  virtual bool next_block(ListBlock& block) = 0;
};

/// Merges several runs: lists with the same key are concatenated in the order of the runs, which is
/// that of the documents.
std::unique_ptr<ListSource> merge_lists(std::vector<std::unique_ptr<ListSource>> runs);

}  // namespace tickerdex::invert

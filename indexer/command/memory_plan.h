// How a run divides --memory.
//
//   memory  = process + jobs * job + free
//   free    = sorters + records                reading
//           = sorters + writer + in flight     indexing
//
// A record that needs more than the in-flight share gets all of `records` to itself: the writer
// first writes what it holds to disk. So the bound holds for any input, and a record that needs
// more than `records` is rejected (record_weight.h). All figures are bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace tickerdex {

class MemoryPlan {
 public:
  MemoryPlan(std::uint64_t memory_bytes, std::uint32_t jobs);

  /// For all sorters that work at the same time.
  std::uint64_t sorter_bytes() const { return free_ / kSorterShare; }
  /// For records being read; for one large record at any time.
  std::uint64_t record_bytes() const { return free_ - sorter_bytes(); }
  /// For documents that have been made but not yet added to the writer.
  std::uint64_t in_flight_bytes() const;
  std::uint64_t writer_bytes() const { return record_bytes() - in_flight_bytes(); }

  /// How much text goes into a batch: enough to make queueing cheap, little enough that all batches
  /// in flight fit.
  std::size_t read_batch_bytes() const;
  std::size_t index_batch_bytes() const;

  /// Memory of a document for each byte of its encoded article, at most.
  static constexpr std::uint64_t kDocumentFactor = 48;
  /// The minimum --memory for a record that needs `record_bytes`: "912MiB".
  static std::string memory_for(std::uint64_t record_bytes, std::uint32_t jobs);

 private:
  static constexpr std::uint64_t kSorterShare = 12;

  std::uint32_t jobs_;
  std::uint64_t free_;
};

}  // namespace tickerdex

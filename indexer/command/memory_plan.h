// How a run shares out --memory.
//
//   memory  = process + jobs * job + free
//   free    = sorters + room                   reading
//           = sorters + writer + under way     indexing
//
// A record that takes more than what may be under way has all of `room` to itself: what the writer
// holds goes to disk before. So the bound holds whatever the input, and a record that `room` is too
// small for is rejected (record_room.h). All figures are bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace tickerdex {

class MemoryPlan {
 public:
  MemoryPlan(std::uint64_t memory_bytes, std::uint32_t jobs);

  /// For those that are at work at the same time, together.
  std::uint64_t sorters() const { return free_ / kSorterShare; }
  /// For records while they are read; for one large record at any time.
  std::uint64_t room() const { return free_ - sorters(); }
  /// For documents that are made and not yet with the writer.
  std::uint64_t under_way() const;
  std::uint64_t writer() const { return room() - under_way(); }

  /// How much text goes into a batch: enough to make handing in cheap, little enough that all that
  /// are under way at a time have room.
  std::size_t read_batch() const;
  std::size_t index_batch() const;

  /// What each byte of an encoded article may take as a document.
  static constexpr std::uint64_t kDocumentFactor = 48;
  /// The least --memory that leaves `room` for a record: "912MiB".
  static std::string memory_for(std::uint64_t room, std::uint32_t jobs);

 private:
  static constexpr std::uint64_t kSorterShare = 12;

  std::uint32_t jobs_;
  std::uint64_t free_;
};

}  // namespace tickerdex

// Writes values to the postlist table: statistics of each slot, and its values in chunks.
//
//   statistics  00 d0 slot (little-endian, fewest bytes; none for slot 0)
//               -> V values  V length + lower bound  upper bound (omitted if equal)
//   chunk       00 d8 V slot S(first document)
//               -> V length + value  {V (document - previous - 1)  V length + value}
//
// A chunk is closed once it has 2,000 bytes.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "indexer/writer/glass/posting_list_writer.h"

namespace tickerdex::glass {

inline constexpr std::string_view kValueChunkPrefix("\0\xd8", 2);

/// 00 d8 V slot.
std::string value_list_key(std::uint32_t slot);
/// Appends a slot to the tag of a document's second entry in the termlist table:
/// V (slot - previous - 1), where the previous of the first is -1. Slots ascend.
void append_slot(std::string& tag, std::uint32_t slot, std::uint32_t& next_slot);

class SlotStatistics {
 public:
  void add(std::uint32_t slot, std::string_view value);
  void write(TableWriter& postlist) const;

 private:
  struct Slot {
    std::uint64_t values = 0;
    std::string lower;
    std::string upper;
  };
  std::map<std::uint32_t, Slot> slots_;
};

class ValueListWriter {
 public:
  explicit ValueListWriter(TableWriter& table) : table_(table) {}

  /// `key` is value_list_key() of the slot. Must be followed by at least one add(), then end().
  void begin(std::string_view key) { list_key_.assign(key); }
  /// Documents ascend; `value` is not empty.
  void add(std::uint32_t document, std::string_view value);
  void end() { flush(); }

 private:
  void flush();

  TableWriter& table_;
  std::string list_key_;
  std::string key_;
  std::string tag_;
  std::uint32_t last_ = 0;
};

}  // namespace tickerdex::glass

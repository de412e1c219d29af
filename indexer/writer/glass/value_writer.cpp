#include "indexer/writer/glass/value_writer.h"

namespace tickerdex::glass {
namespace {

std::string statistics_key(std::uint32_t slot) {
  std::string key("\0\xd0", 2);
  for (; slot > 0; slot >>= 8) key.push_back(static_cast<char>(slot));
  return key;
}

}  // namespace

std::string value_list_key(std::uint32_t slot) {
  std::string key(kValueChunkPrefix);
  append_v(key, slot);
  return key;
}

void append_slot(std::string& tag, std::uint32_t slot, std::uint32_t& next_slot) {
  append_v(tag, slot - next_slot);
  next_slot = slot + 1;
}

void SlotStatistics::add(std::uint32_t slot, std::string_view value) {
  auto& s = slots_[slot];
  if (s.values == 0) {
    s.lower.assign(value);
    s.upper.assign(value);
  } else if (value < s.lower) {
    s.lower.assign(value);
  } else if (value > s.upper) {
    s.upper.assign(value);
  }
  ++s.values;
}

void SlotStatistics::write(TableWriter& postlist) const {
  std::map<std::string, const Slot*> sorted;
  for (const auto& [slot, statistics] : slots_) sorted.emplace(statistics_key(slot), &statistics);
  std::string tag;
  for (const auto& [key, statistics] : sorted) {
    tag.clear();
    append_v(tag, statistics->values);
    append_v(tag, statistics->lower.size());
    tag += statistics->lower;
    if (statistics->upper != statistics->lower) tag += statistics->upper;
    postlist.add(key, tag);
  }
}

void ValueListWriter::add(std::uint32_t document, std::string_view value) {
  if (tag_.size() >= kChunkBytes) flush();
  if (tag_.empty()) {
    key_.assign(list_key_);
    append_document_key(key_, document);
  } else {
    append_v(tag_, document - last_ - 1);
  }
  append_v(tag_, value.size());
  tag_ += value;
  last_ = document;
}

void ValueListWriter::flush() {
  table_.add(key_, tag_);
  tag_.clear();
}

}  // namespace tickerdex::glass

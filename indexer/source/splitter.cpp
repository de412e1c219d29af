#include "indexer/source/splitter.h"

#include <fmt/format.h>

#include "indexer/source/charset.h"

namespace tickerdex {

void SplitJob::emit(std::string_view bytes, Spot spot) const {
  Record record{{}, place(spot), file};
  if (bytes.size() > kSmallRecordBytes) {
    RecordWeight weight(file->format);
    weight.add(bytes);
    record.reading_bytes = weight.reading_bytes();
    record.indexing_bytes = weight.indexing_bytes();
    if (room != nullptr) {
      if (auto why = room->why_not(weight)) {
        return reject(std::string(kReasonNeedsMemory), std::move(*why), spot);
      }
    }
  }
  record.bytes = bytes;
  records(std::move(record));
}

void LongRecord::add(std::string_view bytes) {
  bytes_ += bytes.size();
  if (bytes_ <= kMaxRecordBytes) weight_.add(bytes);
}

std::string LongRecord::memory() const {
  const bool would_fit = job_.room != nullptr && job_.room->is_limited() && bytes_ <= kMaxRecordBytes;
  return would_fit ? job_.room->memory_for(job_.room->needed(weight_)) : std::string();
}

void LongRecord::reject() const {
  if (!memory().empty()) {
    return job_.reject(std::string(kReasonNeedsMemory), job_.room->words_for(weight_), spot_);
  }
  const std::size_t most = job_.room != nullptr ? kMaxRecordBytes : job_.max_record_bytes;
  job_.reject(std::string(kReasonTooLarge), fmt::format("over {} MiB", most >> 20), spot_);
}

void append_name(std::string& list, std::string_view name) {
  constexpr std::size_t kMaxList = 100;
  constexpr std::size_t kMaxName = 40;
  if (list.size() > kMaxList || name.size() > kMaxName) return;
  if (!list.empty()) list += ", ";
  list += one_line(name);
}

void add_facts(RawArticle& raw, const Record& record) {
  raw.place = record.place;
  if (!raw.crawled_utc) raw.crawled_utc = record.file->mtime_utc;
}

}  // namespace tickerdex

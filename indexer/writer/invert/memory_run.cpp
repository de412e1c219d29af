#include "indexer/writer/invert/memory_run.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "indexer/schema/glass/encoding.h"
#include "indexer/writer/glass/value_writer.h"

namespace tickerdex::invert {
namespace {

// Most records have fewer than 16 bytes: two overlapping moves instead of a call.
inline void copy_record(char* to, std::string_view record) {
  const std::size_t bytes = record.size();
  const char* from = record.data();
  if (bytes > 16) {
    std::memcpy(to, from, bytes);
  } else if (bytes >= 8) {
    std::memcpy(to, from, 8);
    std::memcpy(to + bytes - 8, from + bytes - 8, 8);
  } else if (bytes >= 4) {
    std::memcpy(to, from, 4);
    std::memcpy(to + bytes - 4, from + bytes - 4, 4);
  } else {
    for (std::size_t i = 0; i < bytes; ++i) to[i] = from[i];
  }
}

}  // namespace

MemoryRun::MemoryRun(const MemoryRunSizes& sizes)
    : sizes_(sizes), log_(sizes.log_piece), lengths_(sizes.log_piece) {}

void MemoryRun::add_record(ValueList& list, std::uint32_t document, std::string_view payload) {
  const std::uint64_t delta = document - list.last_document;
  const std::size_t bytes = glass::varint_bytes(delta) + payload.size();
  char* at = list.records.reserve(glass::kMaxVarintBytes + bytes);
  at = glass::put_varint(at, bytes);
  at = glass::put_varint(at, delta);
  list.records.commit(glass::put_bytes(at, payload));
  list.last_document = document;
}

DocumentSummary MemoryRun::add(std::uint32_t number, const Document& document,
                               std::string_view slots_tag, DocumentGrouper& grouper) {
  const auto summary = grouper.add(number, document, slots_tag, dictionary_, log_);
  char length[glass::kMaxVarintBytes];
  const char* end = glass::put_varint(length, summary.length);
  add_record(lengths_, number, {length, static_cast<std::size_t>(end - length)});
  for (const auto& [slot, value] : document.values) {
    add_record(values_.try_emplace(slot, sizes_.log_piece).first->second, number, value);
  }
  ++documents_;
  return summary;
}

std::size_t MemoryRun::memory_bytes() const {
  std::size_t bytes = dictionary_.memory_bytes() + log_.memory_bytes() +
                      lengths_.records.memory_bytes();
  for (const auto& [slot, list] : values_) bytes += list.records.memory_bytes();
  return bytes;
}

void MemoryRun::close(std::uint32_t jobs) { sorted_.emplace(dictionary_, jobs); }

// First the values and lengths, already in order; then the terms, window by window.
class MemoryRunLists : public ListSource {
 public:
  MemoryRunLists(const MemoryRun& run, std::function<void()> between)
      : run_(run), between_(std::move(between)) {
    for (const auto& [slot, list] : run.values_) {
      ready_.emplace_back(glass::value_list_key(slot), &list.records);
    }
    std::sort(ready_.begin(), ready_.end());
    if (!run.empty()) ready_.emplace_back(glass::kLengthsKey, &run.lengths_.records);
  }

  bool next_list() override {
    if (between_) between_();
    piece_ = 0;
    if (next_ready_ < ready_.size()) {
      head_ = {ready_[next_ready_++].first, 0, 0};
      return true;
    }
    in_terms_ = true;
    if (rank_ == run_.terms().size()) return false;
    if (rank_ == window_end_) scatter();
    const auto& entry = run_.dictionary_.entry(run_.terms().number(rank_));
    head_.key.clear();
    glass::append_escaped(head_.key, entry.term());
    head_.documents = entry.documents;
    head_.total_wdf = entry.total_wdf;
    const std::size_t end = ends_[rank_ - window_begin_];
    list_ = {window_.get() + end - entry.list_bytes, entry.list_bytes};
    ++rank_;
    return true;
  }

  const ListHead& head() const override { return head_; }

  bool next_block(ListBlock& block) override {
    block.restart = piece_ == 0;
    if (in_terms_) {
      block.records = list_;
      return piece_++ == 0;
    }
    const auto& records = *ready_[next_ready_ - 1].second;
    if (piece_ == records.pieces()) return false;
    block.records = records.piece(piece_++);
    return true;
  }

 private:
  void scatter();

  const MemoryRun& run_;
  std::function<void()> between_;
  std::vector<std::pair<std::string, const ByteLog*>> ready_;
  std::size_t next_ready_ = 0;
  bool in_terms_ = false;
  ListHead head_;
  std::size_t piece_ = 0;
  std::string_view list_;
  std::uint32_t rank_ = 0;
  std::uint32_t window_begin_ = 0;
  std::uint32_t window_end_ = 0;
  std::unique_ptr<char[]> window_;
  std::size_t window_bytes_ = 0;
  std::vector<std::size_t> ends_;  // by rank in the window: end of the records so far
};

void MemoryRunLists::scatter() {
  const auto& terms = run_.terms();
  window_begin_ = window_end_;
  ends_.clear();
  std::size_t bytes = 0;
  while (window_end_ < terms.size()) {
    const auto list = run_.dictionary_.entry(terms.number(window_end_)).list_bytes;
    if (bytes > 0 && bytes + list > run_.sizes_.window) break;
    ends_.push_back(bytes);
    bytes += list;
    ++window_end_;
  }
  if (bytes > window_bytes_) {
    window_.reset();
    window_ = std::make_unique_for_overwrite<char[]>(bytes);
    window_bytes_ = bytes;
  }
  const std::uint32_t width = window_end_ - window_begin_;
  for (std::size_t i = 0; i < run_.log_.pieces(); ++i) {
    if (between_) between_();
    DocumentReader reader(run_.log_.piece(i));
    while (reader.next_document()) {
      for (auto left = reader.terms(); left > 0; --left) {
        std::uint32_t number;
        std::string_view record;
        const char* payload;
        reader.next_term(number, record, payload);
        const std::uint32_t rank = terms.rank(number) - window_begin_;
        if (rank >= width) continue;
        copy_record(window_.get() + ends_[rank], record);
        ends_[rank] += record.size();
      }
    }
  }
}

std::unique_ptr<ListSource> MemoryRun::lists(std::function<void()> between) const {
  return std::make_unique<MemoryRunLists>(*this, std::move(between));
}

}  // namespace tickerdex::invert

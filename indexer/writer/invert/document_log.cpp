#include "indexer/writer/invert/document_log.h"

#include <algorithm>
#include <cstring>
#include <span>

#include "indexer/writer/glass/limits.h"
#include "indexer/writer/glass/position_encoder.h"

namespace tickerdex::invert {
namespace {

using glass::put_varint;

constexpr std::size_t kPrefetchAhead = 8;
// A term number, a record's length, the document, a wdf.
constexpr std::size_t kMaxGroupHead = 5 + 5 + 5 + glass::kMaxVarintBytes;

}  // namespace

DocumentSummary DocumentGrouper::add(std::uint32_t number, const Document& document,
                                     std::string_view slots_tag, TermDictionary& dictionary,
                                     ByteLog& log) {
  look_up(number, document, dictionary);
  place_positions(document);

  std::size_t most = 4 * glass::kMaxVarintBytes + slots_tag.size();
  DocumentSummary summary;
  for (const auto& group : groups_) {
    most += kMaxGroupHead + (group.positions > 0 ? glass::max_position_bytes(group.positions) : 0);
    summary.length += group.wdf;
    summary.largest_wdf = std::max(summary.largest_wdf, group.wdf);
  }
  char* at = log.reserve(most);
  at = put_varint(at, number);
  at = put_varint(at, summary.length);
  at = put_varint(at, slots_tag.size());
  at = put_varint(glass::put_bytes(at, slots_tag), groups_.size());
  for (auto& group : groups_) at = put_group(number, group, dictionary, at);
  log.commit(at);
  return summary;
}

void DocumentGrouper::look_up(std::uint32_t number, const Document& document,
                              TermDictionary& dictionary) {
  const auto& occurrences = document.occurrences;
  hashes_.resize(occurrences.size());
  group_of_.resize(occurrences.size());
  groups_.clear();
  for (std::size_t i = 0; i < occurrences.size(); ++i) {
    const auto term = document.term(occurrences[i]);
    if (term.empty() || term.size() * 2 > glass::kMaxEscapedTermBytes) {
      glass::check_term(term, number);
    }
    hashes_[i] = TermDictionary::hash(term);
  }
  for (std::size_t i = 0; i < occurrences.size(); ++i) {
    if (i + 2 * kPrefetchAhead < hashes_.size()) {
      dictionary.prefetch(hashes_[i + 2 * kPrefetchAhead]);
    }
    if (i + kPrefetchAhead < hashes_.size()) {
      dictionary.prefetch_entry(hashes_[i + kPrefetchAhead]);
    }
    const auto& occurrence = occurrences[i];
    const auto term = dictionary.number_of(document.term(occurrence), hashes_[i]);
    auto& entry = dictionary.entry(term);
    if (entry.last_document != number) {
      entry.group = static_cast<std::uint32_t>(groups_.size());
      groups_.push_back({term, entry.last_document, 0, 0, 0, 0, true});
      entry.last_document = number;
    }
    auto& group = groups_[entry.group];
    group.wdf += occurrence.wdf;
    group.positions += occurrence.position != 0 ? 1 : 0;
    group_of_[i] = entry.group;
  }
}

void DocumentGrouper::place_positions(const Document& document) {
  std::uint32_t start = 0;
  for (auto& group : groups_) {
    group.begin = group.end = start;
    start += group.positions;
  }
  positions_.resize(start);
  for (std::size_t i = 0; i < group_of_.size(); ++i) {
    const std::uint32_t position = document.occurrences[i].position;
    if (position == 0) continue;
    auto& group = groups_[group_of_[i]];
    if (group.end > group.begin && positions_[group.end - 1] >= position) group.sorted = false;
    positions_[group.end++] = position;
  }
}

char* DocumentGrouper::put_group(std::uint32_t number, Group& group, TermDictionary& dictionary,
                                 char* at) {
  auto& entry = dictionary.entry(group.term);
  at = put_varint(at, group.term);
  char* const record = at;
  char* end = put_varint(record + 1, number - group.previous_document);
  end = put_varint(end, group.wdf);
  if (group.positions > 0) {
    const auto begin = positions_.begin() + group.begin;
    auto last = positions_.begin() + group.end;
    if (!group.sorted) {
      std::sort(begin, last);
      last = std::unique(begin, last);
    }
    end = glass::encode_positions(
        std::span<const std::uint32_t>(&*begin, static_cast<std::size_t>(last - begin)), end);
  }
  // The record's length comes first: mostly one byte; if it needs more, the record is moved.
  const auto bytes = static_cast<std::size_t>(end - record - 1);
  if (const std::size_t more = glass::varint_bytes(bytes) - 1; more > 0) {
    std::memmove(record + 1 + more, record + 1, bytes);
    end += more;
  }
  put_varint(record, bytes);
  ++entry.documents;
  entry.total_wdf += group.wdf;
  entry.list_bytes += static_cast<std::size_t>(end - record);
  return end;
}

bool DocumentReader::next_document() {
  if (at_ == end_) return false;
  std::uint64_t bytes;
  at_ = glass::get_varint(at_, number_);
  at_ = glass::get_varint(at_, length_);
  at_ = glass::get_varint(at_, bytes);
  slots_tag_ = {at_, bytes};
  at_ = glass::get_varint(at_ + bytes, terms_);
  return true;
}

}  // namespace tickerdex::invert

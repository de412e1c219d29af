#include "indexer/writer/invert/write_lists.h"

#include <optional>
#include <string>

#include "indexer/schema/glass/encoding.h"
#include "indexer/writer/glass/posting_list_writer.h"
#include "indexer/writer/glass/table_thread.h"
#include "indexer/writer/glass/value_writer.h"

namespace tickerdex::invert {
namespace {

/// Calls visit(document, payload) for each record of the current list.
template <typename Visit>
void for_each_record(ListSource& lists, Visit visit) {
  std::uint32_t document = 0;
  ListBlock block;
  while (lists.next_block(block)) {
    if (block.restart) document = 0;
    const char* at = block.records.data();
    const char* const end = at + block.records.size();
    while (at != end) {
      std::uint64_t bytes;
      std::uint64_t delta;
      at = glass::get_varint(at, bytes);
      const char* const next = at + bytes;
      at = glass::get_varint(at, delta);
      document += static_cast<std::uint32_t>(delta);
      visit(document, std::string_view(at, static_cast<std::size_t>(next - at)));
      at = next;
    }
  }
}

std::uint64_t take_number(std::string_view& payload) {
  std::uint64_t value;
  const char* const end = glass::get_varint(payload.data(), value);
  payload.remove_prefix(static_cast<std::size_t>(end - payload.data()));
  return value;
}

// esc(term) 00 S(document); only the end changes from one document to the next.
class PositionKey {
 public:
  void set_term(std::string_view escaped) {
    bytes_.assign(escaped);
    bytes_.push_back('\0');
    prefix_bytes_ = bytes_.size();
    bytes_.resize(prefix_bytes_ + glass::kMaxDocumentKeyBytes);
  }
  std::string_view of(std::uint32_t document) {
    const char* end = glass::put_document_key(bytes_.data() + prefix_bytes_, document);
    return {bytes_.data(), static_cast<std::size_t>(end - bytes_.data())};
  }

 private:
  std::string bytes_;
  std::size_t prefix_bytes_ = 0;
};

}  // namespace

void write_lists(ListSource& lists, glass::TableWriter& postlist, glass::TableWriter& position,
                 std::uint32_t jobs) {
  std::optional<glass::TableThread> thread;
  if (jobs > 1) thread.emplace(position);
  glass::PostingListWriter postings(postlist);
  glass::ValueListWriter values(postlist);
  PositionKey position_key;
  while (lists.next_list()) {
    const auto& head = lists.head();
    if (head.key.starts_with(glass::kValueChunkPrefix)) {
      values.begin(head.key);
      for_each_record(lists, [&](std::uint32_t document, std::string_view value) {
        values.add(document, value);
      });
      values.end();
      continue;
    }
    postings.begin(head.key, head.documents, head.total_wdf);
    position_key.set_term(head.key);
    for_each_record(lists, [&](std::uint32_t document, std::string_view payload) {
      postings.add(document, take_number(payload));
      if (payload.empty()) return;
      const auto key = position_key.of(document);
      if (thread) {
        thread->add(key, payload);
      } else {
        position.add(key, payload);
      }
    });
    postings.end();
  }
  if (thread) thread->end();
}

}  // namespace tickerdex::invert

// Writes posting lists as chunks of the postlist table: see schema/glass/posting_chunk.h.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "indexer/schema/glass/encoding.h"
#include "indexer/schema/glass/layout.h"
#include "indexer/schema/glass/posting_chunk.h"
#include "indexer/writer/glass/table_writer.h"

namespace tickerdex::glass {

class PostingListWriter {
 public:
  explicit PostingListWriter(TableWriter& table) : table_(table) {}

  /// `key` is that of the first chunk. Must be followed by at least one add(), then end().
  void begin(std::string_view key, std::uint64_t documents, std::uint64_t total_wdf);
  /// Documents ascend.
  void add(std::uint32_t document, std::uint64_t wdf) {
    if (body_end_ - body_ >= static_cast<std::ptrdiff_t>(kChunkBytes)) flush(false);
    if (body_end_ == body_) {
      first_ = document;
    } else {
      body_end_ = put_varint(body_end_, document - last_ - 1);
    }
    body_end_ = put_varint(body_end_, wdf);
    last_ = document;
  }
  void end() { flush(true); }

 private:
  void flush(bool last);

  TableWriter& table_;
  std::string key_;
  std::string tag_;
  std::size_t list_key_bytes_ = 0;
  std::uint64_t documents_ = 0;
  std::uint64_t total_wdf_ = 0;
  bool first_chunk_ = true;
  std::uint32_t first_ = 0;
  std::uint32_t last_ = 0;
  char body_[kChunkBytes + 3 * kMaxVarintBytes];
  char* body_end_ = body_;
};

}  // namespace tickerdex::glass

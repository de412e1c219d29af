// One chunk of a posting list (schema/glass/posting_chunk.h), decoded some postings at a time.
//
// Most gaps and wdfs have one byte: sixteen bytes without a high bit are eight postings,
// decoded at once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "query/engine/document_number.h"

namespace tickerdex {

inline constexpr std::size_t kPostingsAtOnce = 8;

class PostingChunk {
 public:
  /// False if it is damaged. The bytes must stay valid until the last decode().
  bool open(std::string_view chunk, DocumentNumber first);

  DocumentNumber first() const { return first_; }
  DocumentNumber last() const { return last_; }
  bool is_last() const { return is_last_; }

  /// Decodes the next postings into two arrays of `room` elements, more than kPostingsAtOnce.
  /// Returns their number; 0 at the end; nullopt if they are damaged.
  std::optional<std::size_t> decode(DocumentNumber* documents, std::uint32_t* wdfs,
                                    std::size_t room);

 private:
  const char* at_ = nullptr;
  const char* end_ = nullptr;
  std::uint64_t document_ = 0;  // the base of the next gap
  DocumentNumber first_ = 0;
  DocumentNumber last_ = 0;
  bool is_last_ = true;
  bool begun_ = false;
};

}  // namespace tickerdex

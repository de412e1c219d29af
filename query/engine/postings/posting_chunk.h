// A chunk of a posting list, decoded some postings at a time.
//
//   first chunk := V documents  V occurrences  V (first document - 1)  chunk
//   chunk       := '1' if it is the last, else '0'   V (last document - first)
//                  V occurrences  {V (document - previous - 1)  V occurrences}
//
// Most gaps and occurrences have one byte: sixteen bytes without a high bit are eight postings,
// decoded at once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "query/engine/document_number.h"

namespace tickerdex {

inline constexpr std::size_t kPostingsAtOnce = 8;

/// The header of a list's first chunk; `documents` is 0 in the list of lengths.
struct ListHead {
  std::uint32_t documents = 0;
  DocumentNumber first = 0;
};

/// Removes it from the front of `tag`; nullopt if it is damaged.
std::optional<ListHead> take_list_head(std::string_view& tag);

class PostingChunk {
 public:
  /// False if it is damaged. The bytes must stay valid until the last decode().
  bool open(std::string_view chunk, DocumentNumber first);

  DocumentNumber first() const { return first_; }
  DocumentNumber last() const { return last_; }
  bool is_last() const { return is_last_; }

  /// Decodes the next postings into two arrays of `room` elements, more than kPostingsAtOnce.
  /// Returns their number; 0 at the end; nullopt if they are damaged.
  std::optional<std::size_t> decode(DocumentNumber* documents, std::uint32_t* occurrences,
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

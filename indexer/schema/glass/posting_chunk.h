// A posting list as chunks in the postlist table; the list of document lengths has the same form.
//
//   key    := esc(term) | 00 e0              of the first chunk
//             esc(term) 00 S(first document) | 00 e0 S(first document)      of later ones
//   chunk  := [list head] chunk head body    a list head in the first chunk only
//   list head  := V documents  V total wdf  V (first document - 1)
//   chunk head := '1' if it is the last, else '0'   V (last document - first)
//   body       := V wdf  {V (document - previous - 1)  V wdf}
//
// The list of lengths gives 0 for both counts. V, S and esc are those of encoding.h.
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

#include "indexer/schema/glass/encoding.h"

namespace tickerdex::glass {

/// A writer closes a chunk once its body has so many bytes.
inline constexpr std::size_t kChunkBytes = 2000;

struct ListHead {
  std::uint32_t documents = 0;
  std::uint64_t total_wdf = 0;
  std::uint32_t first = 0;
};

struct ChunkHead {
  bool is_last = true;
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};

inline void append_list_head(std::string& tag, const ListHead& head) {
  append_v(tag, head.documents);
  append_v(tag, head.total_wdf);
  append_v(tag, head.first - 1);
}

inline void append_chunk_head(std::string& tag, const ChunkHead& head) {
  tag.push_back(head.is_last ? '1' : '0');
  append_v(tag, head.last - head.first);
}

/// Takes it off the front of `tag`; false if it does not hold together.
inline bool take_list_head(std::string_view& tag, ListHead& head) {
  constexpr std::uint64_t kMost = std::numeric_limits<std::uint32_t>::max();
  const char* const end = tag.data() + tag.size();
  std::uint64_t documents = 0;
  std::uint64_t before_first = 0;
  const char* at = get_varint(tag.data(), end, documents);
  if (at != nullptr) at = get_varint(at, end, head.total_wdf);
  if (at != nullptr) at = get_varint(at, end, before_first);
  if (at == nullptr || documents > kMost || before_first >= kMost) return false;
  head.documents = static_cast<std::uint32_t>(documents);
  head.first = static_cast<std::uint32_t>(before_first + 1);
  tag.remove_prefix(static_cast<std::size_t>(at - tag.data()));
  return true;
}

/// The same. `head.first` is known: by the key, or the list's head.
inline bool take_chunk_head(std::string_view& chunk, ChunkHead& head) {
  if (chunk.empty() || (chunk[0] != '0' && chunk[0] != '1')) return false;
  head.is_last = chunk[0] == '1';
  std::uint64_t span = 0;
  const char* const end = chunk.data() + chunk.size();
  const char* const at = get_varint(chunk.data() + 1, end, span);
  if (at == nullptr || span > std::numeric_limits<std::uint32_t>::max() - head.first) return false;
  head.last = static_cast<std::uint32_t>(head.first + span);
  chunk.remove_prefix(static_cast<std::size_t>(at - chunk.data()));
  return true;
}

}  // namespace tickerdex::glass

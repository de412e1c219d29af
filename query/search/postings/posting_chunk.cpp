#include "query/search/postings/posting_chunk.h"

#include <bit>
#include <cstring>
#include <limits>

#include "indexer/schema/glass/encoding.h"

namespace tickerdex {
namespace {

constexpr std::uint64_t kMost = std::numeric_limits<std::uint32_t>::max();
constexpr std::uint64_t kHighBits = 0x8080808080808080;
constexpr std::uint64_t kEvenBytes = 0x00ff00ff00ff00ff;
constexpr std::uint64_t kOnes = 0x0001000100010001;
constexpr std::size_t kAtOnce = 4;

std::uint64_t little_endian64(const char* at) {
  std::uint64_t bytes;
  std::memcpy(&bytes, at, sizeof bytes);
  if constexpr (std::endian::native == std::endian::big) bytes = __builtin_bswap64(bytes);
  return bytes;
}

/// Most varints have one byte.
inline const char* take(const char* at, const char* end, std::uint64_t& value) {
  if (at != end && static_cast<unsigned char>(*at) < 0x80) {
    value = static_cast<unsigned char>(*at);
    return at + 1;
  }
  return glass::get_varint(at, end, value);
}

}  // namespace

std::optional<ListHead> take_list_head(std::string_view& tag) {
  const char* at = tag.data();
  const char* const end = at + tag.size();
  std::uint64_t documents = 0;
  std::uint64_t occurrences = 0;
  std::uint64_t before_first = 0;
  at = glass::get_varint(at, end, documents);
  if (at != nullptr) at = glass::get_varint(at, end, occurrences);
  if (at != nullptr) at = glass::get_varint(at, end, before_first);
  if (at == nullptr || documents > kMost || before_first >= kMost) return std::nullopt;
  tag.remove_prefix(static_cast<std::size_t>(at - tag.data()));
  return ListHead{static_cast<std::uint32_t>(documents),
                  static_cast<DocumentNumber>(before_first + 1)};
}

bool PostingChunk::open(std::string_view chunk, DocumentNumber first) {
  if (chunk.empty() || (chunk[0] != '0' && chunk[0] != '1')) return false;
  is_last_ = chunk[0] == '1';
  end_ = chunk.data() + chunk.size();
  std::uint64_t span = 0;
  at_ = glass::get_varint(chunk.data() + 1, end_, span);
  if (at_ == nullptr || at_ == end_ || span > kMost - first) return false;
  first_ = first;
  last_ = static_cast<DocumentNumber>(first + span);
  begun_ = false;
  return true;
}

std::optional<std::size_t> PostingChunk::decode(DocumentNumber* documents,
                                                std::uint32_t* occurrences, std::size_t room) {
  const char* at = at_;
  const char* const end = end_;
  std::uint64_t document = document_;
  std::uint64_t often = 0;
  std::size_t count = 0;
  if (!begun_) {
    at = take(at, end, often);
    if (at == nullptr || often > kMost) return std::nullopt;
    begun_ = true;
    document = first_;
    documents[0] = first_;
    occurrences[0] = static_cast<std::uint32_t>(often);
    count = 1;
  }
  while (at != end && count < room) {
    if (room - count >= kAtOnce && end - at >= 8) {
      const std::uint64_t bytes = little_endian64(at);
      const std::uint64_t gaps = (bytes & kEvenBytes) + kOnes;
      const std::uint64_t sums = gaps * kOnes;  // lane n: gaps 0 to n
      const std::uint64_t counts = (bytes >> 8) & kEvenBytes;
      for (unsigned lane = 0; lane < kAtOnce; ++lane) {
        documents[count + lane] =
            static_cast<DocumentNumber>(document + ((sums >> (16 * lane)) & 0xffff));
        occurrences[count + lane] = static_cast<std::uint32_t>((counts >> (16 * lane)) & 0xffff);
      }
      const std::uint64_t longer = bytes & kHighBits;
      if (longer == 0) {
        at += 8;
        count += kAtOnce;
        document += sums >> 48;
        continue;
      }
      // Those before the first longer number are right, the rest is written again.
      const auto good = static_cast<unsigned>(std::countr_zero(longer)) / 16;
      if (good > 0) document += (sums >> (16 * (good - 1))) & 0xffff;
      at += 2 * good;
      count += good;
    }
    std::uint64_t gap = 0;
    at = take(at, end, gap);
    if (at == nullptr || gap > kMost) return std::nullopt;
    at = take(at, end, often);
    if (at == nullptr || often > kMost) return std::nullopt;
    document += gap + 1;
    documents[count] = static_cast<DocumentNumber>(document);
    occurrences[count] = static_cast<std::uint32_t>(often);
    ++count;
  }
  if (document > last_) return std::nullopt;
  at_ = at;
  document_ = document;
  return count;
}

}  // namespace tickerdex

#include "query/engine/postings/posting_chunk.h"

#include <bit>
#include <cstring>
#include <limits>

#include "indexer/schema/glass/posting_chunk.h"

namespace tickerdex {
namespace {

constexpr std::uint64_t kMax = std::numeric_limits<std::uint32_t>::max();
static_assert(std::endian::native == std::endian::little, "the first byte is the lowest");

// Vector types of the compiler, which maps them to the processor's instructions.
using Eight16 [[gnu::vector_size(16)]] = std::uint16_t;
using Eight32 [[gnu::vector_size(32)]] = std::uint32_t;

/// How many postings at `at`, 0 to 8, have only one-byte numbers.
inline std::size_t short_ones(const char* at) {
  constexpr std::uint64_t kHighBits = 0x8080808080808080;
  std::uint64_t halves[2];
  std::memcpy(halves, at, sizeof halves);
  const auto first = halves[0] & kHighBits;
  const auto second = halves[1] & kHighBits;
  if ((first | second) == 0) return kPostingsAtOnce;
  const auto bit = first != 0 ? std::countr_zero(first) : 64 + std::countr_zero(second);
  return static_cast<std::size_t>(bit) / 16;
}

/// Eight postings after `before`, as if each number had one byte.
inline void decode_short(const char* at, std::uint32_t before, DocumentNumber* documents,
                         std::uint32_t* wdfs) {
  Eight16 pairs;
  std::memcpy(&pairs, at, sizeof pairs);
  const Eight16 zeros{};
  Eight16 sums = (pairs & 0xff) + 1;
  sums += __builtin_shufflevector(zeros, sums, 0, 8, 9, 10, 11, 12, 13, 14);
  sums += __builtin_shufflevector(zeros, sums, 0, 0, 8, 9, 10, 11, 12, 13);
  sums += __builtin_shufflevector(zeros, sums, 0, 0, 0, 0, 8, 9, 10, 11);
  const Eight32 numbers = __builtin_convertvector(sums, Eight32) + before;
  const Eight32 counts = __builtin_convertvector(pairs >> 8, Eight32);
  std::memcpy(documents, &numbers, sizeof numbers);
  std::memcpy(wdfs, &counts, sizeof counts);
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

bool PostingChunk::open(std::string_view chunk, DocumentNumber first) {
  glass::ChunkHead head{true, first, first};
  if (!glass::take_chunk_head(chunk, head) || chunk.empty()) return false;
  is_last_ = head.is_last;
  first_ = head.first;
  last_ = head.last;
  at_ = chunk.data();
  end_ = at_ + chunk.size();
  begun_ = false;
  return true;
}

std::optional<std::size_t> PostingChunk::decode(DocumentNumber* documents,
                                                std::uint32_t* wdfs, std::size_t room) {
  const char* at = at_;
  const char* const end = end_;
  std::uint64_t document = document_;
  std::uint64_t often = 0;
  std::size_t count = 0;
  if (!begun_) {
    at = take(at, end, often);
    if (at == nullptr || often > kMax) return std::nullopt;
    begun_ = true;
    document = first_;
    documents[0] = first_;
    wdfs[0] = static_cast<std::uint32_t>(often);
    count = 1;
  }
  while (at != end && room - count >= kPostingsAtOnce) {
    if (end - at >= static_cast<std::ptrdiff_t>(2 * kPostingsAtOnce)) {
      const auto good = short_ones(at);
      decode_short(at, static_cast<std::uint32_t>(document), documents + count, wdfs + count);
      if (good > 0) document += documents[count + good - 1] - static_cast<std::uint32_t>(document);
      at += 2 * good;
      count += good;
      if (good == kPostingsAtOnce) continue;
    }
    std::uint64_t gap = 0;
    at = take(at, end, gap);
    if (at == nullptr || gap > kMax) return std::nullopt;
    at = take(at, end, often);
    if (at == nullptr || often > kMax) return std::nullopt;
    document += gap + 1;
    documents[count] = static_cast<DocumentNumber>(document);
    wdfs[count] = static_cast<std::uint32_t>(often);
    ++count;
  }
  if (document > last_) return std::nullopt;
  at_ = at;
  document_ = document;
  return count;
}

}  // namespace tickerdex

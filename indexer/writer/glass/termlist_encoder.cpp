#include "indexer/writer/glass/termlist_encoder.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "indexer/schema/glass/encoding.h"

namespace tickerdex::glass {
namespace {

// Eight bytes at a time, past the end of either: see the header.
std::size_t shared_prefix(std::string_view a, std::string_view b) {
  const std::size_t most = std::min(a.size(), b.size());
  for (std::size_t i = 0; i < most; i += 8) {
    std::uint64_t left;
    std::uint64_t right;
    std::memcpy(&left, a.data() + i, 8);
    std::memcpy(&right, b.data() + i, 8);
    if (const std::uint64_t differ = left ^ right; differ != 0) {
      const int zeros = std::endian::native == std::endian::little ? std::countr_zero(differ)
                                                                   : std::countl_zero(differ);
      return std::min(most, i + static_cast<std::size_t>(zeros) / 8);
    }
  }
  return most;
}

}  // namespace

TermlistEncoder::TermlistEncoder(std::string& out, std::uint64_t length, std::uint64_t terms)
    : out_(out) {
  append_v(out_, length);
  append_v(out_, terms);
}

void TermlistEncoder::add(std::string_view term, std::uint64_t wdf) {
  constexpr std::uint64_t kMaxPackedWdf = 127;
  const std::size_t reuse = shared_prefix(previous_, term);
  const std::string_view suffix = term.substr(reuse);
  // The longest form: two bytes, the suffix, a wdf.
  const std::size_t before = out_.size();
  out_.resize(before + 2 + suffix.size() + kMaxVarintBytes);
  char* at = out_.data() + before;
  bool wdf_follows = true;
  if (!previous_.empty()) {
    const std::uint64_t packed =
        wdf < kMaxPackedWdf ? (wdf + 1) * (previous_.size() + 1) + reuse : 256;
    wdf_follows = packed >= 256;
    *at++ = static_cast<char>(wdf_follows ? reuse : packed);
  }
  *at++ = static_cast<char>(suffix.size());
  at = put_bytes(at, suffix);
  if (wdf_follows) at = put_varint(at, wdf);
  out_.resize(static_cast<std::size_t>(at - out_.data()));
  previous_ = term;
}

}  // namespace tickerdex::glass

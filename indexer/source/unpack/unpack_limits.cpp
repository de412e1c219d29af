#include "indexer/source/unpack/unpack_limits.h"

#include <fmt/format.h>

namespace tickerdex {
namespace {

std::string size_words(std::uint64_t bytes) {
  constexpr std::uint64_t kGiB = std::uint64_t{1} << 30;
  constexpr std::uint64_t kMiB = std::uint64_t{1} << 20;
  if (bytes >= kGiB && bytes % kGiB == 0) return fmt::format("{} GiB", bytes / kGiB);
  if (bytes >= kMiB && bytes % kMiB == 0) return fmt::format("{} MiB", bytes / kMiB);
  return fmt::format("{} bytes", bytes);
}

UnpackError over(std::string detail, std::uint32_t layer, std::uint64_t offset) {
  return {std::string(kReasonLimit), std::move(detail), layer, offset};
}

}  // namespace

void UnpackBudget::add_bytes(std::uint64_t bytes) {
  bytes_ += bytes;
  if (bytes_ > limits_.total_bytes) {
    throw over(fmt::format("unpacks to more than {} in all", size_words(limits_.total_bytes)), 0,
               bytes_);
  }
  if (bytes_ <= limits_.free_bytes) return;
  if ((bytes_ - limits_.free_bytes) / limits_.ratio <= packed_bytes_()) return;
  throw over(fmt::format("unpacks to more than {} times its size and {}", limits_.ratio,
                         size_words(limits_.free_bytes)),
             0, bytes_);
}

void UnpackBudget::add_member() {
  if (++members_ <= limits_.members) return;
  throw over(fmt::format("more than {} members", limits_.members), 0, 0);
}

void UnpackBudget::check_member(std::uint64_t bytes, std::uint32_t layer) const {
  if (bytes <= limits_.member_bytes) return;
  throw over(fmt::format("unpacks to more than {}", size_words(limits_.member_bytes)), layer,
             bytes);
}

void UnpackBudget::check_layer(std::uint32_t layer) const {
  if (layer < limits_.layers) return;
  throw over(fmt::format("packed in more than {} layers of archives and compression",
                         limits_.layers),
             layer, 0);
}

}  // namespace tickerdex

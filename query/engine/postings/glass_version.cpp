#include "query/engine/postings/glass_version.h"

#include <fmt/format.h>

#include <bit>
#include <fstream>
#include <limits>

#include "indexer/schema/glass/encoding.h"
#include "indexer/schema/glass/layout.h"

namespace tickerdex {
namespace {

constexpr std::size_t kMaxVersionBytes = 4096;

std::string uuid_text(std::string_view bytes) {
  std::string text;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) text += '-';
    fmt::format_to(std::back_inserter(text), "{:02x}", static_cast<unsigned char>(bytes[i]));
  }
  return text;
}

class Numbers {
 public:
  explicit Numbers(std::string_view bytes) : at_(bytes.data()), end_(at_ + bytes.size()) {}
  /// 0 from the first missing number on.
  std::uint64_t take() {
    std::uint64_t value = 0;
    if (at_ != nullptr) at_ = glass::get_varint(at_, end_, value);
    return value;
  }
  bool failed() const { return at_ == nullptr; }

 private:
  const char* at_;
  const char* end_;
};

}  // namespace

std::optional<GlassVersion> parse_glass_version(std::string_view bytes) {
  constexpr std::size_t kHead = glass::kVersionMagic.size() + glass::kUuidBytes;
  if (bytes.size() < kHead || !bytes.starts_with(glass::kVersionMagic)) return std::nullopt;

  Numbers numbers(bytes.substr(kHead));
  GlassVersion version;
  version.uuid = uuid_text(bytes.substr(glass::kVersionMagic.size(), glass::kUuidBytes));
  version.revision = numbers.take();
  const auto block = numbers.take();
  const auto shape = numbers.take();
  const auto entries = numbers.take();
  const auto block_kib2 = numbers.take();
  const auto compress_min = numbers.take();
  const bool known = !numbers.failed() && block <= std::numeric_limits<std::uint32_t>::max() &&
                     shape >> 2 <= kMaxLevels && block_kib2 <= 32 &&
                     std::has_single_bit(block_kib2) && compress_min == 0;
  if (!known) return std::nullopt;
  version.postlist = {static_cast<std::uint32_t>(block), static_cast<std::size_t>(shape >> 2),
                      static_cast<std::size_t>(block_kib2) << 11, (shape & 1) != 0 || entries == 0,
                      version.revision};
  return version;
}

std::optional<GlassVersion> read_glass_version(const std::string& folder) {
  std::ifstream file(folder + "/iamglass", std::ios::binary);
  std::string bytes(kMaxVersionBytes, '\0');
  file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<std::size_t>(file.gcount()));
  return parse_glass_version(bytes);
}

}  // namespace tickerdex

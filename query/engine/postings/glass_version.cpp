#include "query/engine/postings/glass_version.h"

#include <fmt/format.h>

#include <bit>
#include <fstream>
#include <limits>

#include "indexer/schema/glass/version.h"

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

}  // namespace

std::optional<GlassVersion> parse_glass_version(std::string_view bytes) {
  constexpr std::size_t kHead = glass::kVersionMagic.size() + glass::kUuidBytes;
  if (bytes.size() < kHead || !bytes.starts_with(glass::kVersionMagic)) return std::nullopt;

  GlassVersion version;
  version.uuid = uuid_text(bytes.substr(glass::kVersionMagic.size(), glass::kUuidBytes));
  const char* const end = bytes.data() + bytes.size();
  const char* const at = glass::get_varint(bytes.data() + kHead, end, version.revision);
  if (at == nullptr) return std::nullopt;
  std::string_view roots(at, static_cast<std::size_t>(end - at));
  glass::VersionRoot root;
  const bool known = glass::take_root(roots, root) &&
                     root.block <= std::numeric_limits<std::uint32_t>::max() &&
                     root.level <= kMaxLevels && std::has_single_bit(root.block_bytes) &&
                     root.compress_min == 0;
  if (!known) return std::nullopt;
  version.postlist = {static_cast<std::uint32_t>(root.block), static_cast<std::size_t>(root.level),
                      static_cast<std::size_t>(root.block_bytes), root.is_fake || root.entries == 0,
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

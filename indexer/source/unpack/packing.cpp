#include "indexer/source/unpack/packing.h"

#include <algorithm>
#include <array>

#include "indexer/schema/text/ascii.h"
#include "indexer/source/file_kinds.h"

namespace tickerdex {
namespace {

struct Row {
  Packing packing;
  std::string_view kind;  ///< as magic_kind() calls it
};
constexpr auto kPackings = std::to_array<Row>({
    {Packing::gzip, "gzip data"},
    {Packing::bzip2, "bzip2 data"},
    {Packing::xz, "xz data"},
    {Packing::zstd, "zstd data"},
    {Packing::tar, "tar archive"},
    {Packing::zip, "ZIP archive"},
});

struct Suffix {
  std::string_view packed;
  std::string_view unpacked;
};
constexpr auto kSuffixes = std::to_array<Suffix>({
    {".gz", ""},
    {".bz2", ""},
    {".xz", ""},
    {".zst", ""},
    {".zstd", ""},
    {".tgz", ".tar"},
    {".tbz2", ".tar"},
    {".txz", ".tar"},
    {".tzst", ".tar"},
});

/// A header of the oldest kind of tar, which has no mark: its checksum is right.
bool is_unmarked_tar(std::string_view beginning) {
  constexpr std::size_t kHeader = 512;
  constexpr std::size_t kSum = 148;
  constexpr std::size_t kSumBytes = 8;
  if (beginning.size() < kHeader || beginning.front() == '\0') return false;
  std::uint32_t written = 0;
  bool has_digit = false;
  for (const char c : beginning.substr(kSum, kSumBytes)) {
    if (c == ' ' && !has_digit) continue;
    if (c < '0' || c > '7') break;
    has_digit = true;
    written = written * 8 + static_cast<std::uint32_t>(c - '0');
  }
  std::uint32_t sum = kSumBytes * ' ';
  for (std::size_t i = 0; i < kHeader; ++i) {
    if (i < kSum || i >= kSum + kSumBytes) sum += static_cast<unsigned char>(beginning[i]);
  }
  return has_digit && sum == written;
}

}  // namespace

Packing packing_of(std::string_view beginning) {
  const std::string_view kind = magic_kind(beginning);
  if (kind.empty()) return is_unmarked_tar(beginning) ? Packing::tar : Packing::none;
  const auto row = std::ranges::find(kPackings, kind, &Row::kind);
  return row == kPackings.end() ? Packing::none : row->packing;
}

std::string_view words_for(Packing packing) {
  return std::ranges::find(kPackings, packing, &Row::packing)->kind;
}

std::string unpacked_name(std::string_view name) {
  const std::string lower = ascii_lower(name);
  for (const Suffix& suffix : kSuffixes) {
    if (!lower.ends_with(suffix.packed)) continue;
    return std::string(name.substr(0, name.size() - suffix.packed.size())).append(suffix.unpacked);
  }
  return std::string(name);
}

}  // namespace tickerdex

#include "query/engine/postings/glass_table.h"

#include <fmt/format.h>
#include <xapian.h>

#include <atomic>
#include <bit>
#include <filesystem>
#include <fstream>
#include <limits>
#include <utility>

#include "indexer/schema/glass/encoding.h"
#include "indexer/schema/glass/layout.h"
#include "indexer/schema/glass/version.h"

namespace tickerdex {

using namespace glass;

namespace {

std::uint32_t big_endian(std::uint32_t loaded) {
  static_assert(std::endian::native == std::endian::little);
  return __builtin_bswap32(loaded);
}

}  // namespace

GlassBlock::GlassBlock(const GlassTable& table, std::uint32_t number, std::size_t level)
    : table_(&table), bytes_(table.block(number)), number_(number), level_(level) {
  check_unchanged();
  if (const auto found = static_cast<unsigned char>(bytes_[kLevelAt]); found != level) {
    fail(fmt::format("it is of level {}, not {}", found, level));
  }
  const auto end = get_big_endian16(bytes_ + kDirectoryEndAt);
  if (end <= kBlockHeaderBytes || end > table.tree().block_bytes ||
      (end - kBlockHeaderBytes) % kDirectoryEntryBytes != 0) {
    fail(fmt::format("its directory ends at {}", end));
  }
  size_ = (end - kBlockHeaderBytes) / kDirectoryEntryBytes;
}

void GlassBlock::check_unchanged() const {
  // Earlier reads must not be reordered after it: another process may write to the block.
  std::atomic_thread_fence(std::memory_order_acquire);
  std::uint32_t bytes;
  __atomic_load(reinterpret_cast<const std::uint32_t*>(bytes_ + kRevisionAt), &bytes,
                __ATOMIC_ACQUIRE);
  const auto revision = big_endian(bytes);
  if (revision > table_->tree().revision) {
    fail(fmt::format("it is of revision {}, the database of {}", revision,
                     table_->tree().revision));
  }
}

void GlassBlock::fail(std::string_view what) const { table_->fail(number_, what); }

// Every item has a header of at least three bytes at its offset.
std::size_t GlassBlock::offset(std::size_t index) const {
  const auto at = get_big_endian16(bytes_ + kBlockHeaderBytes + index * kDirectoryEntryBytes);
  const auto directory_end = kBlockHeaderBytes + size_ * kDirectoryEntryBytes;
  if (at < directory_end || at + kItemHeaderBytes > table_->tree().block_bytes) {
    fail(fmt::format("item {} is at {}", index, at));
  }
  return at;
}

GlassItem GlassBlock::item(std::size_t index) const {
  const auto at = offset(index);
  const char* const begin = bytes_ + at;
  const auto head = get_big_endian16(begin);
  const std::size_t size = (head & kItemSizeMask) + kItemHeaderBytes;
  const std::size_t key_bytes = static_cast<unsigned char>(begin[2]);
  const bool first = (head & kItemFirst) != 0;
  const std::size_t overhead = kItemHeaderBytes + key_bytes + (first ? 0 : kComponentBytes);
  if (size < overhead || size > table_->tree().block_bytes - at) {
    fail(fmt::format("item {} has {} bytes", index, size));
  }
  if ((head & kItemCompressed) != 0) fail(fmt::format("item {} is compressed", index));
  GlassItem item;
  item.key = {begin + kItemHeaderBytes, key_bytes};
  if (!first) item.component = get_big_endian16(begin + kItemHeaderBytes + key_bytes);
  item.last = (head & kItemLast) != 0;
  item.data = {begin + overhead, size - overhead};
  check_unchanged();
  return item;
}

std::uint32_t GlassBlock::child(std::size_t index) const {
  const auto at = offset(index);
  if (at + kChildBytes > table_->tree().block_bytes) {
    fail(fmt::format("item {} is cut short", index));
  }
  const auto number = get_big_endian32(bytes_ + at);
  check_unchanged();
  return number;
}

bool GlassBlock::is_up_to(std::size_t index, std::string_view key) const {
  if (level_ == 0) {
    const auto found = item(index);
    const int order = found.key.compare(key);
    return order < 0 || (order == 0 && found.component <= 1);
  }
  if (index == 0) return true;
  const auto at = offset(index);
  const auto room = table_->tree().block_bytes - at;
  constexpr std::size_t kOverhead = kChildBytes + 1 + kComponentBytes;
  if (room < kOverhead) fail(fmt::format("item {} is cut short", index));
  const std::size_t key_bytes = static_cast<unsigned char>(bytes_[at + kChildBytes]);
  if (room < kOverhead + key_bytes) fail(fmt::format("item {} is cut short", index));
  const char* const begin = bytes_ + at + kChildBytes + 1;
  const int order = std::string_view(begin, key_bytes).compare(key);
  return order < 0 || (order == 0 && get_big_endian16(begin + key_bytes) <= 1);
}

std::size_t GlassBlock::count_up_to(std::string_view key) const {
  std::size_t known = 0;
  std::size_t left = size_;
  while (left > 0) {
    const auto half = left / 2;
    if (is_up_to(known + half, key)) {
      known += half + 1;
      left -= half + 1;
    } else {
      left = half;
    }
  }
  check_unchanged();
  return known;
}

std::unique_ptr<GlassTable> GlassTable::open(const std::string& path, const GlassTree& tree) {
  std::unique_ptr<GlassTable> table(new GlassTable(path, tree));
  if (tree.empty) return table;
  auto file = MappedFile::open(path);
  if (!file) return nullptr;
  table->file_ = std::move(*file);
  return table;
}

const char* GlassTable::block(std::uint32_t number) const {
  if (number >= file_.size() / tree_.block_bytes) fail(number, "the file ends before it");
  return file_.data() + std::size_t{number} * tree_.block_bytes;
}

// iamglass is written last: as long as it is unchanged, all blocks of its revision are in place.
bool GlassTable::was_written_to() const {
  if (tree_.revision == kAnyRevision) return false;
  const auto now = read_glass_version(std::filesystem::path(path_).parent_path().string());
  return !now || now->revision != tree_.revision;
}

void GlassTable::fail(std::uint32_t block, std::string_view what) const {
  if (was_written_to()) {
    throw Xapian::DatabaseModifiedError(
        fmt::format("{} was written to by another program while it was read", path_));
  }
  throw Xapian::DatabaseCorruptError(
      fmt::format("{} is damaged in block {}: {}", path_, block, what));
}

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

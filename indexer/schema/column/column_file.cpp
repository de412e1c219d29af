#include "indexer/schema/column/column_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cerrno>
#include <cstring>
#include <optional>
#include <utility>

#include "indexer/schema/errors.h"
#include "indexer/schema/hash.h"

namespace tickerdex {
namespace {

using namespace columns;

static_assert(std::endian::native == std::endian::little, "columns are mapped as they are");

template <class T>
std::span<const T> array_at(const char* bytes, std::size_t count) {
  return {reinterpret_cast<const T*>(bytes), count};
}

/// Reads the parts of a section in order. Calculations with values of the file use 64 bits and
/// cannot overflow.
struct SectionReader {
  std::uint64_t at = 0;
  std::uint64_t size;

  /// The offset of the next `bytes` bytes; nullopt if there are fewer.
  std::optional<std::uint64_t> take(std::uint64_t bytes) {
    bytes = padded(bytes);
    if (bytes > size - at) return {};
    return std::exchange(at, at + bytes);
  }
};

// A checksum detects accidental damage but not malice: values used as indices are checked, too.
// Each of these functions checks elements [first, last) of an array, whose bytes may be read.

template <class Code>
bool are_at_most(std::span<const Code> codes, std::uint32_t limit) {
  Code maximum = 0;
  for (const Code code : codes) maximum = std::max(maximum, code);  // compilers vectorise this
  return maximum <= limit;
}

/// Each element is at least the previous one.
bool ascend(const std::uint32_t* array, std::uint64_t first, std::uint64_t last,
            std::uint64_t limit) {
  const auto before = first > 0 ? first - 1 : first;
  return std::is_sorted(array + before, array + last) &&
         (last == first || array[last - 1] <= limit);
}

/// Calls visit(first, last) for the elements of `array` within bytes [begin, end) of its section.
template <class T, class Visit>
bool visit_part(const ColumnArray<T>& array, std::uint64_t begin, std::uint64_t end,
                Visit&& visit) {
  const auto size = array.size() * sizeof(T);
  begin = std::max(begin, array.offset()) - array.offset();
  end = std::min(std::max(end, array.offset()) - array.offset(), size);
  return begin >= end || visit(begin / sizeof(T), end / sizeof(T));
}

template <class Code>
bool codes_are_valid(const Column& column, std::uint64_t begin, std::uint64_t end) {
  const auto codes = column.codes_as<Code>();
  return visit_part(codes, begin, end, [&](std::uint64_t first, std::uint64_t last) {
    return are_at_most(std::span(codes.data() + first, last - first), column.dictionary.size());
  });
}

bool is_valid(const Column& column, std::uint64_t begin, std::uint64_t end) {
  const auto ascends = [&](const ColumnArray<std::uint32_t>& array, std::uint64_t limit) {
    return visit_part(array, begin, end, [&](std::uint64_t first, std::uint64_t last) {
      return ascend(array.data(), first, last, limit);
    });
  };
  if (!ascends(column.starts, column.code_count)) return false;
  if (!ascends(column.dictionary.ends(), column.dictionary.byte_count())) return false;
  switch (column.width) {
    case 1:
      return codes_are_valid<std::uint8_t>(column, begin, end);
    case 2:
      return codes_are_valid<std::uint16_t>(column, begin, end);
    default:
      return codes_are_valid<std::uint32_t>(column, begin, end);
  }
}

template <std::size_t kBytes>
std::string_view unpadded(const std::array<char, kBytes>& field) {
  const std::string_view whole(field.data(), field.size());
  return whole.substr(0, whole.find('\0'));
}

std::string name_of(const Entry& entry) {
  return entry.slot == kLengthsSlot ? "the lengths" : fmt::format("slot {}", entry.slot);
}

}  // namespace

// The hash of each part is the seed of the next one.
std::uint64_t columns::checksum_of(Header header, std::span<const Entry> entries,
                                   std::span<const std::uint64_t> sums) {
  header.checksum = 0;
  const auto hash_on = [](std::uint64_t seed, const void* bytes, std::size_t size) {
    return hash64({static_cast<const char*>(bytes), size}, seed);
  };
  auto hash = hash_on(0, &header, sizeof header);
  hash = hash_on(hash, entries.data(), entries.size_bytes());
  return hash_on(hash, sums.data(), sums.size_bytes());
}

std::uint64_t columns::sum_of(std::string_view block) { return hash64(block); }

std::unique_ptr<ColumnFile> ColumnFile::open(const std::string& path,
                                             const DatabaseIdentity& database,
                                             std::string& trouble) {
  auto mapped = MappedFile::open(path);
  if (!mapped) {
    trouble = fmt::format("{}: {}", path, error_text(errno));
    return nullptr;
  }
  std::unique_ptr<ColumnFile> file(new ColumnFile(path, std::move(*mapped)));
  if (!file->read_header(database, trouble)) return nullptr;
  return file;
}

bool ColumnFile::read_header(const DatabaseIdentity& database, std::string& trouble) {
  // Magic and version have the same offsets in every version; the header's size may differ.
  Header header{};
  if (file_.size() < kMagic.size() + sizeof header.version) {
    trouble = fmt::format("{} is truncated", path_);
    return false;
  }
  std::memcpy(&header, file_.data(), std::min(file_.size(), sizeof header));
  if (std::string_view(header.magic.data(), header.magic.size()) != kMagic) {
    trouble = fmt::format("{} is not a columns file", path_);
    return false;
  }
  if (header.version != kVersion) {
    trouble =
        fmt::format("{} has version {}, this program reads {}", path_, header.version, kVersion);
    return false;
  }
  if (file_.size() < sizeof header) {
    trouble = fmt::format("{} is truncated", path_);
    return false;
  }
  const std::uint64_t entry_bytes = std::uint64_t{header.columns} * sizeof(Entry);
  if (header.columns > 64 || sizeof header + entry_bytes > file_.size()) {
    trouble = fmt::format("{} is truncated", path_);
    return false;
  }
  entries_ = array_at<Entry>(file_.data() + sizeof header, header.columns);
  if (!read_sums()) {
    trouble = fmt::format("{} is truncated", path_);
    return false;
  }
  if (checksum_of(header, entries_, sums_) != header.checksum) {
    trouble = fmt::format("{} is damaged: its header's checksum is wrong", path_);
    return false;
  }
  const DatabaseIdentity made_from{std::string(unpadded(header.uuid)), header.revision,
                                   header.documents};
  if (made_from != database) {
    trouble = fmt::format("{} is of {}: it was made from {}, this is {}", path_,
                          made_from.uuid == database.uuid ? "another state of the database"
                                                          : "another database",
                          shown(made_from), shown(database));
    return false;
  }
  return true;
}

/// The checksums are at the end of the file, after all sections.
bool ColumnFile::read_sums() {
  std::uint64_t sums = 0;
  std::uint64_t end = sizeof(Header) + entries_.size_bytes();
  for (const Entry& entry : entries_) {
    if (entry.offset % 8 != 0 || entry.offset > file_.size() ||
        entry.length > file_.size() - entry.offset) {
      return false;
    }
    end = std::max(end, entry.offset + entry.length);
    sums += columns::blocks_of(entry.length);
  }
  end = padded(end);
  if (end > file_.size() || file_.size() - end != sums * sizeof(std::uint64_t)) return false;
  sums_ = array_at<std::uint64_t>(file_.data() + end, sums);
  return true;
}

std::uint32_t ColumnFile::documents() const {
  return reinterpret_cast<const Header*>(file_.data())->documents;
}

std::string_view ColumnFile::generation() const {
  return unpadded(reinterpret_cast<const Header*>(file_.data())->generation);
}

ColumnFile::Found ColumnFile::section(std::uint32_t slot, Column& column) {
  const auto entry = std::find_if(entries_.begin(), entries_.end(),
                                  [&](const Entry& e) { return e.slot == slot; });
  if (entry == entries_.end()) return Found::empty;
  const auto [found, is_new] = sections_.try_emplace(slot);
  auto& section = found->second;
  if (is_new) {
    section.blocks = blocks_of(*entry, section);
    section.is_damaged = !read_column(*entry, section);
    if (section.is_damaged) note(*entry, ColumnBlocks::Damage::content);
  }
  if (section.is_damaged) return Found::damaged;
  column = section.column;
  return Found::yes;
}

ColumnFile::Found ColumnFile::whole(std::uint32_t slot, Column& column) {
  const auto found = section(slot, column);
  if (found != Found::yes) return found;
  auto& blocks = *sections_.at(slot).blocks;
  try {
    blocks.check(0, blocks.section().size());
  } catch (const ColumnDamaged&) {
    return Found::damaged;
  }
  return found;
}

std::unique_ptr<ColumnBlocks> ColumnFile::blocks_of(const Entry& entry, Section& section) {
  std::uint64_t before = 0;
  for (const Entry& other : entries_) {
    if (&other == &entry) break;
    before += columns::blocks_of(other.length);
  }
  return std::make_unique<ColumnBlocks>(
      file_.bytes().substr(entry.offset, entry.length),
      sums_.subspan(before, columns::blocks_of(entry.length)),
      [&section](std::uint64_t begin, std::uint64_t end) {
        return is_valid(section.column, begin, end);
      },
      [this, &entry, &section](ColumnBlocks::Damage damage) {
        section.is_damaged = true;
        note(entry, damage);
      });
}

void ColumnFile::note(const Entry& entry, ColumnBlocks::Damage damage) {
  trouble_ = damage == ColumnBlocks::Damage::checksum
                 ? fmt::format("{} is damaged: the checksum of {} is wrong", path_, name_of(entry))
                 : fmt::format("{} is damaged: {} is inconsistent", path_, name_of(entry));
}

bool ColumnFile::read_column(const Entry& entry, Section& section) const {
  const std::uint64_t documents_here = documents();
  SectionReader reader{0, entry.length};
  ColumnBlocks& blocks = *section.blocks;
  Column& column = section.column;
  column.kind = static_cast<Kind>(entry.kind);
  column.width = entry.width;
  column.folds_apart = (entry.flags & kFoldsApart) != 0;
  column.is_distinct = (entry.flags & kDistinct) != 0;
  column.is_ascending = (entry.flags & kAscending) != 0;
  if ((column.kind == Kind::lengths) != (entry.slot == kLengthsSlot)) return false;
  if (column.kind == Kind::lengths) {
    const auto at = reader.take(documents_here * sizeof(std::uint32_t));
    if (!at) return false;
    column.lengths = {blocks, *at, documents_here};
    return true;
  }
  if (column.kind == Kind::numbers) {
    const auto zone_count =
        documents_here / kZoneDocuments + (documents_here % kZoneDocuments != 0);
    const auto at = reader.take(documents_here * sizeof(double));
    const auto zones_at = reader.take(zone_count * sizeof(Zone));
    if (!at || !zones_at) return false;
    column.numbers = {blocks, *at, documents_here};
    column.zones = {blocks, *zones_at, zone_count};
    return true;
  }
  if (entry.width != width_for(entry.values)) return false;
  column.code_count = entry.codes;
  std::uint64_t start_bytes = 0;  // without padding: codes follow directly
  if (column.kind == Kind::lists) {
    start_bytes = (documents_here + 1) * sizeof(std::uint32_t);
  } else if (column.kind != Kind::single || entry.codes != documents_here) {
    return false;
  }
  const auto code_bytes = std::uint64_t{entry.codes} * entry.width;
  const auto at = reader.take(start_bytes + code_bytes);
  const auto ends_at = reader.take(std::uint64_t{entry.values} * sizeof(std::uint32_t));
  if (!at || !ends_at) return false;
  if (column.kind == Kind::lists) column.starts = {blocks, *at, documents_here + 1};
  column.codes = {blocks, *at + start_bytes, code_bytes};
  column.dictionary = {{blocks, *ends_at, entry.values},
                       {blocks, reader.at, reader.size - reader.at}};
  return true;
}

}  // namespace tickerdex

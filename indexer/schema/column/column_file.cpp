#include "indexer/schema/column/column_file.h"

#include <fmt/format.h>
#include <libdeflate.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cerrno>
#include <cstring>
#include <utility>

namespace tickerdex {
namespace {

using namespace columns;

static_assert(std::endian::native == std::endian::little, "columns are mapped as they are");

template <class T>
std::span<const T> array_at(const char* bytes, std::size_t count) {
  return {reinterpret_cast<const T*>(bytes), count};
}

// Sums and products of what a file says are done in 64 bits, where they cannot wrap.
struct SectionReader {
  const char* at;
  std::uint64_t left;

  const char* take(std::uint64_t bytes) {
    bytes = padded(bytes);
    if (bytes > left) return nullptr;
    const char* begin = at;
    at += bytes;
    left -= bytes;
    return begin;
  }
};

template <class Code>
std::uint32_t greatest(const unsigned char* codes, std::uint64_t count) {
  Code most = 0;
  for (std::uint64_t i = 0; i < count; ++i) {  // a loop that compilers make SIMD of
    Code code;
    std::memcpy(&code, codes + i * sizeof code, sizeof code);
    most = std::max(most, code);
  }
  return most;
}

// A checksum tells damage from chance, not from malice: no code may lead out of the dictionary.
bool codes_are_valid(const Column& column, std::uint32_t values) {
  switch (column.width) {
    case 1:
      return greatest<std::uint8_t>(column.codes, column.code_count) <= values;
    case 2:
      return greatest<std::uint16_t>(column.codes, column.code_count) <= values;
    default:
      return greatest<std::uint32_t>(column.codes, column.code_count) <= values;
  }
}

bool read_dictionary(SectionReader& reader, std::uint32_t values, ColumnDictionary& dictionary) {
  const char* ends_at = reader.take(std::uint64_t{values} * 4);
  if (ends_at == nullptr) return false;
  const auto ends = array_at<std::uint32_t>(ends_at, values);
  if (!std::is_sorted(ends.begin(), ends.end())) return false;
  if (!ends.empty() && ends.back() > reader.left) return false;
  dictionary = ColumnDictionary(ends, reader.at);
  return true;
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

std::uint32_t columns::checksum_of(Header header, std::span<const Entry> entries) {
  header.checksum = 0;
  const std::uint32_t head = libdeflate_crc32(0, &header, sizeof header);
  // libdeflate takes a null pointer as a wish for the initial value.
  if (entries.empty()) return head;
  return libdeflate_crc32(head, entries.data(), entries.size_bytes());
}

std::unique_ptr<ColumnFile> ColumnFile::open(const std::string& path,
                                             const DatabaseIdentity& database,
                                             std::string& trouble) {
  auto mapped = MappedFile::open(path);
  if (!mapped) {
    trouble = fmt::format("{}: {}", path, std::strerror(errno));
    return nullptr;
  }
  std::unique_ptr<ColumnFile> file(new ColumnFile(path, std::move(*mapped)));
  if (!file->read_header(database, trouble)) return nullptr;
  return file;
}

bool ColumnFile::read_header(const DatabaseIdentity& database, std::string& trouble) {
  // Magic and version stand in the same place in every version; the header's size does not.
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
  if (checksum_of(header, entries_) != header.checksum) {
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

std::uint32_t ColumnFile::documents() const {
  return reinterpret_cast<const Header*>(file_.data())->documents;
}

std::string_view ColumnFile::generation() const {
  return unpadded(reinterpret_cast<const Header*>(file_.data())->generation);
}

ColumnFile::Found ColumnFile::column(Slot slot, Column& column) {
  return section(number_of(slot), column);
}

ColumnFile::Found ColumnFile::lengths(Column& column) { return section(kLengthsSlot, column); }

ColumnFile::Found ColumnFile::section(std::uint32_t slot, Column& column) {
  if (const auto found = checked_.find(slot); found != checked_.end()) {
    column = found->second;
    return Found::yes;
  }
  const auto entry = std::find_if(entries_.begin(), entries_.end(),
                                  [&](const Entry& e) { return e.slot == slot; });
  if (entry == entries_.end()) return Found::empty;
  if (entry->offset > file_.size() || entry->length > file_.size() - entry->offset ||
      entry->offset % 8 != 0) {
    trouble_ = fmt::format("{} is truncated", path_);
    return Found::damaged;
  }
  if (libdeflate_crc32(0, file_.data() + entry->offset, entry->length) != entry->checksum) {
    trouble_ = fmt::format("{} is damaged: the checksum of {} is wrong", path_, name_of(*entry));
    return Found::damaged;
  }
  if (!read_column(*entry, column)) {
    trouble_ = fmt::format("{} is damaged: {} does not hold together", path_, name_of(*entry));
    return Found::damaged;
  }
  checked_.emplace(entry->slot, column);
  return Found::yes;
}

bool ColumnFile::read_column(const Entry& entry, Column& column) const {
  const std::uint64_t documents_here = documents();
  SectionReader reader{file_.data() + entry.offset, entry.length};
  column = Column{};
  column.kind = static_cast<Kind>(entry.kind);
  column.width = entry.width;
  column.folds_apart = (entry.flags & kFoldsApart) != 0;
  column.is_distinct = (entry.flags & kDistinct) != 0;
  column.is_ascending = (entry.flags & kAscending) != 0;
  if ((column.kind == Kind::lengths) != (entry.slot == kLengthsSlot)) return false;
  if (column.kind == Kind::lengths) {
    const char* at = reader.take(documents_here * sizeof(std::uint32_t));
    if (at == nullptr) return false;
    column.lengths = array_at<std::uint32_t>(at, documents_here);
    return true;
  }
  if (column.kind == Kind::numbers) {
    const char* at = reader.take(documents_here * sizeof(double));
    if (at == nullptr) return false;
    column.numbers = array_at<double>(at, documents_here);
    return true;
  }
  if (entry.width != width_for(entry.values)) return false;
  std::uint64_t codes = documents_here;
  if (column.kind == Kind::lists) {
    // Starts are not padded: codes follow at once.
    const std::uint64_t start_bytes = (documents_here + 1) * 4;
    if (start_bytes > reader.left) return false;
    column.starts = array_at<std::uint32_t>(reader.at, documents_here + 1);
    if (!std::is_sorted(column.starts.begin(), column.starts.end())) return false;
    codes = column.starts.back();
    const char* at = reader.take(start_bytes + codes * entry.width);
    if (at == nullptr) return false;
    column.codes = reinterpret_cast<const unsigned char*>(at + start_bytes);
  } else if (column.kind == Kind::single) {
    const char* at = reader.take(codes * entry.width);
    if (at == nullptr) return false;
    column.codes = reinterpret_cast<const unsigned char*>(at);
  } else {
    return false;
  }
  column.code_count = static_cast<std::uint32_t>(codes);
  if (!codes_are_valid(column, entry.values)) return false;
  return read_dictionary(reader, entry.values, column.dictionary);
}

}  // namespace tickerdex

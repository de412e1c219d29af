// The memory-mapped `columns` file of a generation.
//
// Opening reads only the header and the checksums of blocks. Checksum and content of a block are
// verified when one of its bytes is first read, so a query pays only for what it reads. A file that
// is missing, damaged or of another version is not an error but a reason to use the value slots,
// which have the same values. Damage found during reading throws ColumnDamaged, and the column is
// not returned again. Arrays are valid as long as the file object. Not thread-safe.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "indexer/schema/column/column_array.h"
#include "indexer/schema/column/column_format.h"
#include "indexer/schema/mapped_file.h"

namespace tickerdex {

/// The values of a dictionary column, sorted; value n has code n + 1.
class ColumnDictionary {
 public:
  ColumnDictionary() = default;
  ColumnDictionary(const ColumnArray<std::uint32_t>& ends, const ColumnArray<char>& bytes)
      : ends_(ends), bytes_(bytes) {}
  std::uint32_t size() const { return static_cast<std::uint32_t>(ends_.size()); }
  const ColumnArray<std::uint32_t>& ends() const { return ends_; }
  std::uint64_t byte_count() const { return bytes_.size(); }
  /// @throws ColumnDamaged.
  std::string_view value(std::uint32_t number) const {
    const auto begin = number == 0 ? 0 : ends_[number - 1];
    const auto bytes = bytes_.read(begin, ends_[number]);
    return {bytes.data(), bytes.size()};
  }

 private:
  ColumnArray<std::uint32_t> ends_;
  ColumnArray<char> bytes_;
};

/// A column. `kind` determines which members are set; arrays are indexed by document number - 1.
struct Column {
  columns::Kind kind = columns::Kind::numbers;
  ColumnArray<double> numbers;         ///< numbers: NaN if there is none
  ColumnArray<columns::Zone> zones;    ///< numbers: one per kZoneDocuments; use only read()
  ColumnArray<std::uint32_t> lengths;  ///< lengths: number of terms of each document
  ColumnArray<std::uint32_t> starts;   ///< lists: one more than documents
  ColumnArray<char> codes;  ///< single and lists, see codes_as(): 0 is none, n is value n - 1
  std::uint32_t code_count = 0;
  std::uint32_t width = 1;  ///< bytes of a code
  ColumnDictionary dictionary;
  bool folds_apart = false;   ///< all values of the dictionary have different folded forms
  bool is_distinct = false;   ///< lists: no document has a value twice
  bool is_ascending = false;  ///< numbers never decrease, NaN come last

  /// `Code` is an unsigned integer type of `width` bytes.
  template <class Code>
  ColumnArray<Code> codes_as() const {
    return codes.template as<Code>();
  }
  std::uint32_t code(std::uint64_t i) const {
    switch (width) {
      case 1:
        return codes_as<std::uint8_t>()[i];
      case 2:
        return codes_as<std::uint16_t>()[i];
      default:
        return codes_as<std::uint32_t>()[i];
    }
  }
};

class ColumnFile {
 public:
  /// Null, with the reason in `trouble`, if the file was not made from the current state of
  /// `database`.
  static std::unique_ptr<ColumnFile> open(const std::string& path,
                                          const DatabaseIdentity& database, std::string& trouble);
  ColumnFile(const ColumnFile&) = delete;
  ColumnFile& operator=(const ColumnFile&) = delete;

  enum class Found : std::uint8_t { yes, empty, damaged };
  /// `empty`: no document has a value in that slot. `damaged`: trouble() says how.
  Found column(Slot slot, Column& column) { return section(number_of(slot), column); }
  /// The column of kind lengths.
  Found lengths(Column& column) { return section(columns::kLengthsSlot, column); }
  /// The same with all blocks checked, so that reading does not throw.
  Found whole_column(Slot slot, Column& column) { return whole(number_of(slot), column); }
  Found whole_lengths(Column& column) { return whole(columns::kLengthsSlot, column); }

  std::uint32_t documents() const;
  std::string_view generation() const;
  const std::string& trouble() const { return trouble_; }

 private:
  /// A column that was requested.
  struct Section {
    Column column;
    std::unique_ptr<ColumnBlocks> blocks;
    bool is_damaged = false;
  };

  ColumnFile(const std::string& path, MappedFile file) : path_(path), file_(std::move(file)) {}
  bool read_header(const DatabaseIdentity& database, std::string& trouble);
  bool read_sums();
  Found section(std::uint32_t slot, Column& column);
  Found whole(std::uint32_t slot, Column& column);
  std::unique_ptr<ColumnBlocks> blocks_of(const columns::Entry& entry, Section& section);
  void note(const columns::Entry& entry, ColumnBlocks::Damage damage);
  bool read_column(const columns::Entry& entry, Section& section) const;

  std::string path_;
  MappedFile file_;
  std::span<const columns::Entry> entries_;
  std::span<const std::uint64_t> sums_;
  std::map<std::uint32_t, Section> sections_;  ///< by slot
  std::string trouble_;
};

}  // namespace tickerdex

// The memory-mapped `columns` file of a generation.
//
// Opening reads the header only; a column's bytes are read, and checked against their checksum,
// when the column is first asked for. What is absent, of another version or damaged is not an
// error but a reason: the value slots have the same answers. Spans live as long as the file
// object; it may be used from one thread.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "indexer/schema/column/column_format.h"
#include "indexer/schema/mapped_file.h"

namespace tickerdex {

/// The values of a dictionary column, sorted; number n as codes say n + 1.
class ColumnDictionary {
 public:
  ColumnDictionary() = default;
  ColumnDictionary(std::span<const std::uint32_t> ends, const char* bytes)
      : ends_(ends), bytes_(bytes) {}
  std::uint32_t size() const { return static_cast<std::uint32_t>(ends_.size()); }
  std::string_view value(std::uint32_t number) const {
    const std::uint32_t begin = number == 0 ? 0 : ends_[number - 1];
    return {bytes_ + begin, ends_[number] - begin};
  }

 private:
  std::span<const std::uint32_t> ends_;
  const char* bytes_ = nullptr;
};

/// One column. Which members are set follows from `kind`; arrays go by document number - 1.
struct Column {
  columns::Kind kind = columns::Kind::numbers;
  std::span<const double> numbers;         ///< numbers: NaN where there is none
  std::span<const std::uint32_t> lengths;  ///< lengths: terms of each document
  std::span<const std::uint32_t> starts;   ///< lists: one more than documents
  const unsigned char* codes = nullptr;    ///< single and lists: 0 is none, n is value n - 1
  std::uint32_t code_count = 0;
  std::uint32_t width = 1;                 ///< bytes of a code
  ColumnDictionary dictionary;
  bool folds_apart = false;                ///< no two values of the dictionary fold alike
  bool is_distinct = false;                ///< lists: no document has a value twice
  bool is_ascending = false;               ///< numbers do not fall, NaN come last
};

class ColumnFile {
 public:
  /// Nothing, and `trouble` says why, if the file was not made from `database` as it is.
  static std::unique_ptr<ColumnFile> open(const std::string& path,
                                          const DatabaseIdentity& database, std::string& trouble);
  ColumnFile(const ColumnFile&) = delete;
  ColumnFile& operator=(const ColumnFile&) = delete;

  enum class Found : std::uint8_t { yes, empty, damaged };
  /// `empty`: no document has a value in that slot. `damaged`: trouble() says how.
  Found column(Slot slot, Column& column);
  /// The column of kind lengths.
  Found lengths(Column& column);

  std::uint32_t documents() const;
  std::string_view generation() const;
  const std::string& trouble() const { return trouble_; }

 private:
  ColumnFile(const std::string& path, MappedFile file) : path_(path), file_(std::move(file)) {}
  bool read_header(const DatabaseIdentity& database, std::string& trouble);
  Found section(std::uint32_t slot, Column& column);
  bool read_column(const columns::Entry& entry, Column& column) const;

  std::string path_;
  MappedFile file_;
  std::span<const columns::Entry> entries_;
  std::map<std::uint32_t, Column> checked_;  ///< by slot
  std::string trouble_;
};

}  // namespace tickerdex

// The layout of the `columns` file: every document's attributes as arrays by document number.
//
//   file       := header entry* section* sum*     all integers little-endian
//   header     := magic version columns documents generation uuid revision checksum     112 bytes
//   magic      := "TDXCOLS\n"
//   version    := u32                              4; another version is not read
//   columns    := u32                              number of entries
//   documents  := u32 zero:u32                     highest document number
//   generation := 32 bytes                         the generation's name, padded with NUL
//   uuid       := 40 bytes                         the database's, as text, padded with NUL
//   revision   := u64                              of the database when it was read: in another
//                                                  revision it may have other documents
//   checksum   := u64                              XXH3 of header (this field as 0), entries, sums
//   entry      := slot:u32 kind:u32 values:u32 width:u32 offset:u64 length:u64 codes:u32 flags:u32
//                                                  40 bytes; ascending slots; offset from the
//                                                  file's start, a multiple of 8; number of codes;
//                                                  flag 1: all values of the dictionary have
//                                                  different folded forms (text/fold.h), so that
//                                                  none need be folded; flag 2: numbers never
//                                                  decrease, and documents without one come last;
//                                                  flag 4: no document has a value twice
//   section    := numbers | single | lists | lengths
//   sum        := u64                              XXH3 of a block: 65,536 bytes of a section, or
//                                                  the rest of it; in the order of entries, up to
//                                                  the file's end. A block is checked when one of
//                                                  its bytes is first read
//
//   numbers (kind 1) := f64 × documents zone*      NaN: none; UTC seconds for the published time
//   zone       := minimum:f64 maximum:f64 count:u64
//                                                  of the numbers of 4,096 documents, or of the
//                                                  rest; count 0: +infinity, -infinity
//   single  (kind 2) := code × documents pad dictionary        code 0: none, n: value n - 1
//   lists   (kind 3) := start:u32 × (documents + 1) code* pad dictionary
//                                                  document d has codes start[d - 1]..start[d] - 1,
//                                                  as stored; code n: value n - 1
//   lengths (kind 4) := u32 × documents pad        number of term occurrences of each document, for
//                                                  ranking; 0: no such document; the slot is
//                                                  ffffffff, the last
//   code       := `width` bytes: 1, 2 or 4, the minimum for `values`
//   pad        := zero bytes up to a multiple of 8
//   dictionary := end:u32 × values pad bytes       value n: bytes end[n - 1]..end[n] - 1, sorted
//
// A slot that no document uses has no entry; lengths always have one. Documents are numbered
// from 1.
//
// Version history: 1 (2026-11) first. 2 (2026-11) lengths, flags 2 and 4. 3 (2026-11) uuid and
// revision of the database. 4 (2026-11) an XXH3 for each block instead of a CRC-32 for each
// section; zones.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string_view>

#include "indexer/schema/database_identity.h"
#include "indexer/schema/fields.h"

namespace tickerdex::columns {

inline constexpr std::string_view kMagic = "TDXCOLS\n";
inline constexpr std::uint32_t kVersion = 4;
inline constexpr std::uint32_t kFoldsApart = 1;
inline constexpr std::uint32_t kAscending = 2;
inline constexpr std::uint32_t kDistinct = 4;
inline constexpr std::size_t kBlockBytes = 65'536;
inline constexpr std::size_t kZoneDocuments = 4096;
inline constexpr std::size_t kGenerationBytes = 32;
inline constexpr std::uint32_t kLengthsSlot = 0xFFFFFFFF;

enum class Kind : std::uint32_t { numbers = 1, single = 2, lists = 3, lengths = 4 };

struct Header {
  std::array<char, 8> magic;
  std::uint32_t version;
  std::uint32_t columns;
  std::uint32_t documents;
  std::uint32_t zero1;
  std::array<char, kGenerationBytes> generation;
  std::array<char, kUuidFieldBytes> uuid;
  std::uint64_t revision;
  std::uint64_t checksum;
};
static_assert(sizeof(Header) == 112);

struct Entry {
  std::uint32_t slot;
  std::uint32_t kind;
  std::uint32_t values;
  std::uint32_t width;
  std::uint64_t offset;
  std::uint64_t length;
  std::uint32_t codes;
  std::uint32_t flags;
};
static_assert(sizeof(Entry) == 40);

struct Zone {
  double minimum = std::numeric_limits<double>::infinity();
  double maximum = -std::numeric_limits<double>::infinity();
  std::uint64_t count = 0;

  /// NaN is ignored.
  void add(double number) {
    if (number != number) return;
    minimum = std::min(minimum, number);
    maximum = std::max(maximum, number);
    ++count;
  }
  bool operator==(const Zone&) const = default;
};
static_assert(sizeof(Zone) == 24);

/// How each slot is stored; slots not listed have no column.
struct Plan {
  Slot slot;
  Kind kind;
};
constexpr Kind kind_of(SlotShape shape) {
  return shape == SlotShape::number ? Kind::numbers
         : shape == SlotShape::list ? Kind::lists
                                    : Kind::single;
}
constexpr bool has_column(const FieldSpec& field) {
  return field.slot && field.shape != SlotShape::pairs;
}
/// Ascending slots; those that are not here have no column.
inline constexpr auto kPlan = [] {
  std::array<Plan, std::count_if(kFields.begin(), kFields.end(), has_column)> plan{};
  std::size_t n = 0;
  for (const FieldSpec& field : kSlotFields) {
    if (has_column(field)) plan[n++] = {*field.slot, kind_of(field.shape)};
  }
  return plan;
}();

/// Computes kAscending.
class AscendingCheck {
 public:
  void add(double number) {
    is_ascending_ = is_ascending_ && (number != number || number >= last_);
    last_ = number;  // no number compares with NaN
  }
  bool is_ascending() const { return is_ascending_; }

 private:
  double last_ = -std::numeric_limits<double>::infinity();
  bool is_ascending_ = true;
};

std::uint64_t checksum_of(Header header, std::span<const Entry> entries,
                          std::span<const std::uint64_t> sums);
std::uint64_t sum_of(std::string_view block);
constexpr std::uint64_t blocks_of(std::uint64_t bytes) {
  return bytes / kBlockBytes + (bytes % kBlockBytes != 0);
}

constexpr std::size_t padded(std::size_t bytes) { return (bytes + 7) / 8 * 8; }

constexpr std::uint32_t width_for(std::uint32_t values) {
  return values < 0x100 ? 1 : values < 0x10000 ? 2 : 4;
}

}  // namespace tickerdex::columns

// The columns file: any bytes; a valid file with some bytes changed; and one with corrected
// checksums. Reads stay in bounds, and with wrong checksums only data as written is returned.
//   input := '0' bytes | ('1' | '2') change*        change := offset:u16 byte:u8, little-endian
#include <algorithm>
#include <bit>
#include <cstring>
#include <fstream>
#include <iterator>
#include <map>

#include "indexer/schema/column/column_file.h"
#include "indexer/schema/list_codec.h"
#include "indexer/writer/column_writer.h"
#include "tests/fuzz/held_file.h"
#include "tests/fuzz/input.h"

using namespace tickerdex;
using tickerdex::fuzz::require;

namespace {

constexpr std::uint32_t kDocuments = 9;

std::string valid_file() {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  for (std::uint32_t i = 0; i < kDocuments; ++i) {
    Xapian::Document document;
    document.add_value(number_of(Slot::source), i % 2 == 0 ? "Reuters" : "Sample Wire");
    if (i % 3 != 0) {
      document.add_value(number_of(Slot::published), Xapian::sortable_serialise(1e9 + i));
      document.add_value(number_of(Slot::tickers), encode_list({"BABA", "JD", std::to_string(i)}));
    }
    if (i == 4) document.add_value(number_of(Slot::author), "Jane");
    for (std::uint32_t n = 0; n < i; ++n) document.add_term("word");
    database.add_document(document);
  }
  fuzz::HeldFile file;
  const std::string& path = file.write("");
  write_columns(database, "20261120T235500Z-3fa92c", path);
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void change(std::string& bytes, std::string_view changes) {
  for (; changes.size() >= 3; changes.remove_prefix(3)) {
    const auto low = static_cast<unsigned char>(changes[0]);
    const auto high = static_cast<unsigned char>(changes[1]);
    bytes[(low + 256U * high) % bytes.size()] = changes[2];
  }
}

/// As whoever writes such a file on purpose would do it.
void make_checksums_right(std::string& bytes) {
  columns::Header header;
  std::memcpy(&header, bytes.data(), sizeof header);
  const std::size_t most = (bytes.size() - sizeof header) / sizeof(columns::Entry);
  std::vector<columns::Entry> entries(std::min<std::size_t>(header.columns, most));
  char* const at = bytes.data() + sizeof header;
  if (entries.empty()) return;
  std::memcpy(entries.data(), at, entries.size() * sizeof(columns::Entry));
  std::vector<std::uint64_t> sums;
  for (const columns::Entry& entry : entries) {
    if (entry.offset > bytes.size() || entry.length > bytes.size() - entry.offset) continue;
    for (std::uint64_t done = 0; done < entry.length; done += columns::kBlockBytes) {
      const auto length = std::min<std::uint64_t>(entry.length - done, columns::kBlockBytes);
      sums.push_back(columns::sum_of(std::string_view(bytes).substr(entry.offset + done, length)));
    }
  }
  const std::size_t sums_bytes = sums.size() * sizeof sums[0];
  if (sums_bytes > bytes.size() - sizeof header) return;
  header.checksum = columns::checksum_of(header, entries, sums);
  std::memcpy(bytes.data() + bytes.size() - sums_bytes, sums.data(), sums_bytes);
  std::memcpy(bytes.data(), &header, sizeof header);
}

std::string code_text(const Column& column, std::size_t i, std::size_t file_bytes) {
  require(i < column.code_count, "a code is one of the column's");
  const std::uint32_t code = column.code(i);
  if (code == 0) return "-";
  require(code <= column.dictionary.size(), "a code has a value");
  const std::string_view value = column.dictionary.value(code - 1);
  const auto* codes = column.codes.data();
  require(value.data() >= codes && value.data() + value.size() <= codes + file_bytes,
          "a value lies in the file");
  return std::string(value);
}

/// All that a column says; every array is read from end to end.
std::string shown(const Column& column, std::size_t file_bytes) {
  std::string all;
  if (column.kind == columns::Kind::lengths) {
    require(column.lengths.size() == kDocuments, "there is a length for each document");
    for (const auto length : column.lengths.read()) all += std::to_string(length) + ";";
    return all;
  }
  if (column.kind == columns::Kind::numbers) {
    require(column.numbers.size() == kDocuments, "there is a number for each document");
    require(column.zones.read().size() == 1, "there is one zone of them");
    for (const double number : column.numbers.read()) {
      all += std::to_string(std::bit_cast<std::uint64_t>(number)) + ";";
    }
    return all;
  }
  for (std::size_t document = 0; document < kDocuments; ++document) {
    std::size_t begin = document;
    std::size_t end = document + 1;
    if (column.kind == columns::Kind::lists) {
      require(column.starts.size() == kDocuments + 1, "there is a start for each document");
      begin = column.starts[document];
      end = column.starts[document + 1];
      require(begin <= end, "a list begins before it ends");
    }
    for (; begin < end; ++begin) all += code_text(column, begin, file_bytes) + ",";
    all += ";";
  }
  return all;
}

using Served = std::map<std::uint32_t, std::string>;  // by slot

Served served(std::string_view bytes) {
  static fuzz::HeldFile file;
  std::string trouble;
  const auto columns_file = ColumnFile::open(file.write(bytes), {"", 0, kDocuments}, trouble);
  require((columns_file == nullptr) == !trouble.empty(), "a file is served, or it is said why not");
  Served all;
  if (columns_file == nullptr) return all;
  require(columns_file->documents() == kDocuments, "the file is of this database");
  require(columns_file->generation().size() <= columns::kGenerationBytes, "a name is bounded");
  const auto note = [&](std::uint32_t slot, auto&& find) {
    Column column;
    auto found = find(column);
    if (found == ColumnFile::Found::yes) {
      require((column.kind == columns::Kind::lengths) == (slot == columns::kLengthsSlot),
              "lengths are in no slot, and nothing else is where they are");
      try {
        all[slot] = shown(column, bytes.size());
      } catch (const ColumnDamaged&) {
        found = find(column);
        require(found == ColumnFile::Found::damaged, "damage is remembered");
      }
    }
    if (found == ColumnFile::Found::damaged) {
      require(!columns_file->trouble().empty(), "damage has words");
      all[slot] = "damaged";
    }
  };
  for (const columns::Plan& plan : columns::kPlan) {
    note(number_of(plan.slot),
         [&](Column& column) { return columns_file->column(plan.slot, column); });
  }
  note(columns::kLengthsSlot, [&](Column& column) { return columns_file->lengths(column); });
  return all;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::string valid = valid_file();
  static const Served expected = served(valid);
  require(expected.size() == 5, "the valid file is served");
  fuzz::Input input(data, size);
  const std::size_t mode = input.choice(3);
  if (mode == 0) {
    served(input.rest());
    return 0;
  }
  std::string bytes = valid;
  change(bytes, input.rest());
  if (mode == 2) make_checksums_right(bytes);
  const Served now = served(bytes);
  if (mode == 2 || now.empty()) return 0;
  require(now.size() == expected.size(), "no column goes missing unnoticed");
  for (const auto& [slot, values] : now) {
    require(values == "damaged" || values == expected.at(slot), "damage is noticed", values);
  }
  return 0;
}

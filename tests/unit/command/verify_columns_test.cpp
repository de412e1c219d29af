#include "indexer/command/verify_columns.h"

#include <cstring>
#include <fstream>

#include "indexer/schema/column/column_format.h"
#include "indexer/schema/generation.h"
#include "indexer/schema/list_codec.h"
#include "indexer/writer/column_writer.h"
#include "tests/unit/catch.h"
#include "tests/unit/temp_folder.h"

using namespace tickerdex;

namespace {

// Dates decrease, a list has a value twice, and two sources have the same folded form: no flag may
// be set.
Xapian::WritableDatabase plain_database() {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  const std::string twice = encode_list({"BABA", "BABA"});
  for (const double published : {3.0, 1.0, 2.0}) {
    Xapian::Document document;
    document.add_term("word", static_cast<Xapian::termcount>(published));
    document.add_value(number_of(Slot::published), Xapian::sortable_serialise(published));
    document.add_value(number_of(Slot::tickers), twice);
    document.add_value(number_of(Slot::source), published > 1 ? "Reuters" : "REUTERS");
    database.add_document(document);
  }
  return database;
}

// Sets flags in the entry of a slot and updates the checksums.
void set_flags(const std::string& path, Slot slot, std::uint32_t flags) {
  std::string bytes = test::read_file(path);
  columns::Header header;
  std::memcpy(&header, bytes.data(), sizeof header);
  std::vector<columns::Entry> entries(header.columns);
  const std::size_t entries_bytes = entries.size() * sizeof(columns::Entry);
  std::memcpy(entries.data(), bytes.data() + sizeof header, entries_bytes);
  for (auto& entry : entries) {
    if (entry.slot == number_of(slot)) entry.flags |= flags;
  }
  std::uint64_t sum_count = 0;
  for (const auto& entry : entries) sum_count += columns::blocks_of(entry.length);
  std::vector<std::uint64_t> sums(sum_count);
  const std::size_t sums_bytes = sum_count * sizeof sums[0];
  std::memcpy(sums.data(), bytes.data() + bytes.size() - sums_bytes, sums_bytes);
  header.checksum = columns::checksum_of(header, entries, sums);
  std::memcpy(bytes.data(), &header, sizeof header);
  std::memcpy(bytes.data() + sizeof header, entries.data(), entries_bytes);
  std::ofstream(path, std::ios::binary) << bytes;
}

}  // namespace

TEST_CASE("false flags of a column are found although its checksum is right",
          "[verify][columns]") {
  const auto database = plain_database();
  const test::TempFolder temp;
  const auto path = temp / layout::kColumns;
  const auto troubles = [&] {
    std::vector<std::string> found;
    verify_columns(database, temp.path(), "g", found);
    return found;
  };
  for (const auto& [slot, flag] : {std::pair{Slot::published, columns::kAscending},
                                   {Slot::tickers, columns::kDistinct},
                                   {Slot::source, columns::kFoldsApart}}) {
    write_columns(database, "g", path);
    CHECK(troubles().empty());
    set_flags(path, slot, flag);
    REQUIRE(troubles().size() == 1);
    CHECK(troubles()[0].ends_with("the flags of slot " + std::to_string(number_of(slot)) +
                                  " are wrong"));
  }
}

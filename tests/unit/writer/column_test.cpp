#include <algorithm>
#include <cmath>
#include <cstring>
#include <random>

#include "indexer/schema/column/column_file.h"
#include "indexer/schema/list_codec.h"
#include "indexer/writer/column_writer.h"
#include "tests/unit/catch.h"
#include "tests/unit/temp_folder.h"

using namespace tickerdex;

namespace {

Xapian::WritableDatabase in_memory() {
  return Xapian::WritableDatabase("", Xapian::DB_BACKEND_INMEMORY);
}

void add_document(Xapian::WritableDatabase& database,
                  const std::vector<std::pair<Slot, std::string>>& values) {
  Xapian::Document document;
  for (const auto& [slot, value] : values) {
    if (!value.empty()) document.add_value(number_of(slot), value);
  }
  database.add_document(document);
}

// The values of a document in the column: "a,b", a number, or "-".
std::string show(const Column& column, std::uint32_t document) {
  const auto text = [&](std::size_t i) {
    const auto code = column.code(i);
    return code == 0 ? std::string("-") : std::string(column.dictionary.value(code - 1));
  };
  switch (column.kind) {
    case columns::Kind::numbers: {
      const double number = column.numbers[document - 1];
      return std::isnan(number) ? "-" : std::to_string(number);
    }
    case columns::Kind::single: return text(document - 1);
    case columns::Kind::lists: {
      std::string all;
      for (auto i = column.starts[document - 1]; i < column.starts[document]; ++i) {
        all += (all.empty() ? "" : ",") + text(i);
      }
      return all.empty() ? "-" : all;
    }
    case columns::Kind::lengths: break;
  }
  return {};
}

std::string expected(const Xapian::Database& database, columns::Plan plan, std::uint32_t document) {
  const auto value = database.get_document(document).get_value(number_of(plan.slot));
  if (value.empty()) return "-";
  if (plan.kind == columns::Kind::numbers) {
    return std::to_string(Xapian::sortable_unserialise(value));
  }
  if (plan.kind == columns::Kind::single) return value;
  std::string all;
  for (const auto item : decode_list(value)) all += (all.empty() ? "" : ",") + std::string(item);
  return all;
}

Xapian::WritableDatabase random_database(std::uint32_t documents, std::uint32_t distinct) {
  std::mt19937 random(documents + distinct);
  auto database = in_memory();
  for (std::uint32_t i = 0; i < documents; ++i) {
    const auto word = [&] { return "v" + std::to_string(random() % distinct); };
    std::vector<std::string> list(random() % 4);
    for (auto& item : list) item = word();
    add_document(database,
                 {{Slot::published, random() % 5 == 0 ? "" : Xapian::sortable_serialise(static_cast<double>(random()))},
                  {Slot::tickers, encode_list(list)},
                  {Slot::source, random() % 5 == 0 ? "" : word()},
                  {Slot::author, word()}});
  }
  return database;
}

std::string trouble_of(const std::string& path, std::uint32_t documents) {
  std::string trouble;
  const auto file = ColumnFile::open(path, {"", 0, documents}, trouble);
  if (file == nullptr) return trouble;
  for (const auto& plan : columns::kPlan) {
    Column column;
    if (file->whole_column(plan.slot, column) == ColumnFile::Found::damaged) return file->trouble();
  }
  Column column;
  if (file->whole_lengths(column) != ColumnFile::Found::yes) return file->trouble();
  return "";
}

}  // namespace

TEST_CASE("columns have the same values as the slots", "[columns][property]") {
  const test::TempFolder temp;
  for (const auto& [documents, distinct] :
       {std::pair{0U, 1U}, {1U, 1U}, {500U, 20U}, {700U, 255U}, {2000U, 300U}, {70000U, 66000U}}) {
    const auto database = random_database(documents, distinct);
    const auto path = temp / "columns";
    write_columns(database, "20261120T235500Z-3fa92c", path);
    std::string trouble;
    const auto file = ColumnFile::open(path, identity_of(database), trouble);
    INFO(trouble);
    REQUIRE(file);
    CHECK(file->generation() == "20261120T235500Z-3fa92c");
    for (const auto& plan : columns::kPlan) {
      Column column;
      const auto found = file->column(plan.slot, column);
      if (database.get_value_freq(number_of(plan.slot)) == 0) {
        CHECK(found == ColumnFile::Found::empty);
        continue;
      }
      REQUIRE(found == ColumnFile::Found::yes);
      std::size_t differences = 0;
      const std::uint32_t step = documents > 5000 ? 37 : 1;
      for (std::uint32_t d = 1; d <= documents; d += step) {
        if (show(column, d) != expected(database, plan, d)) ++differences;
      }
      CHECK(differences == 0);
    }
  }
}

TEST_CASE("lengths are those of the database, and 0 for a deleted document", "[columns]") {
  const test::TempFolder temp;
  std::mt19937 random(7);
  for (const std::uint32_t documents : {0U, 1U, 2U, 777U}) {
    for (const bool with_gaps : {false, true}) {
      Xapian::WritableDatabase database(temp / "db", Xapian::DB_CREATE_OR_OVERWRITE);
      for (std::uint32_t i = 0; i < documents; ++i) {
        Xapian::Document document;
        if (const auto words = static_cast<Xapian::termcount>(random() % 400); words > 0) {
          document.add_term("a", words);  // else of no length
        }
        if (i % 3 == 0) document.add_term("b", 5);
        database.add_document(document);
      }
      database.commit();
      for (std::uint32_t d = 1; with_gaps && d <= documents; d += 4) database.delete_document(d);
      database.commit();
      write_columns(database, "g", temp / "columns");
      std::string trouble;
      const auto file = ColumnFile::open(temp / "columns", identity_of(database), trouble);
      REQUIRE(file);
      Column column;
      REQUIRE(file->lengths(column) == ColumnFile::Found::yes);
      REQUIRE(column.lengths.size() == database.get_lastdocid());
      for (std::uint32_t d = 1; d <= database.get_lastdocid(); ++d) {
        const bool is_deleted = with_gaps && d % 4 == 1;
        REQUIRE(column.lengths[d - 1] == (is_deleted ? 0 : database.get_doclength(d)));
      }
    }
  }
}

TEST_CASE("each kind of damage to a columns file has its own message", "[columns]") {
  const test::TempFolder temp;
  const auto database = random_database(300, 20);
  const auto path = temp / "columns";
  write_columns(database, "g", path);
  const auto good = test::read_file(path);
  CHECK(trouble_of(path, 300).empty());
  CHECK(trouble_of(path, 301) ==
        path + " is of another state of the database: it was made from revision 0 of a database "
               "without a UUID, up to document 300, this is revision 0 of a database without a "
               "UUID, up to document 301");
  CHECK(trouble_of(temp / "none", 300) == temp / "none" + ": No such file or directory");

  temp.write("columns", "short");
  CHECK(trouble_of(path, 300) == path + " is truncated");
  auto bytes = good;
  bytes[8] = 9;
  temp.write("columns", bytes);
  CHECK(trouble_of(path, 300) == path + " has version 9, this program reads 4");
  bytes = good;
  bytes[0] = 'X';
  temp.write("columns", bytes);
  CHECK(trouble_of(path, 300) == path + " is not a columns file");
  bytes = good;
  bytes[sizeof(columns::Header)] = static_cast<char>(bytes[sizeof(columns::Header)] ^ 1);
  temp.write("columns", bytes);
  CHECK(trouble_of(path, 300) == path + " is damaged: its header's checksum is wrong");
  bytes = good;
  bytes.back() = static_cast<char>(bytes.back() ^ 1);  // of a sum
  temp.write("columns", bytes);
  CHECK(trouble_of(path, 300) == path + " is damaged: its header's checksum is wrong");
  bytes = good;
  constexpr std::size_t kSums = 5 * sizeof(std::uint64_t);
  bytes[bytes.size() - kSums - 1] = static_cast<char>(bytes[bytes.size() - kSums - 1] ^ 1);
  temp.write("columns", bytes);
  CHECK(trouble_of(path, 300) == path + " is damaged: the checksum of the lengths is wrong");
  bytes = good;
  constexpr std::size_t kEntries = 5;
  const auto first_section = sizeof(columns::Header) + kEntries * sizeof(columns::Entry);
  bytes[first_section] = static_cast<char>(bytes[first_section] ^ 1);
  temp.write("columns", bytes);
  CHECK(trouble_of(path, 300).find("the checksum of slot") != std::string::npos);
}

TEST_CASE("no truncation and no flipped bit of a columns file goes unnoticed", "[columns]") {
  const test::TempFolder temp;
  write_columns(random_database(40, 5), "g", temp / "columns");
  const auto good = test::read_file(temp / "columns");
  std::size_t unnoticed = 0;
  for (std::size_t length = 0; length < good.size(); length += 7) {
    const auto path = temp.write("columns", good.substr(0, length));
    if (trouble_of(path, 40).empty()) ++unnoticed;
  }
  for (std::size_t bit = 0; bit < good.size() * 8; bit += 11) {
    auto bytes = good;
    bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ (1 << (bit % 8)));
    const auto path = temp.write("columns", bytes);
    if (trouble_of(path, 40).empty()) ++unnoticed;
  }
  CHECK(unnoticed == 0);
}

TEST_CASE("a block is checked when it is first read, and damage elsewhere is nobody's business",
          "[columns]") {
  const test::TempFolder temp;
  constexpr std::uint32_t kMany = 40'000;
  const auto database = random_database(kMany, 300);
  const auto path = temp / "columns";
  write_columns(database, "g", path);
  const auto good = test::read_file(path);
  std::string trouble;
  const auto flipped = [&](std::size_t at) {
    auto bytes = good;
    bytes[at] = static_cast<char>(bytes[at] ^ 4);
    return ColumnFile::open(temp.write("columns", bytes), identity_of(database), trouble);
  };
  columns::Entry numbers{};
  std::memcpy(&numbers, good.data() + sizeof(columns::Header), sizeof numbers);
  REQUIRE(numbers.kind == static_cast<std::uint32_t>(columns::Kind::numbers));
  constexpr std::size_t kPerBlock = columns::kBlockBytes / sizeof(double);
  for (const std::size_t document : {std::size_t{0}, kPerBlock - 1, kPerBlock, 3 * kPerBlock + 5}) {
    const auto file = flipped(numbers.offset + document * sizeof(double));
    REQUIRE(file);
    Column column;
    REQUIRE(file->column(Slot::published, column) == ColumnFile::Found::yes);
    const auto block = document / kPerBlock;
    ColumnArray<double>::Reader reader(column.numbers);
    for (std::size_t at = 0; at < kMany; ++at) {
      if (at / kPerBlock == block) continue;
      REQUIRE_NOTHROW(reader[at]);
      REQUIRE_NOTHROW(column.numbers[at]);
    }
    CHECK(column.zones.read().size() == 10);
    CHECK(file->trouble().empty());
    CHECK_THROWS_AS(column.numbers.read(0, kMany), ColumnDamaged);
    CHECK_THROWS_AS(reader[block * kPerBlock], ColumnDamaged);
    CHECK(file->trouble() == path + " is damaged: the checksum of slot 0 is wrong");
    CHECK(file->column(Slot::published, column) == ColumnFile::Found::damaged);
    CHECK(file->column(Slot::tickers, column) == ColumnFile::Found::yes);
    CHECK(file->whole_column(Slot::tickers, column) == ColumnFile::Found::yes);
  }
}

TEST_CASE("what leads out of an array is damage, though the sums are right", "[columns]") {
  const test::TempFolder temp;
  constexpr std::uint32_t kMany = 20'000;  // starts are in two blocks
  const auto database = random_database(kMany, 300);
  const auto path = temp / "columns";
  write_columns(database, "g", path);
  const auto good = test::read_file(path);
  columns::Header header{};
  std::memcpy(&header, good.data(), sizeof header);
  std::vector<columns::Entry> entries(header.columns);
  std::memcpy(entries.data(), good.data() + sizeof header, entries.size() * sizeof entries[0]);
  const auto& lists = entries.at(1);
  REQUIRE(lists.kind == static_cast<std::uint32_t>(columns::Kind::lists));
  constexpr std::uint32_t kPerBlock = columns::kBlockBytes / sizeof(std::uint32_t);
  const auto codes_at = lists.offset + (kMany + 1) * sizeof(std::uint32_t);
  const auto ends_at = codes_at + columns::padded(std::size_t{lists.codes} * lists.width);
  const auto with = [&](std::size_t at, std::uint32_t value, std::size_t bytes_of_it) {
    auto bytes = good;
    std::memcpy(bytes.data() + at, &value, bytes_of_it);
    std::vector<std::uint64_t> sums;
    for (const auto& entry : entries) {
      for (std::uint64_t done = 0; done < entry.length; done += columns::kBlockBytes) {
        const auto length = std::min<std::uint64_t>(entry.length - done, columns::kBlockBytes);
        sums.push_back(
            columns::sum_of(std::string_view(bytes).substr(entry.offset + done, length)));
      }
    }
    header.checksum = columns::checksum_of(header, entries, sums);
    std::memcpy(bytes.data(), &header, sizeof header);
    const auto sums_bytes = sums.size() * sizeof sums[0];
    std::memcpy(bytes.data() + bytes.size() - sums_bytes, sums.data(), sums_bytes);
    temp.write("columns", bytes);
    return trouble_of(path, kMany);
  };
  const auto trouble = path + " is damaged: slot 1 is inconsistent";
  const auto last_start = lists.offset + kMany * sizeof(std::uint32_t);
  CHECK(with(codes_at, 1, lists.width).empty());
  CHECK(with(codes_at, lists.values + 1, lists.width) == trouble);
  CHECK(with(codes_at + (lists.codes - 1) * lists.width, 0xFFFF, lists.width) == trouble);
  CHECK(with(last_start, lists.codes + 1, 4) == trouble);
  CHECK(with(last_start, 0, 4) == trouble);
  CHECK(with(lists.offset + kPerBlock * 4, 0, 4) == trouble);  // below the block before
  CHECK(with(lists.offset + 7 * 4, 0xFFFFFFFF, 4) == trouble);
  CHECK(with(ends_at + 5 * 4, 0, 4) == trouble);
  CHECK(with(ends_at + (lists.values - 1) * 4, 0xFFFFFF, 4) == trouble);
}

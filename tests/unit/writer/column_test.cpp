#include "indexer/schema/column/column_file.h"

#include <cmath>
#include <cstring>
#include <random>

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

std::uint32_t code_at(const Column& column, std::size_t i) {
  std::uint32_t code = 0;
  std::memcpy(&code, column.codes + i * column.width, column.width);
  return code;
}

// What the column says of a document: "a,b", a number, or "-".
std::string show(const Column& column, std::uint32_t document) {
  const auto text = [&](std::size_t i) {
    const auto code = code_at(column, i);
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
    if (file->column(plan.slot, column) == ColumnFile::Found::damaged) return file->trouble();
  }
  Column column;
  if (file->lengths(column) != ColumnFile::Found::yes) return file->trouble();
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
  CHECK(trouble_of(path, 300) == path + " has version 9, this program reads 3");
  bytes = good;
  bytes[0] = 'X';
  temp.write("columns", bytes);
  CHECK(trouble_of(path, 300) == path + " is not a columns file");
  bytes = good;
  bytes[sizeof(columns::Header)] = static_cast<char>(bytes[sizeof(columns::Header)] ^ 1);
  temp.write("columns", bytes);
  CHECK(trouble_of(path, 300) == path + " is damaged: its header's checksum is wrong");
  bytes = good;
  bytes.back() = static_cast<char>(bytes.back() ^ 1);
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

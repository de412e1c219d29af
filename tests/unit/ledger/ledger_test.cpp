#include "indexer/ledger/ledger_reader.h"
#include "indexer/ledger/ledger_writer.h"
#include "indexer/schema/errors.h"
#include "indexer/schema/generation.h"
#include "tests/unit/catch.h"
#include "tests/unit/temp_folder.h"

using namespace tickerdex;

namespace {

const DatabaseIdentity kDatabase{"0d2c6c1e-9a4b-4c6e-8f2a-1b7d5e3f9a60", 1ULL << 33, 0xffffffff};

void write_sample(const test::TempFolder& temp) {
  LedgerWriter writer(temp.path(), {{"--map", std::string("a\0b", 3)}, {"SOURCE", "in\xFF"}});
  SourceFile file{{"in\xFF/a\n.txt", 1'700'000'000'123'456'789, 12, true}, 0, 1};
  writer.file(file, {12, 77, 2, true, {}});
  writer.reject(1, "too few fields");
  writer.reject(1, "too few fields");
  writer.article({article_key("id", "text"), std::uint64_t{1} << ledger::kFileShift});
  writer.date(1, true, 1234);
  file.number = 3;
  writer.file(file, {5, 1, 0, false, {{"HTML is not read yet", 1}, {"hidden", 7}}});
  writer.document(article_key("id", "text"));
  writer.finish("20261120T235500Z-3fa92c", kDatabase);
}

std::string error_of(const test::TempFolder& temp) {
  try {
    const LedgerReader reader(temp.path());
  } catch (const IndexError& error) {
    return error.what();
  }
  return "read";
}

}  // namespace

TEST_CASE("a written ledger is read back unchanged", "[ledger]") {
  const test::TempFolder temp;
  write_sample(temp);
  const LedgerReader reader(temp.path());
  CHECK(reader.generation() == "20261120T235500Z-3fa92c");
  CHECK(reader.database() == kDatabase);
  CHECK(reader.settings() ==
        ledger::Settings{{"--map", std::string("a\0b", 3)}, {"SOURCE", "in\xFF"}});
  REQUIRE(reader.files().size() == 3);
  const auto& file = reader.files()[0];
  CHECK(file.path == "in\xFF/a\n.txt");
  CHECK(file.mtime_ns == 1'700'000'000'123'456'789);
  CHECK(file.hash == 77);
  CHECK(file.records == 2);
  CHECK(file.articles == 1);
  CHECK(file.is_relative);
  CHECK(file.changes_utc == 1234);
  CHECK(file.rejects == std::map<std::string, std::uint64_t>{{"too few fields", 2}});
  CHECK(reader.files()[2].skipped ==
        std::map<std::string, std::uint64_t>{{"HTML is not read yet", 1}, {"hidden", 7}});
  CHECK_FALSE(reader.files()[2].was_read);
  REQUIRE(reader.records().size() == 1);
  CHECK(reader.records()[0].file() == 1);
  CHECK(reader.records()[0].key == article_key("id", "text"));
  REQUIRE(reader.documents().size() == 1);
  CHECK(reader.started_ns() > 0);
}

TEST_CASE("a ledger truncated or changed anywhere is refused by name", "[ledger]") {
  const test::TempFolder temp;
  write_sample(temp);
  const auto path = temp / std::string(layout::kLedger);
  const auto whole = test::read_file(path);
  for (std::size_t at = 0; at < whole.size(); ++at) {
    auto bytes = whole;
    bytes[at] = static_cast<char>(bytes[at] ^ 0x10);
    temp.write(layout::kLedger, bytes);
    if (at >= 12 && at < ledger::kHeaderBytes) continue;  // not used
    INFO(at);
    CHECK(error_of(temp).starts_with(path));
    temp.write(layout::kLedger, whole.substr(0, at));
    CHECK(error_of(temp).starts_with(path));
  }
  temp.write(layout::kLedger, whole);
  CHECK(error_of(temp) == "read");
  std::filesystem::remove(path);
  CHECK(error_of(temp).starts_with(path));
}

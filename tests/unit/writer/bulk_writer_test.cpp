// The bulk writer compared with Xapian's own add_document(), through the public API.
#include <cstdlib>

#include "indexer/schema/errors.h"
#include "indexer/writer/api_writer.h"
#include "indexer/writer/bulk_writer.h"
#include "tests/unit/catch.h"
#include "tests/unit/temp_folder.h"
#include "tests/unit/writer/corpora.h"
#include "tests/unit/writer/database_walk.h"

using namespace tickerdex;
using namespace tickerdex::test;

namespace {

// "" if both writers make the same database of `documents` and Xapian finds no error in it.
std::string difference(const std::vector<Document>& documents, std::uint64_t memory_bytes,
                       std::uint32_t jobs) {
  const TempFolder folder;
  const auto bulk = folder / "bulk";
  const auto api = folder / "api";
  build_bulk(bulk, documents, memory_bytes, jobs);
  build_api(api, documents);
  if (auto errors = check_errors(bulk); !errors.empty()) return errors;
  return first_difference(Xapian::Database(api), Xapian::Database(bulk));
}

}  // namespace

TEST_CASE("both writers make the same database from random documents", "[bulk]") {
  const std::uint32_t seed = GENERATE(1U, 2U, 3U);
  const std::uint64_t memory = GENERATE(std::uint64_t{1} << 26, std::uint64_t{1} << 19);
  CHECK(difference(random_documents(500, seed), memory, 2) == "");
}

TEST_CASE("both writers make the same database from hostile documents", "[bulk]") {
  const std::uint64_t memory = GENERATE(std::uint64_t{1} << 26, std::uint64_t{1} << 19);
  const std::uint32_t jobs = GENERATE(1U, 3U);
  CHECK(difference(hostile_documents(), memory, jobs) == "");
}

TEST_CASE("a list of 300,000 positions in one document is kept", "[bulk]") {
  const std::vector<Document> documents{long_position_list(2), long_position_list(300000),
                                        long_position_list(3)};
  CHECK(difference(documents, 1U << 20, 2) == "");
}

TEST_CASE("a database without documents is valid", "[bulk]") {
  CHECK(difference({}, 1U << 20, 2) == "");
}

TEST_CASE("queries find the same documents with the same weights", "[bulk]") {
  const TempFolder folder;
  const auto documents = random_documents(1500, 11);
  build_bulk(folder / "bulk", documents, 1U << 20, 2);
  build_api(folder / "api", documents);
  const Xapian::Database bulk(folder / "bulk");
  const Xapian::Database api(folder / "api");
  CHECK(first_query_difference(api, bulk, 200, 5) == "");
}

TEST_CASE("a database of several levels of branches is the same", "[.large][bulk]") {
  const char* wanted = std::getenv("TICKERDEX_LARGE_DOCUMENTS");
  const std::uint32_t count = wanted ? static_cast<std::uint32_t>(std::atoll(wanted)) : 1000000;
  const TempFolder folder;
  const auto bulk = make_bulk_writer({folder / "bulk", 1U << 28, 2});
  const auto api = make_api_writer({folder / "api", 1U << 30, 1});
  Document document;
  for (std::uint32_t i = 1; i <= count; ++i) {
    document.clear();
    document.add("Q", std::to_string(i), 0, 0);
    document.add("", "w" + std::to_string(i % 1009), 1 + i % 5, 1);
    document.add("", "w" + std::to_string(i % 31), 7 + i % 300, 2);
    document.values.emplace_back(0, std::to_string(i % 1000));
    document.data = std::to_string(i);
    bulk->add(document);
    api->add(document);
  }
  bulk->finish();
  api->finish();
  CHECK(check_errors(folder / "bulk") == "");
  const Xapian::Database left(folder / "api");
  const Xapian::Database right(folder / "bulk");
  CHECK(first_difference(left, right) == "");
  CHECK(first_query_difference(left, right, 300, 5) == "");
}

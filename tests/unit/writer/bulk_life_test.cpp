// A database made by the bulk writer is opened for writing, changed and compacted; and the writer's
// errors.
#include <sys/resource.h>

#include <csignal>
#include <filesystem>
#include <map>
#include <set>

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

void change(const std::string& folder) {
  Xapian::WritableDatabase database(folder, Xapian::DB_OPEN);
  for (const auto& document : random_documents(50, 99)) {
    Xapian::Document added;
    for (const auto& o : document.occurrences) {
      added.add_posting(std::string(document.term(o)), o.position + 1, o.wdf + 1U);
    }
    added.set_data(document.data);
    added.add_value(0, "0500");
    database.add_document(added);
  }
  for (Xapian::docid number = 3; number < 300; number += 7) {
    Xapian::Document other = database.get_document(number);
    other.add_term("replaced");
    other.set_data(std::string(10000, 'r') + std::to_string(number));
    database.replace_document(number, other);
    database.delete_document(number + 1);
  }
  database.set_metadata("later", "1");
  database.commit();
}

// The bytes of each table.
std::map<std::string, std::string> tables(const std::string& folder) {
  std::map<std::string, std::string> files;
  for (const auto* name : {"docdata", "termlist", "postlist", "position"}) {
    files[name] = read_file(folder + "/" + name + ".glass");
  }
  return files;
}

std::set<std::string> names_in(const std::string& folder) {
  std::set<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    names.insert(entry.path().filename().string());
  }
  return names;
}

std::string error_of(Writer& writer, const std::vector<Document>& documents) {
  try {
    write_all(writer, documents);
  } catch (const IndexError& error) {
    return error.what();
  }
  return "none";
}

// Limits the size of files to `bytes` as long as it exists, to simulate a full disk.
class FileSizeLimit {
 public:
  explicit FileSizeLimit(rlim_t bytes) {
    handler_ = std::signal(SIGXFSZ, SIG_IGN);
    ::getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit limit{bytes, before_.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &limit);
  }
  ~FileSizeLimit() {
    ::setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, handler_);
  }
  FileSizeLimit(const FileSizeLimit&) = delete;
  FileSizeLimit& operator=(const FileSizeLimit&) = delete;

 private:
  rlimit before_{};
  void (*handler_)(int);
};

}  // namespace

TEST_CASE("a database from the bulk writer takes adds, replaces and deletes", "[bulk]") {
  const TempFolder folder;
  const auto documents = random_documents(400, 21);
  build_bulk(folder / "bulk", documents);
  build_api(folder / "api", documents);
  change(folder / "bulk");
  change(folder / "api");
  CHECK(check_errors(folder / "bulk") == "");
  CHECK(first_difference(Xapian::Database(folder / "api"), Xapian::Database(folder / "bulk")) == "");
}

TEST_CASE("a database from the bulk writer compacts", "[bulk]") {
  const TempFolder folder;
  const auto documents = GENERATE(false, true) ? hostile_documents() : random_documents(700, 22);
  build_bulk(folder / "bulk", documents);
  Xapian::Database(folder / "bulk").compact(folder / "compacted");
  CHECK(check_errors(folder / "compacted") == "");
  CHECK(first_difference(Xapian::Database(folder / "bulk"),
                         Xapian::Database(folder / "compacted")) == "");
}

TEST_CASE("the tables are the same byte for byte whatever the budget and the jobs", "[bulk]") {
  const TempFolder folder;
  auto documents = random_documents(1200, 23);
  for (auto& document : hostile_documents()) documents.push_back(std::move(document));
  build_bulk(folder / "plain", documents, 1U << 28, 1);
  const auto wanted = tables(folder / "plain");
  // The smallest budget makes more runs than are merged at a time.
  for (const std::uint64_t memory : {std::uint64_t{1} << 12, std::uint64_t{1} << 19}) {
    for (const std::uint32_t jobs : {1U, 2U, 5U}) {
      const auto name = std::to_string(memory) + "-" + std::to_string(jobs);
      build_bulk(folder / name, documents, memory, jobs);
      CHECK(tables(folder / name) == wanted);
      CHECK(names_in(folder / name) == names_in(folder / "plain"));
    }
  }
}

TEST_CASE("every database has its own UUID", "[bulk]") {
  const TempFolder folder;
  build_bulk(folder / "a", {});
  build_bulk(folder / "b", {});
  const auto a = Xapian::Database(folder / "a").get_uuid();
  CHECK(a.size() == 36);
  CHECK(a != Xapian::Database(folder / "b").get_uuid());
}

TEST_CASE("a full disk is an error that names the file, and leaves no database", "[bulk]") {
  // What fails first: a table, during add() or at the end, or a run.
  const std::uint64_t memory = GENERATE(std::uint64_t{1} << 28, std::uint64_t{1} << 19);
  const TempFolder folder;
  const auto documents = random_documents(3000, 24);
  auto writer = make_bulk_writer({folder / "db", memory, 2});
  std::string error;
  {
    const FileSizeLimit limit(64 * 1024);
    error = error_of(*writer, documents);
    writer.reset();
  }
  CHECK_THAT(error, Catch::Contains("cannot write") && Catch::Contains(folder / "db") &&
                        Catch::Contains("File too large"));
  CHECK(names_in(folder / "db").count("iamglass") == 0);
  CHECK(names_in(folder / "db").count("v.tmp") == 0);
}

TEST_CASE("a folder that cannot be created or contains a database is refused", "[bulk]") {
  const TempFolder folder;
  folder.write("file", "");
  CHECK_THROWS_WITH(make_bulk_writer({folder / "file/db", 1U << 20, 1}),
                    Catch::Contains("cannot create"));
  build_bulk(folder / "db", {});
  CHECK_THROWS_WITH(make_bulk_writer({folder / "db", 1U << 20, 1}),
                    Catch::Contains("contains a database already"));
}

TEST_CASE("both writers refuse the same terms, naming the limit", "[bulk]") {
  struct Row { std::string term; std::string error; };
  const std::vector<Row> rows{
      {std::string(245, 'a'), "none"},
      {std::string(246, 'a'), "document 1: a term of 246 bytes; Xapian's limit is 245"},
      {std::string(124, '\0') + "a", "none"},
      {std::string(125, '\0'), "document 1: a term of 250 bytes with its NULs counted twice; "
                               "Xapian's limit is 249"},
      {"", "document 1: an empty term"}};
  for (const auto& [term, error] : rows) {
    const TempFolder folder;
    Document document;
    document.add("", term, 1, 1);
    CHECK(error_of(*make_bulk_writer({folder / "bulk", 1U << 20, 1}), {document}) == error);
    CHECK(error_of(*make_api_writer({folder / "api", 1U << 20, 1}), {document}) == error);
  }
}

TEST_CASE("both writers refuse the same metadata keys", "[bulk]") {
  const TempFolder folder;
  const auto kind = GENERATE(WriterKind::bulk, WriterKind::api);
  const WriterOptions options{folder / "db", 1U << 20, 1};
  const auto writer = kind == WriterKind::bulk ? make_bulk_writer(options) : make_api_writer(options);
  CHECK_THROWS_AS(writer->set_metadata("", "x"), IndexError);
  CHECK_THROWS_AS(writer->set_metadata(std::string(254, 'k'), "x"), IndexError);
  writer->set_metadata(std::string(253, 'k'), "x");
  writer->finish();
  CHECK(Xapian::Database(folder / "db").get_metadata(std::string(253, 'k')) == "x");
}

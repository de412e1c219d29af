// Xapian 1.4 cannot read back some of the tags that zlib or libdeflate make: both writers avoid
// them.

#include <random>

#include "indexer/schema/article_codec.h"
#include "indexer/writer/glass/tag_compressor.h"
#include "tests/unit/catch.h"
#include "tests/unit/temp_folder.h"
#include "tests/unit/writer/corpora.h"
#include "tests/unit/writer/database_walk.h"

using namespace tickerdex;
using namespace tickerdex::test;

namespace {

// Xapian's own add_document loses the data of 226 of these.
std::vector<Document> repeated_letters() {
  std::vector<Document> documents(900);
  for (std::size_t i = 0; i < documents.size(); ++i) {
    documents[i].data = std::string(8000 + 97 * i, static_cast<char>('a' + i % 26));
  }
  return documents;
}

// How many documents of `folder` have unreadable or wrong data. Bytes appended to the data are
// allowed if `padded`.
int lost(const std::string& folder, const std::vector<Document>& documents, bool padded) {
  const Xapian::Database database(folder);
  int count = 0;
  for (std::size_t i = 0; i < documents.size(); ++i) {
    try {
      const auto data = database.get_document(static_cast<Xapian::docid>(i + 1)).get_data();
      const bool kept = padded ? data.starts_with(documents[i].data) : data == documents[i].data;
      if (!kept) ++count;
    } catch (const Xapian::Error&) {
      ++count;
    }
  }
  return count;
}

}  // namespace

TEST_CASE("Xapian itself loses documents of one repeated letter", "[guard]") {
  const TempFolder folder;
  const auto documents = repeated_letters();
  {
    Xapian::WritableDatabase database(folder / "db", Xapian::DB_CREATE);
    for (const auto& document : documents) {
      Xapian::Document plain;
      plain.set_data(document.data);
      database.add_document(plain);
    }
    database.commit();
  }
  // With a Xapian without the bug the tests below would be meaningless.
  if (lost(folder / "db", documents, false) == 0) WARN("this Xapian does not have the bug");
  CHECK(lost(folder / "db", documents, false) < 900);
}

TEST_CASE("the bulk writer stores documents of one repeated letter unchanged", "[guard]") {
  const TempFolder folder;
  const auto documents = repeated_letters();
  build_bulk(folder / "db", documents);
  CHECK(lost(folder / "db", documents, false) == 0);
  CHECK(check_errors(folder / "db") == "");
  Xapian::Database(folder / "db").compact(folder / "compacted");
  CHECK(lost(folder / "compacted", documents, false) == 0);
}

TEST_CASE("the API writer pads documents of one repeated letter", "[guard]") {
  const TempFolder folder;
  const auto documents = repeated_letters();
  build_api(folder / "db", documents);
  CHECK(lost(folder / "db", documents, true) == 0);
}

TEST_CASE("padding is not part of the article", "[guard]") {
  int padded = 0;
  for (std::size_t bytes = 8000; bytes < 90000; bytes += 997) {
    Article article;
    article.title = "T";
    article.body = std::string(bytes, 'b');
    std::string data;
    encode_article(article, data);
    const std::string before = data;
    glass::pad_for_inflate(data);
    if (data != before) ++padded;
    REQUIRE(data.starts_with(before));
    REQUIRE(decode_article(data).body == article.body);
  }
  CHECK(padded > 0);
}

TEST_CASE("data that is read in one step is never padded", "[guard]") {
  std::string data(glass::kInflateStep, 'a');
  glass::pad_for_inflate(data);
  CHECK(data == std::string(glass::kInflateStep, 'a'));
}

TEST_CASE("a tag is stored as the smaller of a stream and itself, but large ones as a stream",
          "[guard]") {
  glass::TagCompressor compressor;
  std::string noise;
  std::mt19937 random(1);
  while (noise.size() < 200000) noise.push_back(static_cast<char>(random()));
  const auto stored = [&](const std::string& text) {
    std::string out = "before";
    const bool stream = compressor.append(text, out);
    REQUIRE(out.starts_with("before"));
    const std::size_t bytes = out.size() - 6;
    return std::string(stream ? "a stream, " : "itself, ") +
           (bytes < text.size() ? "smaller" : std::to_string(bytes - text.size()) + " more");
  };
  CHECK(stored("") == "itself, 0 more");
  CHECK(stored(std::string(18, 'a')) == "itself, 0 more");
  CHECK(stored(std::string(100, 'a')) == "a stream, smaller");
  CHECK(stored(std::string(8192, 'a')) == "a stream, smaller");
  CHECK(stored(noise.substr(0, 8192)) == "itself, 0 more");
  CHECK(stored(noise.substr(0, 8193)) == "a stream, 5 more");
  CHECK(stored(noise) == "a stream, 20 more");
}

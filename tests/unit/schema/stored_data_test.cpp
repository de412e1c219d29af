#include "indexer/schema/stored_data.h"

#include <xapian.h>

#include "indexer/schema/article_codec.h"
#include "indexer/schema/errors.h"
#include "tests/unit/catch.h"

using namespace tickerdex;

namespace {

Article story(int number) {
  Article article;
  article.id = "story-" + std::to_string(number);
  article.title = "Shares of company " + std::to_string(number) + " rose";
  article.body = "The company said that its revenue from cloud computing rose by " +
                 std::to_string(number) + " percent in the quarter that ended in September.";
  return article;
}

std::string encoded(const Article& article) {
  std::string bytes;
  encode_article(article, bytes);
  return bytes;
}

Article long_story() {
  Article article = story(1);
  article.body.append(1000, 'x');
  return article;
}

/// The data stored without a dictionary.
std::string stored(const Article& article) {
  const DataDictionary none{std::string()};
  std::string data;
  DataCompressor(none).compress(encoded(article), data);
  return data;
}

Xapian::WritableDatabase empty_database() {
  return Xapian::WritableDatabase(std::string(), Xapian::DB_BACKEND_INMEMORY);
}

}  // namespace

TEST_CASE("stored data decodes to the same article", "[schema]") {
  const auto database = empty_database();
  DataReader reader(database);
  for (const std::size_t length : {0, 1, 100, 5000, 300000}) {
    Article article = story(static_cast<int>(length));
    article.body.append(length, 'x');
    const std::string data = stored(article);
    CHECK(reader.article(data) == article);
    if (length >= 100) CHECK(data.size() < encoded(article).size());
  }
}

TEST_CASE("an article that does not compress is stored uncompressed", "[schema]") {
  const auto database = empty_database();
  DataReader reader(database);
  Article tiny;
  tiny.id = "1";
  const std::string data = stored(tiny);
  CHECK(data == encoded(tiny));
  CHECK(reader.article(data) == tiny);
}

TEST_CASE("bytes after the stored frame are ignored: a writer may pad", "[schema]") {
  const auto database = empty_database();
  DataReader reader(database);
  const Article article = long_story();
  const std::string data = stored(article);
  CHECK(reader.article(data + "\xff\x03pad") == article);
}

TEST_CASE("stored data truncated or flipped at any place is an error", "[schema]") {
  const auto database = empty_database();
  DataReader reader(database);
  const Article article = long_story();
  const std::string data = stored(article);
  for (std::size_t length = 1; length < data.size(); ++length) {
    CHECK_THROWS_AS(reader.article(std::string_view(data).substr(0, length)), IndexError);
  }
  for (std::size_t bit = 8; bit < data.size() * 8; ++bit) {
    std::string flipped = data;
    flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << bit % 8));
    try {
      reader.article(flipped);  // a flip in the text itself goes unseen
    } catch (const IndexError&) {
    }
  }
  SUCCEED();
}

TEST_CASE("a frame that claims an impossible size is damaged, and no memory is allocated for it",
          "[schema]") {
  const auto database = empty_database();
  DataReader reader(database);
  // single segment, 768 MiB, one last and empty block
  const std::string frame("\x28\xB5\x2F\xFD\xA0\0\0\0\x30\1\0\0", 12);
  CHECK_THROWS_WITH(reader.article(frame),
                    "a stored article is damaged: its compressed frame is cut short");
}

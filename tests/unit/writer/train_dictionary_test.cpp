#include "indexer/writer/train_dictionary.h"

#include <xapian.h>

#include "indexer/schema/article_codec.h"
#include "indexer/schema/errors.h"
#include "indexer/schema/stored_data.h"
#include "tests/unit/catch.h"

using namespace tickerdex;

namespace {

std::string story(int number) {
  Article article;
  article.id = "story-" + std::to_string(number);
  article.title = "Shares of company " + std::to_string(number) + " rose";
  for (int i = 0; i < 8; ++i) {
    article.body += "In quarter " + std::to_string((number * 7919 + i * 104729) % 10007) +
                    " the company said that its revenue from cloud computing rose. ";
  }
  std::string bytes;
  encode_article(article, bytes);
  return bytes;
}

std::vector<std::string> stories(int count) {
  std::vector<std::string> all;
  for (int i = 0; i < count; ++i) all.push_back(story(i));
  return all;
}

}  // namespace

TEST_CASE("a few articles do not train a dictionary", "[build]") {
  CHECK(train_dictionary({}).empty());
  CHECK(train_dictionary(stories(10)).empty());
}

TEST_CASE("the same samples train the same dictionary", "[build]") {
  const auto dictionary = train_dictionary(stories(1000));
  CHECK(dictionary.size() > 1000);
  CHECK(train_dictionary(stories(1000)) == dictionary);
}

TEST_CASE("articles compressed with a dictionary need it from the database's metadata",
          "[build]") {
  const DataDictionary dictionary(train_dictionary(stories(1000)));
  const DataDictionary none{std::string()};
  const auto article = story(5000);
  std::string with;
  std::string without;
  DataCompressor(dictionary).compress(article, with);
  DataCompressor(none).compress(article, without);
  CHECK(with.size() < without.size());

  Xapian::WritableDatabase database(std::string(), Xapian::DB_BACKEND_INMEMORY);
  CHECK_THROWS_AS(DataReader(database).encoded(with), IndexError);
  database.set_metadata(dictionary.metadata_key(), dictionary.bytes());
  DataReader reader(database);
  CHECK(reader.encoded(with) == article);
  CHECK(reader.encoded(without) == article);
}

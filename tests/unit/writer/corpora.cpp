#include "tests/unit/writer/corpora.h"

#include <fmt/format.h>

#include <random>

#include "indexer/writer/api_writer.h"
#include "indexer/writer/bulk_writer.h"

namespace tickerdex::test {

std::vector<Document> random_documents(std::size_t count, std::uint32_t seed) {
  std::mt19937 engine(seed);
  const auto random = [&] { return static_cast<std::uint32_t>(engine()); };
  const auto skewed = [&](std::uint32_t most) {
    const std::uint32_t bound = random() % most + 1;
    return random() % bound;
  };
  std::vector<Document> documents(count);
  for (std::size_t i = 0; i < count; ++i) {
    auto& document = documents[i];
    std::uint32_t position = 0;
    for (std::uint32_t words = skewed(200); words > 0; --words) {
      position += random() % 20 == 0 ? 100 : 1;
      const auto word = fmt::format("w{}", skewed(3000));
      document.add("", word, position, 1);
      if (random() % 10 == 0) document.add("S", word, position, static_cast<std::uint8_t>(random() % 4));
      document.data += word + ' ';
    }
    document.add("Q", fmt::format("{}", i), 0, 0);
    if (random() % 3 == 0) document.add("XT", fmt::format("t{}", skewed(50)), 0, 0);
    document.values.emplace_back(0, fmt::format("{:04}", random() % 1000));
    if (random() % 2 == 0) document.values.emplace_back(1, fmt::format("t{}", skewed(50)));
    if (random() % 50 == 0) document.values.emplace_back(256, std::string(random() % 300 + 1, 'v'));
  }
  return documents;
}

std::vector<Document> hostile_documents() {
  using namespace std::string_literals;
  std::vector<Document> documents;
  const auto next = [&]() -> Document& { return documents.emplace_back(); };
  next();  // nothing at all
  next().data = "data without terms";
  next().values = {{0, "x"}, {1, "\0"s}, {127, "a"}, {128, "b"}, {255, "c"}, {256, "d"},
                   {70000, std::string(5000, 'v')}};
  auto& bytes = next();
  for (const auto& term : {"\0"s, "\0\0"s, "a\0"s, "a\0b"s, "a"s, "a\x01"s, "\xff"s, "\xff\xff"s,
                           "\0\xff"s, "\x80"s, "\xc0"s, "\0\xd8"s, "\0\xe0"s}) {
    bytes.add("", term, 1, 1);
    bytes.add("", term, 7, 1);
  }
  auto& longest = next();
  longest.add("", std::string(245, 'z'), 3, 2);
  longest.add("", std::string(124, '\0'), 4, 2);
  longest.add("", std::string(244, 'z') + "y", 0, 0);
  auto& heavy = next();
  for (int i = 0; i < 1000; ++i) heavy.add("", "heavy", 0, 255);
  heavy.add("", "lightweight", 0, 126);
  heavy.add("", "lightweights", 0, 127);
  auto& disorder = next();
  for (const std::uint32_t p : {9U, 3U, 9U, 4294967295U, 1U, 3U, 4294967294U, 0U, 70000U}) {
    disorder.add("", "disorder", p, 1);
    disorder.add("", "dis", p, 0);
  }
  auto& many = next();
  for (std::uint32_t i = 0; i < 20000; ++i) many.add("", fmt::format("many{}", i * 7919), i + 1, 1);
  auto& large = next().data;
  for (int i = 0; i < 50000; ++i) large += fmt::format("{} ", i * 7919);
  std::mt19937 random(7);
  auto& noise = next().data;
  for (int i = 0; i < 100000; ++i) noise.push_back(static_cast<char>(random()));
  // Lists whose length fills a chunk exactly, and one more.
  for (int i = 0; i < 2600; ++i) {
    auto& document = next();
    document.add("XHAS", "chunk", 0, 0);
    if (i % 2 == 0) document.add("", "even", static_cast<std::uint32_t>(i + 1), 200);
    document.values.emplace_back(3, "0123456789");
  }
  next();
  return documents;
}

Document long_position_list(std::uint32_t positions) {
  Document document;
  document.add("", "the", 1, 1);
  for (std::uint32_t i = 1; i < positions; ++i) {
    const std::uint32_t position = i * 3 + i % 3;
    document.occurrences.push_back({0, position, 3, 1});
  }
  return document;
}

void write_all(Writer& writer, const std::vector<Document>& documents) {
  for (const auto& document : documents) writer.add(document);
  writer.set_metadata("tickerdex.schema", "1");
  writer.set_metadata("large", std::string(200000, 'm'));
  writer.set_metadata("gone", "soon");
  writer.set_metadata("gone", "");
  writer.finish();
}

void build_bulk(const std::string& folder, const std::vector<Document>& documents,
                std::uint64_t memory_bytes, std::uint32_t jobs) {
  write_all(*make_bulk_writer({folder, memory_bytes, jobs}), documents);
}

void build_api(const std::string& folder, const std::vector<Document>& documents) {
  write_all(*make_api_writer({folder, 1U << 28, 1}), documents);
}

}  // namespace tickerdex::test

// The memory estimate of a record depends on its content, not just on its length.
#include "indexer/source/record_weight.h"

#include <string>

#include "tests/unit/catch.h"

namespace tickerdex {
namespace {

std::string repeated(const std::string& text, std::size_t bytes) {
  std::string out;
  while (out.size() < bytes) out += text;
  return out;
}

RecordWeight weight_of(Format format, std::string_view text) {
  RecordWeight weight(format);
  weight.add(text);
  return weight;
}

std::string distinct_words(std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += std::to_string(1'000'000 + i * 7) + " ";
  return out;
}

constexpr std::size_t kBytes = 400'000;

}  // namespace

TEST_CASE("a record's estimate does not depend on its pieces", "[record][memory]") {
  const std::string text = R"({"id":"1","body":"caf\u00e9 日本語 $BABA <IBM> R&D \"said\\\"",)" +
                           repeated(R"("tickers":["A","B"],)", 2000) + R"("z":1})";
  const auto whole = weight_of(Format::jsonl, text);
  for (const std::size_t piece : {1, 3, 7, 4096}) {
    RecordWeight weight(Format::jsonl);
    for (std::size_t at = 0; at < text.size(); at += piece) {
      weight.add(std::string_view(text).substr(at, piece));
    }
    CHECK(weight.bytes() == text.size());
    CHECK(weight.reading_bytes() == whole.reading_bytes());
    CHECK(weight.indexing_bytes() == whole.indexing_bytes());
  }
}

TEST_CASE("parsing a list needs ten times the memory of prose of the same length",
          "[record][memory]") {
  const auto prose = weight_of(Format::jsonl, "{\"body\":\"" + repeated("said, ", kBytes) + "\"}");
  const auto list = weight_of(Format::jsonl, "{\"tickers\":[" + repeated("1,", kBytes) + "1]}");
  CHECK(list.reading_bytes() > 100 * kBytes);
  CHECK(prose.reading_bytes() < 40 * kBytes);
}

TEST_CASE("words that are not repeated need more memory than those that are", "[record][memory]") {
  const std::string words = distinct_words(kBytes / 8);
  const auto distinct = weight_of(Format::text, words);
  const auto same = weight_of(Format::text, repeated("1000000 ", words.size()));
  CHECK(distinct.reading_bytes() == same.reading_bytes());
  CHECK(distinct.indexing_bytes() > same.indexing_bytes() + kBytes / 8 * 140);
}

TEST_CASE("in a script without spaces each character is a word, escaped or not",
          "[record][memory]") {
  const std::size_t characters = kBytes / 6;
  const auto plain = weight_of(Format::jsonl, "{\"body\":\"" + repeated("日本", 3 * characters) + "\"}");
  const auto escaped =
      weight_of(Format::jsonl, "{\"body\":\"" + repeated("\\u65e5", 6 * characters) + "\"}");
  CHECK(plain.indexing_bytes() > 25 * characters);
  CHECK(escaped.indexing_bytes() > 25 * characters);
}

TEST_CASE("a record that needs too much memory is rejected naming a sufficient --memory", "[record][memory]") {
  RecordRoom room;
  CHECK(room.max_record_bytes() == kMaxRecordBytes);
  const auto weight = weight_of(Format::text, repeated("word ", kBytes));
  CHECK(room.why_not(weight) == std::nullopt);
  room.bytes = RecordRoom::needed(weight);
  room.memory_for = [](std::uint64_t bytes) { return std::to_string(bytes) + "B"; };
  CHECK(room.why_not(weight) == std::nullopt);
  CHECK(room.max_record_bytes() >= kBytes);
  --room.bytes;
  REQUIRE(room.why_not(weight));
  CHECK(room.why_not(weight)->ends_with("run with --memory " + std::to_string(room.bytes + 1) + "B"));
}

}  // namespace tickerdex

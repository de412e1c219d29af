// The parts of the inverter.
#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <map>
#include <random>
#include <stdexcept>

#include "indexer/process/threads.h"
#include "indexer/schema/glass/encoding.h"
#include "indexer/writer/glass/table_thread.h"
#include "indexer/writer/invert/list_source.h"
#include "indexer/writer/invert/run_file.h"
#include "indexer/writer/invert/term_dictionary.h"
#include "tests/unit/catch.h"
#include "tests/unit/temp_folder.h"

using namespace tickerdex;
using namespace tickerdex::invert;

namespace {

std::string random_term(std::mt19937& random) {
  std::string term(1 + random() % (random() % 8 == 0 ? 245 : 12), '\0');
  for (auto& c : term) c = static_cast<char>(random() % 3 == 0 ? random() : 'a' + random() % 3);
  return term;
}

// Lists spelled out: each is a key and blocks, "+" before a block that restarts.
class SpelledLists : public ListSource {
 public:
  using Lists = std::vector<std::pair<std::string, std::vector<std::string>>>;
  explicit SpelledLists(Lists lists) : lists_(std::move(lists)) {}
  bool next_list() override {
    block_ = 0;
    if (++list_ >= lists_.size() + 1) return false;
    head_ = {lists_[list_ - 1].first, 2, 3};
    return true;
  }
  const ListHead& head() const override { return head_; }
  bool next_block(ListBlock& block) override {
    const auto& blocks = lists_[list_ - 1].second;
    if (block_ == blocks.size()) return false;
    const std::string_view spelled = blocks[block_++];
    block = {spelled.substr(1), spelled[0] == '+'};
    return true;
  }

 private:
  Lists lists_;
  std::size_t list_ = 0;
  std::size_t block_ = 0;
  ListHead head_;
};

std::string spell(ListSource& source) {
  std::string out;
  ListBlock block;
  while (source.next_list()) {
    const auto& head = source.head();
    out += head.key + "(" + std::to_string(head.documents) + "," +
           std::to_string(head.total_wdf) + ")";
    while (source.next_block(block)) out += (block.restart ? "+" : "-") + std::string(block.records);
    out += ";";
  }
  return out;
}

std::string record(std::string_view payload) {
  std::string bytes;
  glass::append_v(bytes, payload.size());
  return bytes + std::string(payload);
}

class Square : public Task {
 public:
  Square(int number, std::vector<int>& out) : number_(number), out_(out) {}
  void run(std::uint32_t) override {
    if (number_ == 13) throw std::runtime_error("thirteen");
    result_ = number_ * number_;
  }
  void finish() override { out_.push_back(result_); }

 private:
  int number_;
  int result_ = 0;
  std::vector<int>& out_;
};

}  // namespace

TEST_CASE("a dictionary numbers terms in the order of adding and sorts them by bytes",
          "[invert]") {
  std::mt19937 random(3);
  std::map<std::string, std::uint32_t> oracle;
  TermDictionary dictionary;
  for (int i = 0; i < 20000; ++i) {
    const auto term = random_term(random);
    const auto number = oracle.try_emplace(term, static_cast<std::uint32_t>(oracle.size())).first->second;
    REQUIRE(dictionary.number_of(term, TermDictionary::hash(term)) == number);
  }
  for (const std::uint32_t jobs : {1U, 2U, 7U}) {
    const SortedTerms sorted(dictionary, jobs);
    REQUIRE(sorted.size() == oracle.size());
    std::uint32_t rank = 0;
    for (const auto& [term, number] : oracle) {
      REQUIRE(sorted.term(rank) == term);
      REQUIRE(sorted.number(rank) == number);
      REQUIRE(sorted.rank(number) == rank);
      ++rank;
    }
  }
  CHECK(SortedTerms(TermDictionary(), 3).size() == 0);
}

TEST_CASE("an exception in a table's thread is rethrown to the caller", "[glass]") {
  const test::TempFolder temp;
  const std::string tag(1000, 't');
  {
    glass::TableWriter table(temp / "whole");
    glass::TableThread thread(table);
    for (int i = 0; i < 2000; ++i) thread.add(fmt::format("{:05}", i), tag);
    thread.end();
    CHECK(table.finish().entries == 2000);
  }
  {
    glass::TableWriter table(temp / "out of order");
    glass::TableThread thread(table);
    const auto add_all = [&] {
      for (int i = 2000; i > 0; --i) thread.add(fmt::format("{:05}", i), tag);
      thread.end();
    };
    CHECK_THROWS_AS(add_all(), std::logic_error);
    CHECK_THROWS_AS(thread.end(), std::logic_error);
  }
  glass::TableWriter table(temp / "given up");
  glass::TableThread(table).add("key", tag);
  CHECK(table.finish().entries == 0);
}

TEST_CASE("each piece of work is done once, and a failure reaches the caller", "[invert]") {
  for (const std::uint32_t jobs : {0U, 1U, 3U}) {
    std::vector<std::atomic<int>> times(20);
    in_parallel(jobs, times.size(), [&](std::size_t piece) { ++times[piece]; });
    CHECK(std::all_of(times.begin(), times.end(), [](const auto& t) { return t == 1; }));
    std::atomic<int> done = 0;
    const auto fails_once = [&](std::size_t piece) {
      if (piece == 1) throw std::runtime_error("one");
      ++done;
    };
    CHECK_THROWS_WITH(in_parallel(jobs, 4, fails_once), "one");
    CHECK(done == 3);
  }
}

TEST_CASE("document numbers as keys sort as numbers do", "[glass]") {
  std::string before;
  const std::vector<std::uint32_t> edges{1, 255, 256, 0x7fff, 0x8000, 0x1fffff, 0x200000, 0x3fffff,
                                         0x400000, 0xfffffff, 0x10000000, 0x1fffffff, 0x20000000,
                                         0x7fffffff, 0x80000000, 0xffffffff};
  for (const auto number : edges) {
    std::string key;
    glass::append_document_key(key, number);
    CHECK(key > before);
    CHECK(static_cast<unsigned char>(key[0]) < 0xff);
    before = key;
  }
}

TEST_CASE("runs merge in the order of keys, then of runs", "[invert]") {
  std::vector<std::unique_ptr<ListSource>> runs;
  runs.push_back(std::make_unique<SpelledLists>(
      SpelledLists::Lists{{"a", {"+1", "-2"}}, {"b", {"+3"}}, {"d", {"+4"}}}));
  runs.push_back(std::make_unique<SpelledLists>(SpelledLists::Lists{}));
  runs.push_back(std::make_unique<SpelledLists>(SpelledLists::Lists{{"a", {"+5"}}, {"c", {"+6"}}}));
  runs.push_back(std::make_unique<SpelledLists>(SpelledLists::Lists{{"a", {"+7"}}, {"d", {"+8"}}}));
  CHECK(spell(*merge_lists(std::move(runs))) ==
        "a(6,9)+1-2+5+7;b(2,3)+3;c(2,3)+6;d(4,6)+4+8;");
}

TEST_CASE("a run is read back from its file, split between records", "[invert]") {
  const test::TempFolder folder;
  const auto small = record("small");
  const auto large = record(std::string(40000, 'l'));
  std::string many;
  for (int i = 0; i < 9000; ++i) many += small;
  SpelledLists lists(SpelledLists::Lists{
      {"a", {"+" + small, "-" + small}}, {"b", {"+" + large}}, {"c", {"+" + many + large + small}}});
  const auto file = write_run(lists, folder.path());
  CHECK(std::filesystem::is_empty(folder.path()));

  const std::size_t buffer = GENERATE(std::size_t{0}, std::size_t{1} << 20);
  const auto reader = read_run(file, buffer);
  std::map<std::string, std::string> found;
  std::map<std::string, int> restarts;
  ListBlock block;
  while (reader->next_list()) {
    const auto key = reader->head().key;
    CHECK(reader->head().total_wdf == 3);
    while (reader->next_block(block)) {
      std::uint64_t bytes;
      const char* at = block.records.data();
      while (at != block.records.data() + block.records.size()) {
        at = glass::get_varint(at, bytes) + bytes;
        REQUIRE(at <= block.records.data() + block.records.size());
      }
      CHECK((block.records.size() <= 16 * 1024 || block.records == large));
      found[key] += block.records;
      restarts[key] += block.restart ? 1 : 0;
    }
  }
  CHECK(found == std::map<std::string, std::string>{
                     {"a", small + small}, {"b", large}, {"c", many + large + small}});
  CHECK(restarts == std::map<std::string, int>{{"a", 1}, {"b", 1}, {"c", 1}});
}

TEST_CASE("lists that are not read to the end are skipped", "[invert]") {
  const test::TempFolder folder;
  SpelledLists lists(SpelledLists::Lists{{"a", {"+" + record("x"), "-" + record("y")}}, {"b", {}}});
  const auto reader = read_run(write_run(lists, folder.path()), 64);
  ListBlock block;
  CHECK(reader->next_list());
  CHECK(reader->next_block(block));
  CHECK(reader->next_list());
  CHECK(reader->head().key == "b");
  CHECK_FALSE(reader->next_block(block));
  CHECK_FALSE(reader->next_list());
}

TEST_CASE("results of the workers come in the order of the tasks", "[invert]") {
  const std::uint32_t jobs = GENERATE(0U, 1U, 2U, 7U);
  std::vector<int> out;
  std::vector<int> wanted;
  OrderedWorkers workers(jobs);
  for (int i = 20; i < 500; ++i) {
    workers.submit(std::make_unique<Square>(i, out));
    wanted.push_back(i * i);
  }
  workers.drain();
  CHECK(out == wanted);
}

TEST_CASE("an exception of a task is rethrown to the submitter", "[invert]") {
  const std::uint32_t jobs = GENERATE(1U, 3U);
  std::vector<int> out;
  OrderedWorkers workers(jobs);
  CHECK_THROWS_WITH(
      [&] {
        for (int i = 12; i < 15; ++i) workers.submit(std::make_unique<Square>(i, out));
        workers.drain();
      }(),
      "thirteen");
  CHECK(out == std::vector<int>{144});
}

// Concurrent readers and writers: a search never sees an error or a mixture of generations, and of
// ten runs one works.
#include <sys/stat.h>

#include <atomic>
#include <filesystem>
#include <mutex>
#include <nlohmann/json.hpp>
#include <thread>

#include "tests/crash/program.h"
#include "tests/unit/catch.h"
#include "tests/unit/temp_folder.h"

using namespace tickerdex::test;

namespace {

constexpr int kReaders = 8;

void write_source(const TempFolder& temp, const std::string& name, int articles) {
  std::string lines;
  for (int i = 0; i < articles; ++i) {
    lines += R"({"id":")" + name + std::to_string(i) + R"(","title":"Title","source":")" + name +
             R"(","date":"2025-11-14","body":"The same words everywhere."})" "\n";
  }
  temp.write(name + ".jsonl", lines);
}

// Empty, or what is wrong with a result: it must be "few" 10 times or "many" 25 times.
std::string trouble_of(const Ended& ended) {
  if (ended.code != 0 || !ended.err.empty()) {
    return "exit " + std::to_string(ended.code) + ": " + ended.err;
  }
  const auto json = nlohmann::json::parse(ended.out);
  const auto& values = json.at("facets").at("source").at("values");
  if (!json.at("warnings").empty() || values.size() != 1) return ended.out;
  const std::string name = values[0].at("value");
  const int wanted = name == "few" ? 10 : 25;
  const bool is_whole = json.at("matched") == wanted && values[0].at("count") == wanted &&
                        json.at("hits").size() == static_cast<std::size_t>(wanted);
  if (!is_whole) return ended.out;
  for (const auto& hit : json.at("hits")) {
    if (hit.at("source") != name) return ended.out;
  }
  return {};
}

// Readers in a loop while `writer` runs. Returns how many results were right; 0 if one was wrong.
template <class Writer>
long answers_during(const std::string& index, std::string& trouble, const Writer& writer) {
  std::atomic<bool> ended{false};
  std::atomic<long> answers{0};
  std::mutex mutex;
  std::vector<std::thread> readers;
  for (int i = 0; i < kReaders; ++i) {
    readers.emplace_back([&] {
      while (!ended) {
        const std::string found =
            trouble_of(run({query_program(), "--index", index, "--format", "json", "--limit", "50",
                            "--facet", "source", "\"same words\""}));
        ++answers;
        if (found.empty()) continue;
        const std::lock_guard lock(mutex);
        trouble = found;
        ended = true;
      }
    });
  }
  writer(ended);
  ended = true;
  for (auto& reader : readers) reader.join();
  return answers;
}

}  // namespace

TEST_CASE("eight readers see only complete generations during 100 rebuilds and rollbacks", "[readers]") {
  const TempFolder temp;
  const auto index = temp / "ix";
  write_source(temp, "few", 10);
  write_source(temp, "many", 25);
  const auto rebuild = [&](int number, const std::string& keep) {
    return run({index_program(), "rebuild", "--quiet", "--max-shrink", "100", "--jobs", "1", "--keep", keep, "--index",
                index, temp / (number % 2 == 0 ? "few.jsonl" : "many.jsonl")});
  };
  REQUIRE(rebuild(0, "2").code == 0);
  std::string trouble;
  int failed = 0;
  // The last ones keep only one generation: what was just opened is removed at once.
  const long answers = answers_during(index, trouble, [&](const std::atomic<bool>& ended) {
    for (int i = 1; i <= 100 && !ended; ++i) {
      if (rebuild(i, i < 70 ? "2" : "1").code != 0) ++failed;
      if (i % 5 != 0 || i >= 70) continue;
      if (run({index_program(), "rollback", "--index", index}).code != 0) ++failed;
    }
  });
  INFO(trouble);
  CHECK(trouble.empty());
  CHECK(failed == 0);
  CHECK(answers >= 100);
  WARN(answers << " answers");
}

TEST_CASE("of ten simultaneous runs one works, and the others name it", "[readers]") {
  const TempFolder temp;
  const auto index = temp / "ix";
  write_source(temp, "few", 10);
  // A pipe without a writer keeps the working run busy.
  const std::string pipe = temp / "pipe.jsonl";
  REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
  std::vector<Ended> ended(10);
  std::atomic<int> over{0};
  std::vector<std::thread> runs;
  for (auto& one : ended) {
    runs.emplace_back([&] {
      one = run({index_program(), "rebuild", "--quiet", "--index", index, temp / "few.jsonl", pipe});
      ++over;
    });
  }
  while (over < 9) std::this_thread::sleep_for(std::chrono::milliseconds(5));
  const std::string line = read_file(index + "/lock");
  const std::string process = line.substr(0, line.find(' '));
  temp.write("pipe.jsonl", R"({"id":"x","title":"The last","body":"It came by the pipe."})" "\n");
  for (auto& one : runs) one.join();
  int worked = 0;
  for (const auto& one : ended) {
    if (one.code == 0) {
      ++worked;
      continue;
    }
    CHECK(one.code == 75);
    CHECK(one.err.find("process " + process + ", since 20") != std::string::npos);
  }
  CHECK(worked == 1);
  CHECK(run({query_program(), "--index", index, "--count", ""}).out == "11\n");
}

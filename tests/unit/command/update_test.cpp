// Updates compared with rebuilds of the same sources, in random histories and by hand.
#include "indexer/command/update.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <xapian.h>

#include <map>
#include <random>
#include <sstream>

#include "indexer/command/verify.h"
#include "indexer/publish/generations.h"
#include "indexer/schema/generation.h"
#include "tests/unit/catch.h"
#include "tests/unit/command/world_state.h"
#include "tests/unit/temp_folder.h"

using namespace tickerdex;
namespace fs = std::filesystem;
using Outcome = RebuildReport::Outcome;

namespace {

constexpr std::int64_t kNow = 1'763'164'800;  // 2025-11-15T00:00:00Z

class World {
 public:
  explicit World(double max_changed_share = 0.5) {
    request.index = temp / "ix";
    request.sources = {temp / "in"};
    request.now_utc = kNow;
    request.max_changed_share = max_changed_share;
    request.gates.max_shrink = request.gates.max_rejects = request.gates.max_undated_jump = 1;
    request.gates.force = true;
    request.memory_bytes = 96 << 20;
    fs::create_directories(temp / "in");
  }

  void write(const std::string& name, const std::string& bytes) {
    temp.write("in/" + name, bytes);
    age(name, ++ticks_);
  }
  // Old enough to be trusted, and different from before.
  void age(const std::string& name, std::int64_t tick) {
    const struct timespec time {kNow - 1'000'000 + tick, 0};
    const struct timespec times[2] = {time, time};
    REQUIRE(::utimensat(AT_FDCWD, (temp / ("in/" + name)).c_str(), times, 0) == 0);
  }
  void touch(const std::string& name) { age(name, ++ticks_); }

  RebuildReport update_now() {
    Progress progress(quiet_, Progress::Style::none, 80);
    return update(request, progress);
  }
  RebuildReport rebuild_now() {
    Progress progress(quiet_, Progress::Style::none, 80);
    return rebuild(request, progress);
  }
  // The difference between the live generation and a rebuild of the same sources; empty: none.
  std::string difference_from_rebuild() {
    RebuildRequest fresh = request;
    fresh.index = temp / "fresh";
    fs::remove_all(fresh.index);
    Progress progress(quiet_, Progress::Style::none, 80);
    const auto report = rebuild(fresh, progress);
    const auto live = read_manifest(live_generation(request.index));
    const auto& other = report.manifest;
    if (live.articles != other.articles || live.undated != other.undated ||
        live.duplicate_ids != other.duplicate_ids || live.records != other.records ||
        live.files != other.files || live.rejects != other.rejects ||
        live.source_articles != other.source_articles) {
      return manifest_to_json(live) + "\nagainst\n" + manifest_to_json(other);
    }
    return test::difference(test::state_of(live_generation(request.index)),
                            test::state_of(report.folder));
  }
  std::string troubles() {
    Progress progress(quiet_, Progress::Style::none, 80);
    std::string all;
    for (const auto& part : verify(request.index, progress).parts) {
      for (const auto& trouble : part.troubles) all += part.name + ": " + trouble + "\n";
    }
    return all;
  }

  test::TempFolder temp;
  RebuildRequest request;

 private:
  std::ostringstream quiet_;
  std::int64_t ticks_ = 0;
};

std::string article(int id, const std::string& words, const std::string& date = "2025-11-14") {
  return "{\"id\":\"a" + std::to_string(id) + "\",\"title\":\"Title " + words + "\",\"body\":\"" +
         words + " common words\",\"date\":\"" + date + "\",\"tickers\":[\"T" +
         std::to_string(id % 5) + "\"],\"source\":\"s" + std::to_string(id % 3) + "\"}\n";
}

std::string file_of(int first, int count, const std::string& words) {
  std::string text;
  for (int i = 0; i < count; ++i) text += article(first + i, words + std::to_string(i));
  return text;
}

}  // namespace

TEST_CASE("an update does not build on a live database that another program wrote to, and verify reports it",
          "[update][verify]") {
  World world;
  world.write("a.jsonl", file_of(0, 10, "alpha"));
  const auto writers = {WriterKind::bulk, WriterKind::api};
  for (const auto writer : writers) {
    for (const bool by_update : {false, true}) {
      world.request.writer = writer;
      world.rebuild_now();
      if (by_update) {
        world.write("b.jsonl", file_of(20, 2, "beta"));
        REQUIRE(world.update_now().update->why_rebuilt.empty());
        world.write("b.jsonl", file_of(20, 2, "gamma"));
        REQUIRE(world.update_now().update->why_rebuilt.empty());  // one that deletes
      }
      CHECK(world.troubles().empty());
      {
        // Two articles swap places: the same number of documents, and the same document numbers.
        Xapian::WritableDatabase database(live_generation(world.request.index), Xapian::DB_OPEN);
        const auto first = database.get_document(1);
        const auto second = database.get_document(2);
        database.replace_document(1, second);
        database.replace_document(2, first);
        database.commit();
      }
      const auto troubles = world.troubles();
      INFO(troubles);
      CHECK(troubles.find("columns is of another state of the database") != std::string::npos);
      CHECK(troubles.find("another program wrote to it") != std::string::npos);
      const auto report = world.update_now();
      CHECK(report.update->why_rebuilt == "another program wrote to the live database");
      CHECK(world.troubles().empty());
      CHECK(world.difference_from_rebuild().empty());
    }
  }
}

TEST_CASE("unchanged sources are nothing to do", "[update]") {
  World world;
  world.write("a.jsonl", file_of(0, 10, "alpha"));
  world.write("b.txt", "A title\n\nSome text.\n");
  CHECK(world.update_now().update->why_rebuilt == "nothing is live");
  const auto live = live_generation(world.request.index);
  const auto report = world.update_now();
  CHECK(report.outcome == Outcome::nothing);
  CHECK(report.update->files == 2);
  CHECK(live_generation(world.request.index) == live);
  CHECK(list_generations(world.request.index).size() == 1);
  world.touch("a.jsonl");
  CHECK(world.update_now().outcome == Outcome::nothing);
}

TEST_CASE("a file as recent as the run is compared by its bytes", "[update]") {
  World world;
  world.write("a.jsonl", file_of(0, 10, "alpha"));
  world.write("b.jsonl", article(50, "one"));
  struct timespec now[2] = {{0, UTIME_NOW}, {0, UTIME_NOW}};
  const auto path = world.temp / "in/b.jsonl";
  REQUIRE(::utimensat(AT_FDCWD, path.c_str(), now, 0) == 0);
  world.rebuild_now();
  CHECK(world.update_now().outcome == Outcome::nothing);
  struct stat status {};
  REQUIRE(::stat(path.c_str(), &status) == 0);
  world.temp.write("in/b.jsonl", article(50, "two"));  // same size and, set back, same time
  now[0] = now[1] = status.st_mtim;
  REQUIRE(::utimensat(AT_FDCWD, path.c_str(), now, 0) == 0);
  CHECK(world.update_now().outcome == Outcome::published);
  CHECK(world.difference_from_rebuild().empty());
}

TEST_CASE("only what changed is read and written", "[update]") {
  World world;
  for (int i = 0; i < 10; ++i) {
    world.write("f" + std::to_string(i) + ".jsonl", file_of(i * 10, 10, "word"));
  }
  world.rebuild_now();
  world.write("f3.jsonl", file_of(30, 9, "word") + article(39, "other") + article(200, "new"));
  const auto report = world.update_now();
  CHECK(report.outcome == Outcome::published);
  CHECK(report.update->why_rebuilt.empty());
  CHECK(report.update->changed_files == 1);
  CHECK(report.update->carried == 99);
  CHECK(report.update->added == 2);
  CHECK(report.update->removed == 1);
  CHECK(report.manifest.articles == 101);
  CHECK(report.manifest.bytes_read < 3000);
  CHECK(world.difference_from_rebuild().empty());
  CHECK(world.troubles().empty());
}

TEST_CASE("when the latest record of an id is removed, the previous one is restored", "[update]") {
  World world(1);
  world.write("a.jsonl", article(1, "first") + article(2, "other"));
  world.write("b.jsonl", file_of(10, 10, "more"));
  world.write("c.jsonl", article(1, "second"));
  world.rebuild_now();
  fs::remove(world.temp / "in/c.jsonl");
  const auto report = world.update_now();
  CHECK(report.update->why_rebuilt.empty());
  CHECK(report.update->added == 1);
  CHECK(report.update->removed == 1);
  CHECK(world.difference_from_rebuild().empty());
  // A file that sorts after it takes it over; one that sorts before it does not.
  world.write("d.jsonl", article(1, "third"));
  CHECK(world.update_now().update->added == 1);
  CHECK(world.difference_from_rebuild().empty());
  world.write("0.jsonl", article(1, "fourth"));
  CHECK(world.update_now().update->added == 0);
  CHECK(world.difference_from_rebuild().empty());
}

TEST_CASE("other settings, or a lost ledger, cause a rebuild that says why", "[update]") {
  World world;
  world.write("a.jsonl", file_of(0, 10, "alpha"));
  world.rebuild_now();
  world.request.key_map = {{"title", "headline"}};
  CHECK(world.update_now().update->why_rebuilt == "--map changed");
  world.request.sources.push_back(world.temp / "in");
  CHECK(world.update_now().update->why_rebuilt == "SOURCE changed");
  world.request.sources.pop_back();
  world.request.key_map.clear();
  world.rebuild_now();
  fs::resize_file(live_generation(world.request.index) + "/ledger", 100);
  CHECK(world.update_now().update->why_rebuilt.find("is damaged") != std::string::npos);
  world.write("a.jsonl", file_of(0, 10, "beta"));
  CHECK(world.update_now().update->why_rebuilt == "most of the sources changed");
  CHECK(world.difference_from_rebuild().empty());
}

TEST_CASE("a date that depends on the clock or the file's time is read again", "[update]") {
  World world(1);
  world.write("a.jsonl", file_of(0, 20, "alpha"));
  world.write("later.jsonl", article(100, "later", "2025-11-20"));
  world.write("page.txt", "A page\n\n9 hours ago\n\nSome text of the page.\n");
  world.rebuild_now();
  CHECK(world.update_now().outcome == Outcome::nothing);
  world.request.now_utc = kNow + 10 * 86'400;
  const auto report = world.update_now();
  CHECK(report.outcome == Outcome::published);
  CHECK(report.update->changed_files == 1);
  CHECK(world.difference_from_rebuild().empty());
  world.age("page.txt", 500'000);
  world.update_now();
  CHECK(world.difference_from_rebuild().empty());
}

TEST_CASE("standard input is always read", "[update]") {
  World world(1);
  world.write("a.jsonl", file_of(0, 20, "alpha"));
  world.request.sources.push_back("-");
  std::istringstream first(article(100, "piped") + article(101, "both"));
  world.request.standard_input = &first;
  world.rebuild_now();
  std::istringstream second(article(100, "changed") + article(101, "both"));
  world.request.standard_input = &second;
  const auto report = world.update_now();
  CHECK(report.update->why_rebuilt.empty());
  CHECK(report.update->carried == 21);
  CHECK(report.update->added == 1);
}

TEST_CASE("text that Xapian cannot compress safely survives several updates", "[update]") {
  World world(1);
  world.write("0.jsonl", file_of(0, 10, "alpha"));
  for (int i = 0; i < 40; ++i) {
    world.write("l" + std::to_string(i) + ".jsonl",
                "{\"id\":\"long" + std::to_string(i) + "\",\"title\":\"Long\",\"body\":\"" +
                    std::string(8200 + static_cast<std::size_t>(i) * 37, 'a') + "\"}\n");
  }
  world.rebuild_now();
  for (int i = 0; i < 3; ++i) {
    fs::remove(world.temp / ("in/l" + std::to_string(i) + ".jsonl"));
    world.write("n" + std::to_string(i) + ".jsonl",
                "{\"id\":\"n" + std::to_string(i) + "\",\"title\":\"New\",\"body\":\"" +
                    std::string(20'000 + static_cast<std::size_t>(i), 'b') + "\"}\n");
    CHECK(world.update_now().update->why_rebuilt.empty());
    CHECK(world.troubles().empty());
    CHECK(world.difference_from_rebuild().empty());
  }
}

TEST_CASE("an update equals a rebuild in random histories", "[update]") {
  std::mt19937 random(std::random_device{}());
  const auto pick = [&](int below) { return static_cast<int>(random() % unsigned(below)); };
  const auto some_article = [&] {
    const int id = pick(60);
    const std::string words = "w" + std::to_string(pick(12)) + " v" + std::to_string(pick(4));
    switch (pick(8)) {
      case 0:
        return article(id, words, "");
      case 1:
        return article(id, words, std::to_string(pick(30)) + " hours ago");
      case 2:
        return article(id, words, "2025-11-" + std::to_string(16 + pick(6)));
      case 3:
        return std::string("{\"id\": broken\n");
      default:
        return article(id, words, "2025-10-" + std::to_string(10 + pick(20)));
    }
  };
  const auto some_file = [&] {
    std::string text;
    for (int i = pick(6); i >= 0; --i) text += some_article();
    return text;
  };
  std::uint64_t incremental = 0;
  for (int history = 0; history < 4; ++history) {
    World world(3);
    std::map<std::string, std::string> files;
    const auto put = [&](const std::string& name, const std::string& text) {
      files[name] = text;
      world.write(name, text);
    };
    const auto name_of = [&](int number) {
      return (number % 3 == 0 ? "sub/" : "") + std::string("f") + std::to_string(number) + ".jsonl";
    };
    for (int i = 0; i < 8; ++i) put(name_of(pick(20)), some_file());
    put("page.html", "<!DOCTYPE html><html></html>");
    world.rebuild_now();
    for (int step = 0; step < 12; ++step) {
      for (int change = pick(3); change >= 0; --change) {
        auto at = files.begin();
        std::advance(at, pick(static_cast<int>(files.size())));
        const std::string name = at->first;
        switch (pick(6)) {
          case 0:
            put(name_of(pick(20)), some_file());
            break;
          case 1:
            put(name, files[name] + some_article());
            break;
          case 2:
            world.touch(name);
            break;
          case 3: {  // moved
            const std::string text = files[name];
            const std::string other = name_of(pick(20));
            if (other == name) break;
            fs::remove(world.temp / ("in/" + name));
            files.erase(name);
            put(other, text);
            break;
          }
          case 4:
            if (files.size() < 3) break;
            fs::remove(world.temp / ("in/" + name));
            files.erase(name);
            break;
          case 5:
            world.request.now_utc += 20'000;
            break;
        }
      }
      const auto report = world.update_now();
      INFO("history " << history << ", step " << step);
      if (report.outcome == Outcome::published && report.update->why_rebuilt.empty()) {
        ++incremental;
      }
      REQUIRE(world.difference_from_rebuild() == "");
      REQUIRE(world.troubles() == "");
    }
  }
  CHECK(incremental >= 15);
}

#include "indexer/publish/generations.h"

#include "indexer/schema/errors.h"
#include "indexer/schema/generation.h"
#include "tests/unit/catch.h"
#include "tests/unit/temp_folder.h"

using namespace tickerdex;
namespace fs = std::filesystem;

namespace {

constexpr std::int64_t kNow = 1763164800;  // 2025-11-15T00:00:00Z

std::string publish_one(const std::string& index, std::int64_t now, std::uint64_t articles) {
  Candidate candidate(index, now);
  Manifest manifest;
  manifest.generation = candidate.name();
  manifest.previous = live_name(index);
  manifest.articles = articles;
  REQUIRE(candidate.publish(manifest));
  return candidate.name();
}

std::vector<std::string> names_in(const std::string& index) {
  std::vector<std::string> names;
  for (const auto& info : list_generations(index)) names.push_back(info.name);
  return names;
}

}  // namespace

TEST_CASE("a candidate is invisible until it is published", "[publish]") {
  const test::TempFolder temp;
  const auto index = temp / "ix";
  const auto first = publish_one(index, kNow, 1);
  CHECK(first.starts_with("20251115T000000Z-"));
  {
    const Candidate candidate(index, kNow + 1);
    CHECK(fs::exists(candidate.folder()));
    CHECK(list_generations(index).size() == 1);
    CHECK(live_generation(index).ends_with(first));
  }
  CHECK(std::distance(fs::directory_iterator(index + "/generations"), fs::directory_iterator()) ==
        1);
  const auto second = publish_one(index, kNow + 2, 2);
  CHECK(live_generation(index).ends_with(second));
  const auto all = list_generations(index);
  REQUIRE(all.size() == 2);
  CHECK(all[0].name == first);
  CHECK_FALSE(all[0].live);
  CHECK(all[1].live);
  CHECK(all[1].manifest->articles == 2);
}

TEST_CASE("retention keeps the newest and never removes the live one", "[publish]") {
  const test::TempFolder temp;
  const auto index = temp / "ix";
  std::vector<std::string> names;
  for (int i = 0; i < 5; ++i) names.push_back(publish_one(index, kNow + i, 1));
  REQUIRE(make_live(index, names[0]));
  CHECK(retain_generations(index, 3) == 2);
  CHECK(names_in(index) == std::vector<std::string>{names[0], names[3], names[4]});
  CHECK(retain_generations(index, 1) == 2);
  CHECK(names_in(index) == std::vector<std::string>{names[0]});
}

TEST_CASE("a generation that was rolled back from is not a predecessor", "[publish]") {
  const test::TempFolder temp;
  const auto index = temp / "ix";
  const auto good = publish_one(index, kNow, 1);
  const auto bad = publish_one(index, kNow + 1, 1);
  const auto before = [&](const std::string& name) {
    const auto all = list_generations(index);
    const auto* info = generation_before(all, name);
    return info == nullptr ? std::string() : info->name;
  };
  CHECK(before(bad) == good);
  CHECK(before(good).empty());
  CHECK(before("") == bad);
  REQUIRE(make_live(index, good));
  const auto next = publish_one(index, kNow + 2, 1);
  CHECK(before(next) == good);
  CHECK(retain_generations(index, 2) == 1);
  CHECK(names_in(index) == std::vector<std::string>{good, next});
}

TEST_CASE("without the predecessor's name, the order of names decides", "[publish]") {
  const test::TempFolder temp;
  const auto index = temp / "ix";
  const auto first = publish_one(index, kNow, 1);
  const auto second = publish_one(index, kNow + 1, 1);
  temp.write("ix/generations/" + second + "/manifest.json", "{");
  const auto all = list_generations(index);
  REQUIRE(generation_before(all, second) != nullptr);
  CHECK(generation_before(all, second)->name == first);
}

TEST_CASE("only leftovers of dead runs are removed", "[publish]") {
  const test::TempFolder temp;
  const auto index = temp / "ix";
  const auto live = publish_one(index, kNow, 1);
  temp.write("ix/generations/20251115T000001Z-abcdef.building/docdata.glass", "half");
  temp.write("ix/generations/notes.txt", "somebody's");
  CHECK(remove_dead_candidates(index) == 1);
  CHECK(fs::exists(index + "/generations/notes.txt"));
  CHECK(live_generation(index).ends_with(live));
  CHECK(remove_dead_candidates(index) == 0);
}

TEST_CASE("a generation without a readable manifest is listed with its trouble", "[publish]") {
  const test::TempFolder temp;
  const auto index = temp / "ix";
  const auto name = publish_one(index, kNow, 1);
  temp.write("ix/generations/" + name + "/manifest.json", "{");
  const auto all = list_generations(index);
  REQUIRE(all.size() == 1);
  CHECK_FALSE(all[0].manifest);
  CHECK(all[0].trouble.find("is damaged") != std::string::npos);
}

TEST_CASE("a new generation's name sorts after all others, whatever the clock", "[publish]") {
  const test::TempFolder temp;
  const auto index = temp / "ix";
  std::string last;
  for (const std::int64_t now : {kNow, kNow, kNow, kNow - 3600, kNow + 1, kNow}) {
    const auto name = publish_one(index, now, 1);
    CHECK(name > last);
    CHECK(is_generation_name(name));
    last = name;
  }
  CHECK(live_generation(index).ends_with(last));
}

TEST_CASE("a refused candidate is kept until the next one, and is never live", "[publish]") {
  const test::TempFolder temp;
  const auto index = temp / "ix";
  const auto live = publish_one(index, kNow, 1);
  const auto refuse_one = [&](std::int64_t now) {
    Candidate candidate(index, now);
    Manifest manifest;
    manifest.generation = candidate.name();
    manifest.refused = {{"shrink", "fewer"}};
    candidate.refuse(manifest);
    return candidate.name();
  };
  const auto first = refuse_one(kNow + 1);
  CHECK(live_generation(index).ends_with(live));
  CHECK(list_generations(index).size() == 1);
  REQUIRE(list_refused(index).size() == 1);
  CHECK(list_refused(index)[0].manifest->refused == std::vector<GateFinding>{{"shrink", "fewer"}});
  CHECK(remove_dead_candidates(index) == 0);
  CHECK(list_refused(index).size() == 1);
  const auto second = refuse_one(kNow - 5);
  CHECK(second > first);
  REQUIRE(list_refused(index).size() == 1);
  CHECK(list_refused(index)[0].name == second);
  CHECK(publish_one(index, kNow, 1) > second);
  CHECK(retain_generations(index, 1) == 1);
  CHECK(list_refused(index).size() == 1);
}

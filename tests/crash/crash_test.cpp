// A run killed at any call that touches INDEX: readers see the old index or the new one, complete,
// and the next run works and cleans up.
#include "tests/crash/sweep.h"
#include "tests/unit/catch.h"

using namespace tickerdex::test;

namespace {

constexpr int kKilled = 128 + 9;

// Returns how many points were tested.
long sweep(const Scenario& scenario, const std::string& action) {
  Sweep world(scenario);
  world.calls(action);
  long hit = 0;
  bool swapped = false;
  for (const long at : points(scenario, world.log())) {
    const Ended ended = world.strike(action, at);
    const auto log = world.log();
    INFO(scenario.name << ", " << action << " at call " << at << ": "
                       << (log.empty() ? "" : log.back()));
    if (ended.code == 0) continue;  // threads: this time there were fewer calls
    REQUIRE(ended.code == kKilled);
    ++hit;
    const std::string seen = world.answer();
    if (seen != world.old_answer()) REQUIRE(seen == world.new_answer());
    const bool is_new = seen == world.new_answer();
    CHECK((is_new || !swapped));
    swapped = is_new;
    CHECK(world.trouble().empty());
    // A second rollback would go further back.
    if (scenario.command.front() == "rollback" && is_new) continue;
    const Ended next = world.again();
    CHECK(next.err.empty());
    REQUIRE(next.code == 0);
    CHECK(world.answer() == world.new_answer());
    CHECK(world.litter().empty());
  }
  CHECK(swapped);
  return hit;
}

}  // namespace

TEST_CASE("a run killed at any call leaves the old index or the new one, whole", "[crash]") {
  long hit = 0;
  for (const auto& scenario : scenarios()) {
    const long here = sweep(scenario, "kill");
    WARN(scenario.name << ": killed at " << here << " calls");
    hit += here;
  }
  CHECK(hit >= 200);
}

TEST_CASE("a run killed in the middle of a write leaves the old index or the new one, whole", "[crash]") {
  const auto all = scenarios();
  CHECK(sweep(all[1], "torn") >= 30);
}

TEST_CASE("SIGTERM at any call ends the run and leaves nothing, or comes too late", "[crash]") {
  for (const auto& scenario : scenarios()) {
    const bool is_tried = scenario.leftovers || scenario.command.back() == "2";
    if (!is_tried) continue;  // one job and two, outputs, an update
    Sweep world(scenario);
    world.calls("kill");
    long ended_early = 0;
    long swapped = 0;
    for (const long at : points(scenario, world.log())) {
      const Ended ended = world.strike("term", at);
      INFO(scenario.name << ", SIGTERM at call " << at << ": exit " << ended.code << ", "
                         << ended.err);
      const std::string seen = world.answer();
      // Leftovers of a dead run are removed once the lock is held; a run leaves none of its own.
      const std::string litter = world.litter();
      CHECK((litter.empty() || litter == world.litter_before()));
      CHECK(world.trouble().empty());
      if (ended.code == 0) {
        ++swapped;
        CHECK(seen == world.new_answer());
        continue;
      }
      ++ended_early;
      CHECK(ended.code == 4);
      CHECK(ended.err ==
            "tickerdex-index: error: interrupted by SIGTERM; the live index is as before\n");
      CHECK(seen == world.old_answer());
    }
    CHECK(ended_early >= 30);
    CHECK(swapped >= 5);
  }
}

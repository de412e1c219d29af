// A run killed at any call that touches INDEX: what a reader sees is the old index or the new one,
// whole, and the next run works and cleans up.
#include "tests/crash/sweep.h"
#include "tests/unit/catch.h"

using namespace tickerdex::test;

namespace {

constexpr int kKilled = 128 + 9;

// Returns how many points were hit.
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

TEST_CASE("so does one killed in the middle of a write", "[crash]") {
  const auto all = scenarios();
  CHECK(sweep(all[1], "torn") >= 30);
}

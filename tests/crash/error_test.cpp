// A failing call (a full or failing disk) at any point: exit code 4 and the index unchanged, or,
// after the swap, published with a warning. No failure is ignored.
#include "tests/crash/sweep.h"
#include "tests/unit/catch.h"

using namespace tickerdex::test;

namespace {

// Leftovers of a dead run are removed by the next run that can.
bool is_of_leftover(const std::string& call) {
  return call.find(".tickerdex-0123456789ab") != std::string::npos;
}

// Calls that may fail silently without harm: the lock's line is only for messages; a mode that
// cannot be kept becomes the default; a missing link need not be removed; an unreadable manifest
// counts as damaged, and its generation's name is enough. Xapian takes a table that it cannot open
// for an empty one, which does not harm the files.
bool is_harmless(const std::string& call) {
  return call.ends_with(" lock") || call == "unlink current.new" || call == "unlink checked.new" ||
         call.starts_with("chmod ") || call.starts_with("chown ") ||
         call.starts_with("unlink .") || is_of_leftover(call) || call.ends_with(" manifest.json") ||
         (call.starts_with("open ") && call.ends_with(".glass"));
}

// An update that cannot read the live generation reads all sources instead, as a rebuild does, and
// reports this.
bool is_made_good(const Scenario& scenario, const std::string& call) {
  const bool is_read = call.starts_with("open ") || call.starts_with("read ") ||
                       call.starts_with("pread ");
  return scenario.command.front() == "update" && is_read &&
         (call.ends_with("glass") || call.ends_with(" ledger"));
}

void sweep(const Scenario& scenario, const std::string& action) {
  Sweep world(scenario);
  world.calls(action);
  long failed = 0;
  for (const long at : points(scenario, world.log())) {
    const Ended ended = world.strike(action, at);
    const auto log = world.log();
    if (static_cast<long>(log.size()) < at) continue;  // threads: this time there were fewer calls
    const std::string& call = log[static_cast<std::size_t>(at - 1)];
    INFO(scenario.name << ", " << action << " at call " << at << ": " << call << ": exit "
                       << ended.code << ", " << ended.err);
    CHECK_FALSE(ended.late);
    const std::string seen = world.answer();
    if (ended.code == 0) {
      CHECK(seen == world.new_answer());
      const bool is_told = ended.err.find("warning") != std::string::npos;
      CHECK((is_told || is_harmless(call) || is_made_good(scenario, call)));
    } else {
      ++failed;
      CHECK(ended.code == 4);
      CHECK(ended.err.starts_with("tickerdex-index: error: "));
      CHECK(seen == world.old_answer());
      CHECK(world.trouble().empty());
    }
    const std::string litter = world.litter();
    const bool cleaned = litter.empty() || (scenario.leftovers && litter == world.litter_before());
    if (!call.starts_with("unlink") && !is_of_leftover(call) && ended.code != 0) CHECK(cleaned);
    if (litter.empty() && at % 8 != 0) continue;  // nothing differs from what was before
    if (scenario.command.front() == "rollback" && ended.code == 0) continue;
    const Ended next = world.again();
    CHECK(next.err.empty());
    REQUIRE(next.code == 0);
    CHECK(world.answer() == world.new_answer());
    CHECK(world.litter().empty());
  }
  WARN(scenario.name << ": " << failed << " runs failed of " << action);
  CHECK(failed >= (scenario.command.front() == "rollback" ? 3 : 20));
}

}  // namespace

TEST_CASE("a disk that becomes full at any call leaves the index unchanged", "[errors]") {
  for (const auto& scenario : scenarios()) sweep(scenario, "ENOSPC");
}

TEST_CASE("a call that fails once leaves the index unchanged", "[errors]") {
  for (const auto& scenario : scenarios()) sweep(scenario, "EIO");
}

// Runs the same command on the same index repeatedly, each time with a fault at the next call that
// touches INDEX, and checks invariants after each run.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "tests/crash/program.h"
#include "tests/unit/temp_folder.h"

namespace tickerdex::test {

/// A command and its initial index. It runs on an index of the sources "old" and must make it
/// equivalent to one of the sources "new".
struct Scenario {
  std::string name;
  std::vector<std::string> command;  ///< "rebuild", options…; --index and sources are added
  bool from_nothing = false;         ///< no index before
  bool leftovers = false;            ///< a dead run's folder and link are there before
  bool only_some = false;            ///< a sample of the calls unless all are asked for
  bool outputs = false;              ///< with --rejects and --metrics, whose folder is struck too
};

std::vector<Scenario> scenarios();

class Sweep {
 public:
  explicit Sweep(Scenario scenario);

  /// How many calls of the fault's kind an undisturbed run makes.
  long calls(const std::string& action);

  /// Restores INDEX and runs the command with a fault at call `at`.
  Ended strike(const std::string& action, long at);

  /// What a reader sees now: all articles as jsonl, or "none" if there is no index.
  std::string answer() const;
  /// Troubles that `tickerdex-index verify` finds in the live generation; empty if none.
  std::string trouble() const;
  /// Runs the command again, without a fault.
  Ended again() const;
  /// What does not belong in INDEX after a run has ended by itself; empty if everything does.
  std::string litter() const;
  const std::string& litter_before() const { return litter_before_; }

  const std::string& old_answer() const { return old_answer_; }
  const std::string& new_answer() const { return new_answer_; }
  /// "write docdata.glass", for each call of the last strike.
  std::vector<std::string> log() const;

 private:
  std::vector<std::string> command() const;
  void restore() const;
  void exchange_sources() const;

  Scenario scenario_;
  TempFolder temp_;
  std::string index_;
  std::string old_answer_;
  std::string new_answer_;
  std::string litter_before_;
};

/// The calls for faults: all; or, for a scenario with samples, and always for reads, the first few
/// of each kind, all at the end, and some in between.
std::vector<long> points(const Scenario& scenario, const std::vector<std::string>& log);

}  // namespace tickerdex::test

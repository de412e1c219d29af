// The same command over the same index, again and again, each time with a fault at the next call
// that touches INDEX; and what must hold after each.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "tests/crash/program.h"
#include "tests/unit/temp_folder.h"

namespace tickerdex::test {

/// A command and the index it begins with. Runs over an index with the sources "old" and must
/// make it answer as one with the sources "new".
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

  /// How many calls an undisturbed run makes, by the count of this fault's kind of calls.
  long calls(const std::string& action);

  /// Brings INDEX to what it was, and runs the command with a fault at call `at`.
  Ended strike(const std::string& action, long at);

  /// What a reader sees now: all articles as jsonl, or "none" where there is no index.
  std::string answer() const;
  /// Trouble that `tickerdex-index verify` finds in the live generation; empty if none.
  std::string trouble() const;
  /// The command again, without a fault.
  Ended again() const;
  /// What does not belong into INDEX after a run has ended by itself; empty if all does.
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

/// The calls to strike at: all; or, where the scenario asks for a sample, and of reads always, the
/// first few of each kind, all of the end, and some between.
std::vector<long> points(const Scenario& scenario, const std::vector<std::string>& log);

}  // namespace tickerdex::test

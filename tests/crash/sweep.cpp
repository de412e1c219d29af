#include "tests/crash/sweep.h"

#include <algorithm>
#include <filesystem>
#include <sstream>
#include <stdexcept>
#include <utility>

#include "indexer/schema/generation.h"

namespace tickerdex::test {
namespace {

namespace fs = std::filesystem;

std::string article(int number, const std::string& mark) {
  const std::string n = std::to_string(number);
  std::string body = "Body of " + n + " about cloud revenue.";
  for (int i = 0; i < 40; ++i) body += " " + mark + std::to_string(number * i % 611);
  return R"({"id":")" + n + R"(","title":"Title )" + mark + " " + n +
         R"(","date":"2025-11-)" + (number % 28 < 9 ? "0" : "") + std::to_string(number % 28 + 1) +
         R"(","tickers":["BABA"],"source":")" + mark + R"(","body":")" + body + "\"}\n";
}

void write_sources(const TempFolder& temp, const std::string& folder, int first, int last,
                   const std::string& mark) {
  std::string a;
  std::string b;
  for (int i = first; i < last; ++i) (i % 3 == 0 ? a : b) += article(i, mark);
  temp.write(folder + "/a.jsonl", a);
  temp.write(folder + "/b.jsonl", b + "{\"id\": cut short\n");
  temp.write(folder + "/same.txt", "A story that stays\n\nNovember 2, 2025\n\nIt stays.\n");
}

std::string joined(const std::set<std::string>& names) {
  std::string all;
  for (const auto& name : names) all += name + " ";
  return all;
}

void must(const Ended& ended, const std::string& what) {
  if (ended.code == 0) return;
  throw std::runtime_error(what + " gives " + std::to_string(ended.code) + ": " + ended.err);
}

}  // namespace

std::vector<Scenario> scenarios() {
  return {
      {"the first rebuild", {"rebuild", "--max-shrink", "100", "--jobs", "1"}, true, false, false},
      {"a rebuild that removes what is old or dead",
       {"rebuild", "--max-shrink", "100", "--jobs", "1", "--keep", "1"},
       false,
       true,
       false},
      {"a rebuild with two threads", {"rebuild", "--max-shrink", "100", "--jobs", "2"}, false, false, true},
      {"a rebuild through Xapian's API",
       {"rebuild", "--max-shrink", "100", "--jobs", "1", "--writer", "api"},
       false,
       false,
       true},
      {"a rebuild with rejects and metrics",
       {"rebuild", "--max-shrink", "100", "--jobs", "1"},
       false,
       true,
       true,
       true},
      {"an update", {"update", "--jobs", "1"}, false, true, false},
      {"a rollback", {"rollback"}, false, false, false},
  };
}

Sweep::Sweep(Scenario scenario) : scenario_(std::move(scenario)), index_(temp_ / "ix") {
  write_sources(temp_, "old", 0, 40, "before");
  write_sources(temp_, "new", 20, 90, "after");
  must(run({index_program(), "rebuild", "--quiet", "--max-shrink", "100", "--index", index_, temp_ / "new"}), "rebuild");
  new_answer_ = answer();
  fs::remove_all(index_);
  fs::create_directories(temp_ / "before");
  if (scenario_.from_nothing) {
    old_answer_ = answer();
    return;
  }
  // A rollback needs generations made by other commands.
  const bool goes_back = scenario_.command.front() == "rollback";
  for (const auto& folder : {goes_back ? "new" : "old", "old"}) {
    // An update identifies unchanged files by path.
    if (folder == std::string("old")) exchange_sources();
    must(run({index_program(), "rebuild", "--quiet", "--max-shrink", "100", "--index", index_,
              temp_ / "new"}),
         "rebuild");
    if (folder == std::string("old")) exchange_sources();
  }
  old_answer_ = answer();
  if (scenario_.leftovers) {
    temp_.write("ix/generations/20200101T000000Z-abcdef.building/docdata.glass", "half");
    temp_.link("ix/current.new", "generations/nowhere");
    temp_.link("ix/.current.tickerdex-0123456789ab", "generations/nowhere");
    temp_.write("ix/.checked.tickerdex-0123456789ab", "half");
  }
  litter_before_ = litter();
  fs::rename(index_, temp_ / "before/ix");
}

void Sweep::exchange_sources() const {
  fs::rename(temp_ / "old", temp_ / "other");
  fs::rename(temp_ / "new", temp_ / "old");
  fs::rename(temp_ / "other", temp_ / "new");
}

std::vector<std::string> Sweep::command() const {
  std::vector<std::string> all{index_program()};
  all.insert(all.end(), scenario_.command.begin(), scenario_.command.end());
  all.insert(all.end(), {"--index", index_});
  if (scenario_.outputs) {
    all.insert(all.end(), {"--rejects", temp_ / "out/bad.jsonl", "--metrics", temp_ / "out/m.prom"});
  }
  if (scenario_.command.front() != "rollback") {
    all.insert(all.end(), {"--quiet", temp_ / "new"});
  }
  return all;
}

void Sweep::restore() const {
  fs::remove_all(temp_ / "out");
  temp_.write("out/m.prom", "# what another run left\n");
  fs::remove_all(index_);
  if (scenario_.from_nothing) return;
  fs::copy(temp_ / "before/ix", index_,
           fs::copy_options::recursive | fs::copy_options::copy_symlinks);
}

Ended Sweep::strike(const std::string& action, long at) {
  restore();
  fs::remove(temp_ / "log");
  return run(command(), {{"LD_PRELOAD", fault_injector()},
                         {"TICKERDEX_FAULT_INDEX", fs::canonical(temp_.path()) / "ix"},
                         {"TICKERDEX_FAULT_OUTPUTS", fs::canonical(temp_.path()) / "out"},
                         {"TICKERDEX_FAULT_ACTION", action},
                         {"TICKERDEX_FAULT_AT", std::to_string(at)},
                         {"TICKERDEX_FAULT_LOG", temp_ / "log"}});
}

long Sweep::calls(const std::string& action) {
  must(strike(action, 0), scenario_.name);
  return static_cast<long>(log().size());
}

Ended Sweep::again() const { return run(command()); }

std::vector<std::string> Sweep::log() const {
  // Two threads may get their numbers in one order and write their lines in the other.
  std::vector<std::pair<long, std::string>> numbered;
  std::istringstream in(read_file(temp_ / "log"));
  for (std::string line; std::getline(in, line);) {
    numbered.emplace_back(std::stol(line), line.substr(line.find(' ') + 1));
  }
  std::ranges::stable_sort(numbered, {}, &std::pair<long, std::string>::first);
  std::vector<std::string> lines;
  for (auto& [number, call] : numbered) lines.push_back(std::move(call));
  return lines;
}

std::string Sweep::answer() const {
  const Ended ended =
      run({query_program(), "--index", index_, "--format", "jsonl", "--limit", "1000", ""});
  if (ended.late) return "a query that does not end";
  if (ended.code == 2 && ended.err.find("holds no published generation") != std::string::npos) {
    return "none";
  }
  if (ended.code == 2 && ended.err.find("no index at") != std::string::npos) return "none";
  if (ended.code != 0 || !ended.err.empty()) return "trouble: " + ended.err;
  return ended.out;
}

std::string Sweep::trouble() const {
  if (answer() == "none") return {};
  const Ended ended = run({index_program(), "verify", "--quiet", "--index", index_});
  return ended.code == 0 ? std::string() : ended.out + ended.err;
}

std::string Sweep::litter() const {
  std::set<std::string> found;
  if (fs::exists(temp_ / "out")) {
    for (const auto& entry : fs::directory_iterator(temp_ / "out")) {
      const std::string name = entry.path().filename();
      if (name != "bad.jsonl" && name != "m.prom") found.insert("out/" + name);
    }
  }
  if (!fs::exists(index_)) return joined(found);
  const std::set<std::string> kPlaces{"current", "lock", "checked", "generations"};
  for (const auto& entry : fs::directory_iterator(index_)) {
    const std::string name = entry.path().filename();
    if (kPlaces.count(name) == 0) found.insert(name);
  }
  if (!fs::exists(index_ + "/generations")) return joined(found);
  for (const auto& entry : fs::directory_iterator(index_ + "/generations")) {
    const std::string name = entry.path().filename();
    if (!is_generation_name(name)) found.insert(name);
    for (const auto& file : fs::directory_iterator(entry.path())) {
      const std::string inner = file.path().filename();
      const bool is_half = inner.ends_with(".new") || inner.ends_with(".tmp") ||
                           inner.find(".tickerdex-") != std::string::npos;
      if (is_half) found.insert(name + "/" + inner);
    }
  }
  return joined(found);
}

std::vector<long> points(const Scenario& scenario, const std::vector<std::string>& log) {
  std::vector<long> chosen;
  const long last = static_cast<long>(log.size());
  std::map<std::string, int> seen;  // how often, by kind of call
  for (long at = 1; at <= last; ++at) {
    const std::string& call = log[static_cast<std::size_t>(at - 1)];
    const bool is_new = ++seen[call.substr(0, call.find(' '))] <= 3;
    const bool is_read = call.starts_with("read") || call.starts_with("pread");
    const bool is_late = at > last - 40 && !is_read;
    const bool has_all = is_full_sweep() || (!scenario.only_some && !is_read);
    if (has_all || is_new || is_late || at % 7 == 0) chosen.push_back(at);
  }
  return chosen;
}

}  // namespace tickerdex::test

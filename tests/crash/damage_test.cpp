// Searches of damaged generations: truncated, with a flipped bit, a missing file, or another
// version. The error names the damage, and nothing crashes or hangs.
//
// A search detects a missing file or one that is too short, another schema, damage to the columns
// (by checksums; the value slots are used instead) and to the structure of a table. Xapian's tables
// have no checksums: a search does not detect a flipped bit inside a posting list, which may change
// its result; `tickerdex-index verify` does.
#include <xapian.h>

#include <filesystem>
#include <map>
#include <random>

#include "indexer/schema/generation.h"
#include "tests/crash/sweep.h"
#include "tests/unit/catch.h"

using namespace tickerdex::test;
namespace fs = std::filesystem;

namespace {

// An index that is damaged and restored, and its expected results.
class Patient {
 public:
  Patient() : index_(temp_ / "ix") {
    std::string lines;
    for (int i = 0; i < 900; ++i) {
      const std::string n = std::to_string(i);
      lines += R"({"id":")" + n + R"(","title":"Title )" + n + R"(","source":"s)" +
               std::to_string(i % 7) + R"(","tickers":["BABA"],"date":"2025-)" +
               (i % 12 < 9 ? "0" : "") + std::to_string(i % 12 + 1) +
               R"(-14","body":"cloud revenue w)" + std::to_string(i % 97) + " x" +
               std::to_string(i * 7919 % 1009) + " the quick commerce of " + n + "\"}\n";
    }
    temp_.write("a.jsonl", lines);
    const Ended made = run({index_program(), "rebuild", "--quiet", "--jobs", "1", "--index", index_,
                            temp_ / "a.jsonl"});
    if (made.code != 0) throw std::runtime_error(made.err);
    generation_ = tickerdex::live_generation(index_);
    for (const auto& entry : fs::directory_iterator(generation_)) {
      files_[entry.path().filename()] = read_file(entry.path());
    }
    for (const auto& query : queries()) right_.push_back(ask(query).out);
  }

  const std::map<std::string, std::string>& files() const { return files_; }
  const std::string& index() const { return index_; }

  void write(const std::string& name, std::string_view bytes) const {
    std::ofstream(generation_ + "/" + name, std::ios::binary) << bytes;
  }
  void remove(const std::string& name) const { fs::remove(generation_ + "/" + name); }
  void restore(const std::string& name) const { write(name, files_.at(name)); }

  struct Verdict {
    std::string trouble;  ///< a crash, a hang, an error without a name
    int errors = 0;
    int wrong = 0;
  };
  Verdict judge() const {
    Verdict verdict;
    for (std::size_t i = 0; i < queries().size(); ++i) {
      const Ended ended = ask(queries()[i]);
      const bool is_named = ended.err.starts_with("tickerdex-query: error: ");
      if (ended.late || ended.code > 2 || (ended.code == 2 && !is_named)) {
        verdict.trouble = "exit " + std::to_string(ended.code) + ": " + ended.err;
      } else if (ended.code == 2) {
        ++verdict.errors;
        verdict.trouble = ended.err.find("rebuild") == std::string::npos &&
                                  ended.err.find("verify") == std::string::npos
                              ? "no word of what to do: " + ended.err
                              : verdict.trouble;
      } else if (ended.out != right_[i]) {
        ++verdict.wrong;
      }
    }
    return verdict;
  }

 private:
  static const std::vector<std::vector<std::string>>& queries() {
    static const std::vector<std::vector<std::string>> kQueries{
        {"--limit", "5", "--facet", "source", "--format", "csv", "cloud w13"},
        {"--limit", "20", "--format", "jsonl", "--sort", "newest", "\"quick commerce\""},
        {"--count", "date:2025-03 ticker:BABA"},
    };
    return kQueries;
  }
  Ended ask(const std::vector<std::string>& query) const {
    std::vector<std::string> all{query_program(), "--index", index_};
    all.insert(all.end(), query.begin(), query.end());
    return run(all, {}, std::chrono::seconds(20));
  }

  TempFolder temp_;
  std::string index_;
  std::string generation_;
  std::map<std::string, std::string> files_;
  std::vector<std::string> right_;
};

bool is_table(const std::string& name) { return name.ends_with("glass"); }

}  // namespace

TEST_CASE("a file that is cut short or missing is named, or makes no difference", "[damage]") {
  const Patient patient;
  REQUIRE(patient.judge().errors == 0);
  REQUIRE(patient.judge().wrong == 0);
  for (const auto& [name, bytes] : patient.files()) {
    for (const std::size_t size : {std::size_t{0}, std::size_t{1}, bytes.size() / 3,
                                   bytes.size() / 8192 * 8192 / 2, bytes.size() - 1}) {
      patient.write(name, std::string_view(bytes).substr(0, size));
      const auto verdict = patient.judge();
      INFO(name << ", " << size << " of " << bytes.size() << " bytes");
      CHECK(verdict.trouble.empty());
      CHECK(verdict.wrong == 0);
    }
    patient.remove(name);
    const auto verdict = patient.judge();
    INFO(name << " missing");
    CHECK(verdict.trouble.empty());
    CHECK(verdict.wrong == 0);
    CHECK(verdict.errors == (is_table(name) ? 3 : 0));
    patient.restore(name);
  }
}

TEST_CASE("a flipped bit crashes nothing, and in the columns changes no answer", "[damage]") {
  const Patient patient;
  std::mt19937 random(20251114);
  std::map<std::string, int> wrong;
  const int flips = is_full_sweep() ? 400 : 30;
  for (const auto& [name, bytes] : patient.files()) {
    for (int i = 0; i < flips; ++i) {
      std::string damaged = bytes;
      const std::size_t at = random() % damaged.size();
      damaged[at] = static_cast<char>(damaged[at] ^ (1 << (random() % 8)));
      patient.write(name, damaged);
      const auto verdict = patient.judge();
      INFO(name << ", a bit of byte " << at);
      CHECK(verdict.trouble.empty());
      if (verdict.wrong > 0) ++wrong[name];
    }
    patient.restore(name);
  }
  for (const auto& [name, count] : wrong) {
    CHECK(is_table(name));
    WARN(name << ": " << count << " of " << flips << " flips change an answer unseen");
  }
}

TEST_CASE("an index of another schema is refused with both versions and the command", "[damage]") {
  const Patient patient;
  const auto folder = tickerdex::live_generation(patient.index());
  Xapian::WritableDatabase(folder, Xapian::DB_OPEN)
      .set_metadata(std::string(tickerdex::layout::kSchemaKey), "999");
  const Ended ended = run({query_program(), "--index", patient.index(), "cloud"});
  CHECK(ended.code == 2);
  CHECK(ended.err.find("schema 999, this program reads ") != std::string::npos);
  CHECK(ended.err.find("tickerdex-index rebuild --index " + patient.index()) != std::string::npos);
  fs::remove(patient.index() + "/current");
  fs::create_symlink("generations/20200101T000000Z-abcdef", patient.index() + "/current");
  const Ended gone = run({query_program(), "--index", patient.index(), "cloud"});
  CHECK(gone.code == 2);
  CHECK(gone.err.find("rollback") != std::string::npos);
}

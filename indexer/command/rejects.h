// Bad records: counted by reason and, with --rejects, written as one JSON object per line.
//
//   {"path": "dump/a.jsonl", "line": 17, "offset": 20311, "reason": "invalid JSON", "detail": "…"}
//
// An article that is undated because the date it declares could not be read is indexed; it has a
// line too, with the reason "unreadable date" and that date as detail, but is not counted as bad.
//
// "path" is path_text(), from which the file's exact name can be recovered. "line" is null where
// unknown.
//
// The file is written next to its path (durable.h) and renamed over it when all sources have
// been read, or when the run fails after it found bad records, which are then worth a look. A run
// that a signal ends leaves the old file. A file that cannot be written causes a warning and does
// not stop the run: counting goes on, and the old file stays.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/publish/durable.h"
#include "indexer/source/raw_article.h"

namespace tickerdex {

inline constexpr std::string_view kReasonUnreadableDate = "unreadable date";

struct UnreadableDates {
  std::uint64_t count = 0;
  std::vector<std::string> samples;  ///< the first few that differ
};

class Rejects {
 public:
  /// An empty `path`: records are only counted. "-" is an ordinary name.
  explicit Rejects(const std::string& path);
  ~Rejects();
  Rejects(const Rejects&) = delete;
  Rejects& operator=(const Rejects&) = delete;

  void add(const Rejected& rejected);          ///< from any thread
  void note_date(const Rejected& unreadable);  ///< from any thread
  /// Renames the file to its path. Returns a warning if it could not be written whole, else "".
  [[nodiscard]] std::string close();

  const std::map<std::string, std::uint64_t>& by_reason() const { return by_reason_; }
  /// The first few, for the report: "dump/a.jsonl:17: invalid JSON (…)".
  const std::vector<std::string>& examples() const { return examples_; }
  const UnreadableDates& unreadable_dates() const { return unreadable_dates_; }

 private:
  template <class Step>
  void attempt(const Step& step);
  void flush();
  void write(const Rejected& rejected);

  std::string path_;
  std::unique_ptr<Replacement> file_;  ///< null: not wanted, already renamed, or failed
  std::string buffer_;
  std::string trouble_;
  std::mutex mutex_;
  std::map<std::string, std::uint64_t> by_reason_;
  std::vector<std::string> examples_;
  UnreadableDates unreadable_dates_;
};

}  // namespace tickerdex

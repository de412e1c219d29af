// Bad records: counted by reason, and written one JSON object a line where --rejects asks.
//
//   {"path": "dump/a.jsonl", "line": 17, "offset": 20311, "reason": "invalid JSON", "detail": "…"}
//
// "path" is path_text(): it gives the file's name back byte by byte. "line" is null where unknown.
//
// The file is written beside its place (replacement.h) and takes it when all sources are read, or
// when the run fails after it found some: these are worth a look. A run ended by a signal leaves the
// one that was there. A file that cannot be written is a warning and costs no night: counting goes
// on, and the file stays as it was.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "indexer/publish/replacement.h"
#include "indexer/source/raw_article.h"

namespace tickerdex {

class Rejects {
 public:
  /// An empty `path`: counted only. "-" is not special.
  explicit Rejects(const std::string& path);
  ~Rejects();
  Rejects(const Rejects&) = delete;
  Rejects& operator=(const Rejects&) = delete;

  void add(const Rejected& rejected);  ///< from any thread
  /// The file takes its place. Returns a warning if it could not be written whole, else nothing.
  [[nodiscard]] std::string close();

  const std::map<std::string, std::uint64_t>& by_reason() const { return by_reason_; }
  /// The first few, for the report: "dump/a.jsonl:17: invalid JSON (…)".
  const std::vector<std::string>& examples() const { return examples_; }

 private:
  template <class Step>
  void attempt(const Step& step);
  void flush();

  std::string path_;
  std::unique_ptr<Replacement> file_;  ///< null: none, in its place, or in trouble
  std::string buffer_;
  std::string trouble_;
  std::mutex mutex_;
  std::map<std::string, std::uint64_t> by_reason_;
  std::vector<std::string> examples_;
};

}  // namespace tickerdex

// Bad records: counted by reason, and written one JSON object a line where --rejects asks.
//
//   {"path": "dump/a.jsonl", "line": 17, "offset": 20311, "reason": "invalid JSON", "detail": "…"}
//
// "path" is path_text(): it gives the file's name back byte by byte. "line" is null where unknown.
#pragma once

#include <cstdint>
#include <fstream>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "indexer/article/raw_article.h"

namespace tickerdex {

class Rejects {
 public:
  /// An empty `path`: counted only. "-" is not special. @throws SourceError if it cannot be made.
  explicit Rejects(const std::string& path);

  void add(const Rejected& rejected);  ///< from any thread
  /// @throws SourceError if the file could not be written whole.
  void close();

  const std::map<std::string, std::uint64_t>& by_reason() const { return by_reason_; }
  /// The first few, for the report: "dump/a.jsonl:17: invalid JSON (…)".
  const std::vector<std::string>& examples() const { return examples_; }

 private:
  std::string path_;
  std::ofstream file_;
  std::mutex mutex_;
  std::map<std::string, std::uint64_t> by_reason_;
  std::vector<std::string> examples_;
};

}  // namespace tickerdex

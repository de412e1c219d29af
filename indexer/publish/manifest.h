// manifest.json: what a generation contains, and from which sources and by which versions it was
// made.
//
//   {"manifest": 1, "generation": "20261120T235500Z-3fa92c", "schema": 1,
//    "made_by": {"tickerdex": "0.1.0", "xapian": "1.4.22", "icu": "72.1", "analyzer": "…"},
//    "started": "2026-11-20T23:55:00Z", "finished": "…", "seconds": 12.3, "writer": "bulk",
//    "articles": 21578, "undated": 0, "duplicate_ids": 0, "records": 21578, "files": 22,
//    "bytes_read": 27662123, "rejected": 0, "rejects": {"invalid JSON": 3},
//    "sources": ["dump"], "source_articles": [21578],
//    "skipped": [["dump/README.txt", "documentation"]], "skipped_more": 0,
//    "skipped_by_kind": {"documentation": 1},
//    "refused": [], "forced": [{"gate": "shrink", "text": "…"}],
//    "previous": "20261119T235500Z-81b0c4"}
//
// "source_articles" has one count per entry of "sources", including duplicates of ids. The first
// kMaxSkipped skipped files are named, the others counted. "refused" names the gates that refused a
// candidate, "forced" those that --force overrode.
// "previous" is the generation that was live when this one was published, or empty.
// "manifest" is the version of this layout; it is raised when a meaning changes. Times are UTC. A
// reader ignores unknown keys and takes absent ones as zero.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace tickerdex {

inline constexpr int kManifestVersion = 1;

inline constexpr std::size_t kMaxSkipped = 1000;

/// A gate that a candidate did not pass.
struct GateFinding {
  std::string gate;  ///< "empty", "shrink", "rejects", "undated", "source", "check", "canary"
  std::string text;  ///< with the numbers
  bool operator==(const GateFinding&) const = default;
};

struct Manifest {
  std::string generation;
  int schema = 0;
  std::string tickerdex_version;
  std::string xapian_version;
  std::string icu_version;
  std::string analyzer;
  std::int64_t started_utc = 0;
  std::int64_t finished_utc = 0;
  double seconds = 0;
  std::string writer;
  std::uint64_t articles = 0;
  std::uint64_t undated = 0;
  std::uint64_t duplicate_ids = 0;
  std::uint64_t records = 0;
  std::uint64_t files = 0;
  std::uint64_t bytes_read = 0;
  std::uint64_t index_bytes = 0;
  std::uint64_t peak_memory_bytes = 0;
  std::map<std::string, std::uint64_t> rejects;  ///< by reason
  std::vector<std::string> sources;              ///< as path_text() writes them
  std::vector<std::uint64_t> source_articles;    ///< for each of `sources`
  std::vector<GateFinding> refused;
  std::vector<GateFinding> forced;
  std::vector<std::pair<std::string, std::string>> skipped;  ///< path, kind
  std::string previous;  ///< name of the generation that was live before

  std::uint64_t skipped_more = 0;  ///< beyond those in `skipped`
  std::map<std::string, std::uint64_t> skipped_by_kind;  ///< all of them

  std::uint64_t rejected() const;
  std::uint64_t all_skipped() const { return skipped.size() + skipped_more; }
  /// Counts the file, or `count` members of it, and names the first ones in `skipped`.
  void add_skipped(const std::string& path, const std::string& kind, std::uint64_t count = 1);
};

/// One JSON object, indented, with a newline at the end.
std::string manifest_to_json(const Manifest& manifest);

/// @throws IndexError naming `path` if it is not a manifest or is one of another version.
Manifest manifest_from_json(const std::string& json, const std::string& path);
Manifest read_manifest(const std::string& generation_folder);

}  // namespace tickerdex

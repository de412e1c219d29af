#include "indexer/ledger/source_diff.h"

#include <unordered_map>

#include "indexer/schema/hash.h"
#include "indexer/source/byte_stream.h"

namespace tickerdex {
namespace {

constexpr std::int64_t kFreshNs = 2'000'000'000;  // the coarsest timestamps of a file system in use

std::uint64_t path_hash(std::uint32_t source, const std::string& path) {
  return hash64(path, hash64(std::to_string(source)));
}

class Comparison {
 public:
  Comparison(const LedgerReader& base, std::int64_t now_utc, bool has_more_memory)
      : base_(base), now_utc_(now_utc), has_more_room_(has_more_memory) {}

  bool is_unchanged(const ledger::FileEntry& old, const FoundFile& found) const {
    if (!old.was_read || !old.is_regular || !found.is_regular || old.size != found.bytes ||
        now_utc_ >= old.changes_utc) {
      return false;
    }
    if (has_more_room_ && old.rejects.contains(std::string(kReasonNeedsMemory))) return false;
    const bool has_same_time = old.mtime_ns == found.mtime_ns;
    if (has_same_time && old.mtime_ns + kFreshNs < base_.started_ns()) return true;
    if (!has_same_time && old.is_relative) return false;
    return old.bytes == old.size && has_same_bytes(old, found);
  }

 private:
  static bool has_same_bytes(const ledger::FileEntry& old, const FoundFile& found) {
    try {
      return content_hash_of(*open_found(found)) == old.hash;
    } catch (const ReadError&) {
      return false;
    }
  }

  const LedgerReader& base_;
  std::int64_t now_utc_;
  bool has_more_room_;
};

}  // namespace

SourceDiff diff_sources(SourceOptions options, const LedgerReader& base, bool has_more_memory) {
  SourceDiff diff;
  const auto& old_files = base.files();
  std::unordered_map<std::uint64_t, std::uint64_t> old_numbers;
  for (std::uint64_t i = 0; i < old_files.size(); ++i) {
    old_numbers.emplace(path_hash(old_files[i].source, old_files[i].path), i + 1);
  }
  std::vector<bool> still_exists(old_files.size());
  diff.new_number.resize(old_files.size());
  const Comparison comparison(base, options.now_utc, has_more_memory);
  options.wants = [&](const SourceFile& file) {
    FileChange now;
    now.path_hash = path_hash(file.source, file.found.path);
    now.mtime_ns = file.found.mtime_ns;
    now.bytes = file.found.bytes;
    const auto known = old_numbers.find(now.path_hash);
    if (known != old_numbers.end() && old_files[known->second - 1].path == file.found.path) {
      now.old_number = known->second;
      still_exists[now.old_number - 1] = true;
      now.is_unchanged = comparison.is_unchanged(old_files[now.old_number - 1], file.found);
    }
    diff.bytes += now.bytes;
    if (now.is_unchanged) {
      diff.new_number[now.old_number - 1] = file.number;
    } else {
      diff.bytes_to_read += now.bytes;
      ++(now.old_number > 0 ? diff.changed : diff.added);
    }
    diff.files.push_back(now);
    return false;
  };
  read_sources(options, [](Record&&) {}, [](Rejected&&) {});
  for (std::size_t i = 0; i < old_files.size(); ++i) {
    if (diff.new_number[i] == 0) diff.articles_gone += old_files[i].articles;
    if (!still_exists[i]) ++diff.removed;
  }
  return diff;
}

bool is_same_walk(const SourceDiff& diff, const SourceFile& file) {
  return file.number <= diff.files.size() &&
         diff.files[file.number - 1].path_hash == path_hash(file.source, file.found.path);
}

}  // namespace tickerdex

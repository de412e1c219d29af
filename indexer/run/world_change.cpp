#include "indexer/run/world_change.h"

#include <unordered_map>

#include "indexer/run/settings.h"
#include "indexer/schema/hash.h"
#include "indexer/source/byte_stream.h"
#include "indexer/source/content_hash.h"

namespace tickerdex {
namespace {

constexpr std::int64_t kFreshNs = 2'000'000'000;  // the coarsest clock of a file system in use

std::uint64_t path_hash(std::uint32_t source, const std::string& path) {
  return hash64(path, hash64(std::to_string(source)));
}

class Comparison {
 public:
  Comparison(const LedgerReader& base, const RebuildRequest& request)
      : base_(base),
        now_utc_(request.now_utc),
        has_more_room_(request.plan().room() > record_room_of(base.settings())) {}

  bool is_as_it_was(const ledger::FileEntry& old, const FoundFile& found) const {
    if (!old.was_read || !old.is_regular || !found.is_regular || old.size != found.bytes ||
        now_utc_ >= old.changes_utc) {
      return false;
    }
    if (has_more_room_ && old.rejects.contains(std::string(kReasonNeedsMemory))) return false;
    const bool has_its_time = old.mtime_ns == found.mtime_ns;
    if (has_its_time && old.mtime_ns + kFreshNs < base_.started_ns()) return true;
    if (!has_its_time && old.is_relative) return false;
    return old.bytes == old.size && has_its_bytes(old, found);
  }

 private:
  static bool has_its_bytes(const ledger::FileEntry& old, const FoundFile& found) {
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

WorldChange find_changes(const RebuildRequest& request, const LedgerReader& base) {
  WorldChange change;
  const auto& old_files = base.files();
  std::unordered_map<std::uint64_t, std::uint64_t> old_numbers;
  for (std::uint64_t i = 0; i < old_files.size(); ++i) {
    old_numbers.emplace(path_hash(old_files[i].source, old_files[i].path), i + 1);
  }
  std::vector<bool> is_there(old_files.size());
  change.new_number.resize(old_files.size());
  const Comparison comparison(base, request);

  SourceOptions options;
  options.sources = request.sources;
  options.index = request.index;
  options.links = request.links;
  options.standard_input = request.standard_input;
  options.now_utc = request.now_utc;
  options.wants = [&](const SourceFile& file) {
    FileChange now;
    now.path_hash = path_hash(file.source, file.found.path);
    now.mtime_ns = file.found.mtime_ns;
    now.bytes = file.found.bytes;
    const auto known = old_numbers.find(now.path_hash);
    if (known != old_numbers.end() && old_files[known->second - 1].path == file.found.path) {
      now.old_number = known->second;
      is_there[now.old_number - 1] = true;
      now.is_as_it_was = comparison.is_as_it_was(old_files[now.old_number - 1], file.found);
    }
    change.bytes += now.bytes;
    if (now.is_as_it_was) {
      change.new_number[now.old_number - 1] = file.number;
    } else {
      change.bytes_to_read += now.bytes;
      ++(now.old_number > 0 ? change.changed : change.added);
    }
    change.files.push_back(now);
    return false;
  };
  read_sources(options, [](Record&&) {}, [](Rejected&&) {});
  for (std::size_t i = 0; i < old_files.size(); ++i) {
    if (change.new_number[i] == 0) change.articles_gone += old_files[i].articles;
    if (!is_there[i]) ++change.removed;
  }
  return change;
}

bool is_same_walk(const WorldChange& change, const SourceFile& file) {
  return file.number <= change.files.size() &&
         change.files[file.number - 1].path_hash == path_hash(file.source, file.found.path);
}

}  // namespace tickerdex

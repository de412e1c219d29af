// The generations of an index: building and publishing one, rollback, retention.
//
// Names ascend, so the last name is the newest. The predecessor is a different matter: after a
// rollback from B to A, a new generation C follows A, and B is the predecessor of none. Each
// manifest names its `previous`, which rollback and retention follow; the order of names decides
// only if that one is gone.
//
// Everything here that changes an index requires its lock.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "indexer/publish/manifest.h"

namespace tickerdex {

struct GenerationInfo {
  std::string name;
  std::string folder;
  bool live = false;
  std::optional<Manifest> manifest;
  std::string trouble;  ///< why there is no manifest; empty if there is one
};

/// Published generations, oldest first.
std::vector<GenerationInfo> list_generations(const std::string& index);

/// Candidates that a gate refused: INDEX/generations/<name>.refused, kept for inspection. They
/// never go live, and retention does not count them.
std::vector<GenerationInfo> list_refused(const std::string& index);

/// Name of the generation that `current` points to, existing or not; empty if it points to none.
std::string live_name(const std::string& index);

/// The generation that was live before `name`; null if there is none left.
const GenerationInfo* generation_before(const std::vector<GenerationInfo>& all,
                                        const std::string& name);

/// Points `current` at a published generation: readers see the old one or this one. False if a
/// power cut may undo this. @throws IndexError if it is unchanged.
[[nodiscard]] bool make_live(const std::string& index, const std::string& name);

/// The warning for when that is false.
std::string undo_warning(const std::string& index);

/// A generation being built. The destructor removes its folder unless it was published or refused.
class Candidate {
 public:
  /// Creates INDEX/generations/<name>.building. @throws IndexError.
  Candidate(const std::string& index, std::int64_t now_utc);
  ~Candidate();
  Candidate(const Candidate&) = delete;
  Candidate& operator=(const Candidate&) = delete;

  const std::string& name() const { return name_; }
  const std::string& folder() const { return folder_; }

  /// Writes the manifest, makes everything durable, then swaps: before the swap a reader sees the
  /// old generation, after it the new one, each complete. `before_swap` is called when only
  /// renaming is left. False if published, but a power cut may undo it. @throws IndexError if not
  /// published.
  [[nodiscard]] bool publish(const Manifest& manifest,
                             const std::function<void()>& before_swap = {});

  /// Keeps it as refused instead, and removes earlier refused ones. @throws IndexError.
  void refuse(const Manifest& manifest);

 private:
  std::string index_;
  std::string name_;
  std::string folder_;
  bool is_kept_ = false;
};

/// Removes what dead runs left, what they had begun to remove, and all refused candidates but the
/// newest. Returns the number of folders left by dead runs.
std::size_t remove_dead_candidates(const std::string& index);

/// Keeps `keep` (at least 1) generations: the live one, its predecessors, then the newest. Returns
/// the number removed.
std::size_t retain_generations(const std::string& index, std::size_t keep);

/// Bytes of all files below `folder`, without files removed meanwhile. @throws IndexError.
std::uint64_t folder_bytes(const std::string& folder);

/// Writes INDEX/checked: when a run last found the live generation up to date with its sources.
///
///   checked := generation " " time "\n"         "20261120T235500Z-3fa92c 2026-11-21T02:15:00Z"
///
/// If nothing changed, a run publishes nothing. Without this file the live generation would appear
/// to grow old, and monitoring would mistake a quiet week for a broken cron job. The caller holds
/// the lock. @throws IndexError.
void note_checked(const std::string& index, const std::string& generation, std::int64_t now_utc);

/// nullopt if that generation was not checked since it was published, or the file is damaged.
std::optional<std::int64_t> checked_utc(const std::string& index, const std::string& generation);

}  // namespace tickerdex

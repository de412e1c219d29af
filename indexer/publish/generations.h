// The generations of an index: making one, publishing it, going back, keeping the last few.
//
// Names ascend, so the newest is the last by name. What came before the live one is another
// question: after a rollback from B to A, a new generation C stands after A, and B is nobody's
// predecessor. Each manifest names its `previous`, and rollback and retention follow that; names
// decide only where it is gone.
//
// Everything here but the lists is for the holder of the lock.
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
  std::string trouble;  ///< why there is no manifest; empty if all is well
};

/// Published generations, oldest first.
std::vector<GenerationInfo> list_generations(const std::string& index);

/// Candidates that a gate refused: INDEX/generations/<name>.refused, kept for a look. They are
/// never live and not counted by retention.
std::vector<GenerationInfo> list_refused(const std::string& index);

/// Name of the generation that `current` points to, there or not; empty if it points to none.
std::string live_name(const std::string& index);

/// The one that was live before `name`; null if there is none left.
const GenerationInfo* generation_before(const std::vector<GenerationInfo>& all,
                                        const std::string& name);

/// Points `current` at a published generation: readers see the old one or this one. @throws
/// IndexError if it is as before; false if a power cut might bring that back.
[[nodiscard]] bool make_live(const std::string& index, const std::string& name);

/// What to say when that is false.
std::string may_come_back(const std::string& index);

/// A generation being built. Unless published or refused, its folder is removed when this goes.
class Candidate {
 public:
  /// Creates INDEX/generations/<name>.building. @throws IndexError.
  Candidate(const std::string& index, std::int64_t now_utc);
  ~Candidate();
  Candidate(const Candidate&) = delete;
  Candidate& operator=(const Candidate&) = delete;

  const std::string& name() const { return name_; }
  const std::string& folder() const { return folder_; }

  /// Writes the manifest, makes everything durable, then swaps: before the swap a reader sees
  /// the old generation whole, after it the new one whole. `before_swap` is called when only
  /// renaming is left. @throws IndexError if it is not published; false if it is, but a power cut
  /// might bring back the old one.
  [[nodiscard]] bool publish(const Manifest& manifest,
                             const std::function<void()>& before_swap = {});

  /// Keeps it as refused instead, and removes those that were refused before. @throws IndexError.
  void refuse(const Manifest& manifest);

 private:
  std::string index_;
  std::string name_;
  std::string folder_;
  bool is_kept_ = false;
};

/// Removes what dead runs left, what they had begun to remove, and all but the newest of what was
/// refused. Returns how many folders dead runs had left.
std::size_t remove_dead_candidates(const std::string& index);

/// Keeps the live generation, those before it, and then the newest, `keep` (at least 1) in all.
std::size_t retain_generations(const std::string& index, std::size_t keep);

/// Bytes of all files below `folder`; what goes meanwhile is not counted. @throws IndexError.
std::uint64_t folder_bytes(const std::string& folder);

}  // namespace tickerdex

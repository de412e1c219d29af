// The generations of an index: making one, publishing it, keeping the last few.
//
// Everything here but list_generations() is for the holder of the lock.
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

/// A generation being built. Unless published, its folder is removed when this goes.
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
  /// renaming is left. @throws IndexError.
  void publish(const Manifest& manifest, const std::function<void()>& before_swap = {});

 private:
  std::string index_;
  std::string name_;
  std::string folder_;
  bool published_ = false;
};

/// Removes what dead runs left. Returns how many folders went.
std::size_t remove_dead_candidates(const std::string& index);

/// Removes all but the newest `keep` generations; the live one always stays.
std::size_t retain_generations(const std::string& index, std::size_t keep);

/// Bytes of all files below `folder`.
std::uint64_t folder_bytes(const std::string& folder);

}  // namespace tickerdex

// The gates before the swap: what must look wrong for a new generation to be kept back.
//
// Nobody watches a cron job. An empty mount, a feed that changed its format or a damaged disk
// should give a morning's message, not an empty index. All gates that fail are named. --force
// overrides them, but for `check`: a damaged database must never go live.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include <xapian.h>

#include "indexer/publish/canary.h"
#include "indexer/publish/manifest.h"

namespace tickerdex {

/// Shares are 0..1.
struct GateOptions {
  double max_shrink = 0.20;
  double max_rejects = 0.05;
  double max_undated_jump = 0.20;
  std::vector<Canary> canaries;
  std::string query_program;  ///< runs the canaries
  bool force = false;
};

/// What the counts say. `live` is the generation to be replaced; null: there is none.
///
///   shrink   fewer articles by more than max_shrink, or none where there were some
///   empty    no article where there was none before, though there are files
///   rejects  bad records and files among all, above max_rejects
///   undated  the undated share rose by more than max_undated_jump
///   source   a source that is named as before gave articles then, and none now
std::vector<GateFinding> judge_counts(const Manifest& candidate, const Manifest* live,
                                      const GateOptions& options);

/// Reads all tables of a database through as xapian-check does (`jobs` at a time; some 10 s a GB
/// on one thread), and counts its documents. `beside` is other work that the threads do meanwhile.
/// @throws Xapian::Error if the disk does not let it; what `beside` throws.
std::vector<GateFinding> check_database(const std::string& folder, std::uint64_t articles,
                                        std::uint32_t jobs, const std::function<void()>& beside);

/// A table that Xapian's check takes for left out on purpose where it is missing. Empty: none is.
std::string missing_table(const Xapian::Database& database, const std::string& folder);

}  // namespace tickerdex

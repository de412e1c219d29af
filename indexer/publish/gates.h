// The gates before the swap: reasons to refuse a new generation.
//
// Nobody watches a cron job. An empty mount, a feed that changed its format or a damaged disk
// should cause a message the next morning, not an empty index. All gates that fail are named.
// --force overrides them except `check`: a damaged database must never go live.
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

/// Judges the counts. `live` is the generation to be replaced; null: there is none.
///
///   shrink   fewer articles by more than max_shrink, or none although there were some
///   empty    no articles, now or before, although there are files
///   rejects  the share of bad records and files is above max_rejects
///   undated  the share of undated articles rose by more than max_undated_jump
///   source   a source of the same name gave articles before and gives none now
std::vector<GateFinding> judge_counts(const Manifest& candidate, const Manifest* live,
                                      const GateOptions& options);

/// Reads all tables of a database completely, as xapian-check does (`jobs` at a time; some 10 s per
/// GB on one thread), and counts its documents. `meanwhile` is other work for the threads.
/// @throws Xapian::Error if the disk cannot be read; whatever `meanwhile` throws.
std::vector<GateFinding> check_database(const std::string& folder, std::uint64_t articles,
                                        std::uint32_t jobs, const std::function<void()>& meanwhile);

/// Names a missing table: Xapian's check takes an absent table for an empty one. Empty: none is.
std::string missing_table(const Xapian::Database& database, const std::string& folder);

}  // namespace tickerdex

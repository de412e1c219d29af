// What a run came to, as a text file for Prometheus (the node exporter's textfile collector).
//
// Two families: tickerdex_last_run_… tells of the run that wrote the file, whether it published or
// not; tickerdex_live_… of the generation that searches see. tickerdex_last_success_… survives runs
// that fail: it is taken over from the file that is replaced, else from the live generation. All
// have the label "index", so that several indexes of one machine can each have a file. Units are
// seconds and bytes. Format: Prometheus text exposition, version 0.0.4.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "indexer/publish/manifest.h"

namespace tickerdex {

struct RunOutcome {
  std::string index;
  int exit_code = 0;
  std::int64_t ended_utc = 0;
  double seconds = 0;
  std::uint64_t peak_memory_bytes = 0;
  std::optional<Manifest> run;   ///< of what the run made, published or refused; absent if it failed
  std::optional<Manifest> live;  ///< of what is live after it
};

/// `before` is the text of the file that this one replaces; it may be empty or foreign.
std::string metrics_text(const RunOutcome& outcome, const std::string& before);

/// Beside `path`, then renamed over it (replacement.h). Of the file that was there no more than
/// kMostMetricsBytes is read. Returns what was wrong with that file, or nothing. @throws IndexError.
std::string write_metrics(const std::string& path, const RunOutcome& outcome);

inline constexpr std::uint64_t kMostMetricsBytes = std::uint64_t{4} << 20;

}  // namespace tickerdex

// The outcome of a run as a text file for Prometheus (the node exporter's textfile collector).
//
// tickerdex_last_run_… describes the run that wrote the file, whether it published or not;
// tickerdex_live_… the live generation. tickerdex_last_success_… survives failed runs: it is copied
// from the replaced file, else taken from the live generation. All have the label "index", so that
// several indexes on one machine can each have a file. Units are seconds and bytes. Format:
// Prometheus text exposition, version 0.0.4.
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
  std::optional<Manifest>
      run;  ///< of the candidate, published or refused; absent if the run failed
  std::optional<Manifest> live;  ///< of the live generation after the run
};

/// `before` is the text of the file being replaced; it may be empty or anything else.
std::string metrics_text(const RunOutcome& outcome, const std::string& before);

/// Replaces `path` atomically (durable.h), reading at most kMaxMetricsBytes of the old file.
/// Returns a warning if the old file could not be read, else "". @throws IndexError.
std::string write_metrics(const std::string& path, const RunOutcome& outcome);

inline constexpr std::uint64_t kMaxMetricsBytes = std::uint64_t{4} << 20;

}  // namespace tickerdex

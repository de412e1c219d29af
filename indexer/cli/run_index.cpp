#include "indexer/cli/run_index.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <xapian.h>

#include <exception>
#include <functional>
#include <new>
#include <optional>

#include "indexer/cli/messages.h"
#include "indexer/cli/metrics.h"
#include "indexer/cli/options.h"
#include "indexer/cli/process.h"
#include "indexer/cli/report.h"
#include "indexer/cli/report_words.h"
#include "indexer/cli/resolve_gates.h"
#include "indexer/cli/status_report.h"
#include "indexer/command/rebuild.h"
#include "indexer/command/rollback.h"
#include "indexer/command/run_paths.h"
#include "indexer/command/status.h"
#include "indexer/command/update.h"
#include "indexer/process/memory.h"
#include "indexer/process/signal_watch.h"
#include "indexer/publish/durable.h"
#include "indexer/publish/index_lock.h"
#include "indexer/publish/small_file.h"
#include "indexer/schema/date/date.h"
#include "indexer/schema/date/date_parse.h"
#include "indexer/schema/errors.h"
#include "indexer/schema/generation.h"
#include "indexer/schema/nearest_name.h"
#include "indexer/schema/text/safe_text.h"

namespace tickerdex {
namespace {

constexpr int kUsage = 2;
constexpr int kRefused = 3;
constexpr int kTooOld = 3;
constexpr int kFailed = 4;
constexpr int kLocked = 75;
// Measured: the process with its tables for Unicode and languages alone needs this much.
constexpr std::uint64_t kMinMemory = std::uint64_t{48} << 20;
constexpr std::uint64_t kMaxCanaryBytes = std::uint64_t{1} << 20;
// All securities listed in the world take a quarter of this.
constexpr std::uint64_t kMaxSymbolsBytes = std::uint64_t{32} << 20;
constexpr std::uint64_t kMinMemoryOfJob = std::uint64_t{8} << 20;

std::int64_t resolve_now(const std::string& typed, std::int64_t clock_utc) {
  if (typed.empty()) return clock_utc;
  const auto parsed = parse_date(typed);
  if (!parsed) {
    throw UsageError(
        fmt::format("--now {}: not a time; write it like 2025-11-14T09:30:00Z", typed));
  }
  return parsed->utc;
}

std::chrono::milliseconds wait_of(const IndexOptions& options) {
  return std::chrono::milliseconds(static_cast<std::int64_t>(options.wait_seconds * 1000));
}

RunPaths paths_of(const IndexOptions& options) {
  return {options.index,
          options.sources,
          {{"--canary", options.gates.canary},
           {"--symbols", options.symbols},
           {"--query-program", options.gates.query_program}},
          {{"--rejects", options.rejects, true}, {"--metrics", options.metrics}},
          options.follow_links ? Links::all : Links::inside};
}

// Before anything is created, so that a wrong path has no effect.
void check_typed_paths(const IndexOptions& options) {
  check_paths(paths_of(options));
  if (!options.gates.canary.empty()) {
    const auto canary = read_small_file(options.gates.canary, kMaxCanaryBytes);
    if (!canary.trouble.empty()) {
      throw UsageError(fmt::format("--canary {}: cannot be read: {}", options.gates.canary,
                                   canary.trouble));
    }
  }
  if (!options.symbols.empty()) {
    const auto symbols = read_small_file(options.symbols, kMaxSymbolsBytes);
    if (!symbols.trouble.empty()) {
      throw SourceError(fmt::format("--symbols {}: {}", options.symbols, symbols.trouble));
    }
  }
}

RebuildRequest resolve(const IndexOptions& options, const Environment& environment) {
  check_typed_paths(options);
  RebuildRequest request;
  request.index = options.index;
  request.sources = options.sources;
  if (!options.input_format.empty()) {
    request.format = format_from_name(options.input_format);
    if (!request.format) {
      throw UsageError(fmt::format("--input-format {}: unknown; the formats are {}{}",
                                   options.input_format, fmt::join(all_format_names(), ", "),
                                   did_you_mean(options.input_format, all_format_names())));
    }
  }
  for (const auto& typed : options.maps) request.key_map.push_back(parse_key_mapping(typed));
  request.links = options.follow_links ? Links::all : Links::inside;
  request.symbols_path = options.symbols;
  request.rejects_path = options.rejects;
  request.gates = resolve_gates(options.gates);
  request.keep = options.keep;
  request.wait = wait_of(options);
  request.jobs = options.jobs > 0 ? options.jobs : std::max(1U, environment.cores);
  const auto memory = parse_byte_size(options.memory);
  const std::uint64_t least = kMinMemory + request.jobs * kMinMemoryOfJob;
  if (!memory || *memory < least) {
    throw UsageError(
        fmt::format("--memory {}: needs a size of at least {}MiB for {} jobs, as in 512MiB",
                    options.memory, least >> 20, request.jobs));
  }
  request.memory_bytes = *memory;
  request.writer = options.writer == "api" ? WriterKind::api : WriterKind::bulk;
  request.standard_input = &environment.in;
  request.checks_space = !options.no_space_check;
  request.now_utc = resolve_now(options.now, environment.now_utc);
  return request;
}

// What commands share, and what they record for the metrics.
struct Run {
  const EventClock& clock;
  const Messages& messages;
  SignalWatch* signals = nullptr;
  std::optional<Manifest> manifest;
};

void warn(const std::vector<std::string>& warnings, const Run& run) {
  for (const auto& warning : warnings) run.messages.warning(warning);
}

Progress::Style progress_style(const IndexOptions& options, const Environment& environment) {
  return options.quiet                           ? Progress::Style::none
         : options.log_format == LogFormat::json ? Progress::Style::json
         : environment.err_is_terminal           ? Progress::Style::bar
                                                 : Progress::Style::lines;
}

// rebuild and update
int run_build(const IndexOptions& options, const Environment& environment, Run& run) {
  return_large_blocks();
  RebuildRequest request = resolve(options, environment);
  request.signals = run.signals;
  Progress progress(environment.err, progress_style(options, environment), environment.width,
                    &run.clock);
  const RebuildReport report = options.command == IndexCommand::update ? update(request, progress)
                                                                       : rebuild(request, progress);
  const bool is_refused = report.outcome == RebuildReport::Outcome::refused;
  warn(report.warnings, run);
  run.manifest = report.manifest;
  if (!is_refused) {
    run.messages.ended(result_of(report), {{"generation", report.manifest.generation},
                                           {"articles", report.manifest.articles},
                                           {"undated", report.manifest.undated},
                                           {"rejected", report.manifest.rejected()},
                                           {"read_bytes", report.manifest.bytes_read},
                                           {"index_bytes", report.manifest.index_bytes},
                                           {"peak_memory_bytes", report.manifest.peak_memory_bytes},
                                           {"seconds", run.clock.seconds()}});
  }
  if (options.format == ReportFormat::json) {
    print_rebuild_json(request, report, environment.out);
  } else if (!options.quiet) {
    print_rebuild_text(request, report, environment.out);
  }
  if (!is_refused) return 0;
  environment.out.flush();
  return run.messages.failed(refusal_line(request, report), kRefused);
}

int run_status(const IndexOptions& options, const Environment& environment) {
  std::optional<std::int64_t> max_age;
  if (options.max_age) {
    if (const auto typed = parse_duration(*options.max_age)) {
      max_age = std::chrono::duration_cast<std::chrono::seconds>(*typed).count();
    } else {
      throw UsageError(fmt::format(
          "--max-age {}: not a duration; write it like 26h (units: s m h d)", *options.max_age));
    }
  }
  const IndexStatus status =
      index_status(options.index, max_age, resolve_now(options.now, environment.now_utc));
  if (options.format == ReportFormat::json) {
    print_status_json(status, environment.out);
  } else {
    print_status_text(status, environment.out);
  }
  // Damage to the live generation is worse than its age.
  const bool is_absent = status.live.empty() && status.max_age_seconds;
  if (!status.troubles.empty() && !is_absent) return kFailed;
  return status.too_old() ? kTooOld : 0;
}

int run_verify(const IndexOptions& options, const Environment& environment, const Run& run) {
  Progress progress(environment.err, progress_style(options, environment), environment.width,
                    &run.clock);
  const VerifyReport report = verify(options.index, progress);
  if (options.format == ReportFormat::json) {
    print_verify_json(report, environment.out);
  } else if (!options.quiet || !report.is_sound()) {
    print_verify_text(report, environment.out);
  }
  return report.is_sound() ? 0 : kFailed;
}

void run_rollback(const IndexOptions& options, const Environment& environment, const Run& run) {
  RollbackRequest request;
  request.index = options.index;
  request.wait = wait_of(options);
  request.now_utc = resolve_now(options.now, environment.now_utc);
  const RollbackReport report = rollback(request);
  warn(report.warnings, run);
  if (options.format == ReportFormat::json) {
    print_rollback_json(request, report, environment.out);
  } else {
    print_rollback_text(request, report, environment.out);
  }
}

int run_parsed(const IndexOptions& options, const Environment& environment, Run& run) {
  switch (options.command) {
    case IndexCommand::status:
      return run_status(options, environment);
    case IndexCommand::rollback:
      run_rollback(options, environment, run);
      return 0;
    case IndexCommand::verify:
      return run_verify(options, environment, run);
    case IndexCommand::rebuild:
    case IndexCommand::update:
      return run_build(options, environment, run);
  }
  return kFailed;
}

bool makes_generations(IndexCommand command) {
  return command == IndexCommand::rebuild || command == IndexCommand::update;
}

// Runs `command`. The only place where exceptions become a message and an exit code.
int run_guarded(const std::function<int()>& command, const Messages& messages) {
  try {
    return command();
  } catch (const UsageError& error) {
    return messages.failed(error.what(), kUsage);
  } catch (const LockHeld& error) {
    return messages.failed(error.what(), kLocked);
  } catch (const std::bad_alloc&) {
    return messages.failed("out of memory; use a smaller --memory or fewer --jobs", kFailed);
  } catch (const std::exception& error) {
    return messages.failed(error.what(), kFailed);
  } catch (const Xapian::DatabaseModifiedError&) {
    return messages.failed(
        "another program wrote to a database of the index while it was read; "
        "run again when that has ended",
        kFailed);
  } catch (const Xapian::Error& error) {
    return messages.failed(error.get_description(), kFailed);
  }
}

// A run that did not get the lock did nothing; the one that holds it writes its own metrics.
void write_run_metrics(const IndexOptions& options, const Environment& environment, double seconds,
                       int exit_code, const Run& run) {
  if (options.metrics.empty() || exit_code == kLocked) return;
  try {
    check_paths(paths_of(options));
  } catch (const UsageError& error) {  // already reported if it was the run's error
    if (exit_code != kUsage) run.messages.warning(error.what());
    return;
  }
  RunOutcome outcome;
  outcome.index = options.index;
  outcome.exit_code = exit_code;
  outcome.ended_utc = environment.now_utc + static_cast<std::int64_t>(run.clock.seconds());
  outcome.seconds = seconds;
  outcome.peak_memory_bytes = peak_memory_bytes();
  outcome.run = run.manifest;
  try {
    outcome.live = read_manifest(live_generation(options.index));
  } catch (const std::exception&) {
    outcome.live.reset();  // nothing is live
  }
  try {
    const std::string trouble = write_metrics(options.metrics, outcome);
    if (!trouble.empty()) run.messages.warning(trouble);
  } catch (const std::exception& error) {
    run.messages.warning(fmt::format("--metrics: {}", error.what()));
  }
}

// Temporary files that an interrupted run left next to its outputs.
void remove_stale_outputs(const IndexOptions& options) {
  for (const auto& path : {options.rejects, options.metrics}) {
    if (!path.empty()) remove_stale_temporaries(path);
  }
}

}  // namespace

int run_index(const std::vector<std::string>& arguments, const Environment& environment) {
  std::vector<std::string> typed = arguments;
  std::optional<AfterSignal> after;
  if (!environment.program.empty() && !typed.empty()) after = after_signal(typed.front());
  if (after) typed.erase(typed.begin());
  const std::size_t message_width = environment.err_is_terminal ? environment.width : 0;
  const ParsedOptions parsed = parse_index_options(typed, environment.environment_index);
  if (!parsed.options) {
    if (parsed.exit_code == 0) {
      environment.out << parsed.output << std::flush;
    } else {
      environment.err << wrap_words(parsed.output, message_width) << std::flush;
    }
    return parsed.exit_code;
  }
  const IndexOptions& options = *parsed.options;
  const EventClock clock(environment.now_utc);
  const Messages messages(environment.err, clock, options.log_format == LogFormat::json,
                          options.quiet, message_width);
  if (options.nice) lower_priority();
  std::optional<SignalWatch> signals;
  Run run{clock, messages, nullptr, std::nullopt};
  const int exit_code = run_guarded(
      [&] {
        if (after) {
          remove_stale_outputs(options);
          end_interrupted(*after, options.index + "/" + std::string(layout::kLock),
                          [&] { remove_dead_candidates(options.index); });
        }
        if (!environment.program.empty() && makes_generations(options.command)) {
          typed.insert(typed.begin(), environment.program);
          run.signals = &signals.emplace(typed, environment.now_utc);
        }
        const int code = run_parsed(options, environment, run);
        environment.out.flush();
        return code;
      },
      messages);
  const double before = after ? static_cast<double>(environment.now_utc - after->started_utc) : 0;
  write_run_metrics(options, environment, before + clock.seconds(), exit_code, run);
  return exit_code;
}

}  // namespace tickerdex

#include "indexer/run/rebuild.h"

#include <fmt/format.h>
#include <unicode/uversion.h>
#include <xapian.h>

#include <algorithm>

#include "indexer/build/spool.h"
#include "indexer/publish/generations.h"
#include "indexer/publish/index_lock.h"
#include "indexer/run/index_phase.h"
#include "indexer/run/memory.h"
#include "indexer/run/read_phase.h"
#include "indexer/run/rejects.h"
#include "indexer/run/space.h"
#include "indexer/run/version.h"
#include "indexer/schema/column/column_writer.h"
#include "indexer/schema/errors.h"
#include "indexer/schema/fields.h"
#include "indexer/schema/generation.h"
#include "indexer/schema/text/analyzer.h"

namespace tickerdex {
namespace {

using Clock = std::chrono::steady_clock;

double seconds_between(Clock::time_point from, Clock::time_point to) {
  return std::chrono::duration<double>(to - from).count();
}

Manifest make_manifest(const RebuildRequest& request, const std::string& generation) {
  Manifest manifest;
  manifest.generation = generation;
  manifest.schema = kSchemaVersion;
  manifest.tickerdex_version = std::string(kTickerdexVersion);
  manifest.xapian_version = Xapian::version_string();
  manifest.icu_version = U_ICU_VERSION;
  manifest.analyzer = Analyzer::identity();
  manifest.started_utc = request.now_utc;
  manifest.writer = request.writer == WriterKind::bulk ? "bulk" : "api";
  manifest.sources = request.sources;
  manifest.previous = live_name(request.index);
  return manifest;
}

// A database that cannot be opened, or holds another number of articles than was written, must
// never go live.
void check_candidate(const Xapian::Database& database, std::uint64_t expected) {
  if (database.get_doccount() != expected) {
    throw IndexError(
        fmt::format("the new index holds {} articles where {} were written; nothing "
                    "was published",
                    database.get_doccount(), expected));
  }
}

}  // namespace

RebuildReport rebuild(const RebuildRequest& request, Progress& progress) {
  const auto started = Clock::now();
  const IndexLock lock(request.index, request.wait, request.now_utc);
  if (request.signals) request.signals->hold(lock.descriptor());
  RebuildReport report;
  report.removed_dead = remove_dead_candidates(request.index);
  if (request.checks_space) check_space(request.index, request.sources, request.writer);
  Candidate candidate(request.index, request.now_utc);
  Manifest manifest = make_manifest(request, candidate.name());
  Rejects rejects(request.rejects_path);

  Spool spool(candidate.folder(), request.memory_bytes / 8);
  const ReadTotals read = read_phase(request, spool, rejects, progress);
  rejects.close();
  spool.sort();
  const auto read_done = Clock::now();

  const IndexTotals indexed = index_phase(request, spool, candidate, progress);
  const Xapian::Database database(candidate.folder());
  check_candidate(database, spool.size());
  write_columns(database, candidate.name(),
                candidate.folder() + "/" + std::string(layout::kColumns));
  const auto index_done = Clock::now();

  manifest.articles = spool.size();
  manifest.undated = indexed.undated;
  manifest.duplicate_ids = spool.duplicate_ids();
  manifest.records = read.sources.records;
  manifest.files = read.sources.files;
  manifest.bytes_read = read.sources.bytes;
  manifest.skipped = read.sources.skipped;
  manifest.rejects = rejects.by_reason();
  manifest.index_bytes = folder_bytes(candidate.folder());
  manifest.peak_memory_bytes = peak_memory_bytes();
  manifest.seconds = seconds_between(started, index_done);
  manifest.finished_utc = request.now_utc + static_cast<std::int64_t>(manifest.seconds);
  progress.begin("publishing", 0, "");
  const bool is_on_disk = candidate.publish(manifest, [&] {
    if (request.signals) request.signals->commit();
  });
  if (!is_on_disk) report.warnings.push_back(may_come_back(request.index));
  try {
    report.removed_generations =
        retain_generations(request.index, std::max<std::size_t>(request.keep, 1));
  } catch (const std::exception& error) {
    report.warnings.push_back(fmt::format("{}; the next run tries again", error.what()));
  }
  progress.end();

  report.folder = candidate.folder();
  report.reject_examples = rejects.examples();
  report.read_seconds = seconds_between(started, read_done);
  report.index_seconds = seconds_between(read_done, index_done);
  report.publish_seconds = seconds_between(index_done, Clock::now());
  report.manifest = std::move(manifest);
  return report;
}

}  // namespace tickerdex

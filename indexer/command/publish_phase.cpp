#include "indexer/command/publish_phase.h"

#include <fmt/format.h>
#include <unicode/uversion.h>
#include <xapian.h>

#include <algorithm>
#include <exception>
#include <iterator>
#include <utility>

#include "indexer/command/version.h"
#include "indexer/process/memory.h"
#include "indexer/process/threads.h"
#include "indexer/publish/durable.h"
#include "indexer/publish/gates.h"
#include "indexer/publish/read_back.h"
#include "indexer/schema/checksums.h"
#include "indexer/schema/errors.h"
#include "indexer/schema/fields.h"
#include "indexer/schema/generation.h"
#include "indexer/schema/text/analyzer.h"
#include "indexer/schema/text/safe_text.h"
#include "indexer/writer/column_writer.h"

namespace tickerdex {
namespace {

std::optional<Manifest> manifest_of_live(const std::string& index) {
  try {
    return read_manifest(live_generation(index));
  } catch (const IndexError&) {
    return std::nullopt;  // nothing to compare with
  }
}

// Counts that contradict the live database are damage: gates that trusted them would refuse every
// night. If the database cannot be opened, the counts are kept.
void correct_by_database(const std::string& index, Manifest& live) {
  try {
    const std::uint64_t count = Xapian::Database(live_generation(index)).get_doccount();
    if (count == live.articles) return;
    live.articles = count;
    live.undated = std::min(live.undated, count);
    live.source_articles.clear();
  } catch (const IndexError&) {
    return;
  } catch (const Xapian::Error&) {
    return;
  }
}

std::vector<GateFinding> judge_against_live(const Manifest& manifest, const RebuildRequest& request) {
  auto live = manifest_of_live(request.index);
  auto findings = judge_counts(manifest, live ? &*live : nullptr, request.gates);
  if (findings.empty() || !live) return findings;
  correct_by_database(request.index, *live);
  return judge_counts(manifest, &*live, request.gates);
}

// Called while the tables are still in the page cache.
void write_checksums(const Candidate& candidate, std::uint32_t jobs) {
  const auto names = files_to_sum(candidate.folder());
  std::vector<FileSums> files(names.size());
  in_parallel(jobs, names.size(),
              [&](std::size_t i) { files[i] = sum_file(candidate.folder(), names[i]); });
  write_file_durably(candidate.folder() + "/" + std::string(layout::kChecksums),
                     encode_checksums(candidate.name(), files));
}

void add_all(std::vector<GateFinding>& findings, std::vector<GateFinding> more) {
  std::ranges::move(more, std::back_inserter(findings));
}

// Adds to those that an update carried over.
void count_skipped(const SourceTotals& totals, Manifest& manifest) {
  std::uint64_t all = 0;
  for (const auto& [kind, count] : totals.skipped_by_kind) {
    all += count;
    manifest.skipped_by_kind[kind] += count;
  }
  manifest.skipped.insert(manifest.skipped.begin(), totals.skipped.begin(), totals.skipped.end());
  manifest.skipped_more += all - totals.skipped.size();
}

}  // namespace

Manifest begin_manifest(const RebuildRequest& request, const std::string& generation) {
  Manifest manifest;
  manifest.generation = generation;
  manifest.schema = kSchemaVersion;
  manifest.tickerdex_version = std::string(kTickerdexVersion);
  manifest.xapian_version = Xapian::version_string();
  manifest.icu_version = U_ICU_VERSION;
  manifest.analyzer = Analyzer::identity();
  manifest.started_utc = request.now_utc;
  manifest.writer = request.writer == WriterKind::bulk ? "bulk" : "api";
  for (const auto& source : request.sources) manifest.sources.push_back(path_text(source));
  manifest.previous = live_name(request.index);
  return manifest;
}

void count_sources(const std::vector<ledger::FileEntry>& files, const SourceTotals& totals,
                   const std::map<std::string, std::uint64_t>& rejects, Manifest& manifest) {
  manifest.bytes_read = totals.bytes;
  manifest.rejects = rejects;
  count_skipped(totals, manifest);
  manifest.source_articles.assign(manifest.sources.size(), 0);
  for (const auto& file : files) {
    ++manifest.files;
    manifest.records += file.records;
    if (file.source < manifest.source_articles.size()) {
      manifest.source_articles[file.source] += file.articles;
    }
  }
}

void publish_phase(const RebuildRequest& request, Candidate& candidate, RebuildReport& report,
                   Progress& progress) {
  const auto begun = RebuildReport::Clock::now();
  Manifest& manifest = report.manifest;
  return_free_memory();
  progress.begin("checking", 0, "");
  auto findings = judge_against_live(manifest, request);
  auto damage = check_database(candidate.folder(), manifest.articles, request.jobs, [&] {
    write_columns(Xapian::Database(candidate.folder()), candidate.name(),
                  candidate.folder() + "/" + std::string(layout::kColumns));
  });
  if (damage.empty()) damage = check_read_back(candidate.folder());
  write_checksums(candidate, request.jobs);
  const bool is_sound = damage.empty();
  if (is_sound && !request.gates.canaries.empty()) {
    add_all(findings, run_canaries(request.gates.canaries, request.gates.query_program,
                                   candidate.folder()));
  }
  add_all(findings, std::move(damage));

  manifest.index_bytes = folder_bytes(candidate.folder());
  manifest.peak_memory_bytes = peak_memory_bytes();
  manifest.seconds = RebuildReport::seconds(report.started, RebuildReport::Clock::now());
  manifest.finished_utc = request.now_utc + static_cast<std::int64_t>(manifest.seconds);
  progress.begin("publishing", 0, "");
  const bool is_refused = !findings.empty() && !(request.gates.force && is_sound);
  (is_refused ? manifest.refused : manifest.forced) = std::move(findings);
  if (is_refused) {
    candidate.refuse(manifest);
  } else {
    const bool is_on_disk = candidate.publish(manifest, [&] {
      if (request.signals) request.signals->commit();
    });
    if (manifest.articles == 0) {
      report.warnings.push_back(fmt::format("no article was found in {}: {} is empty",
                                            fmt::join(request.sources, ", "), request.index));
    }
    if (!is_on_disk) report.warnings.push_back(undo_warning(request.index));
    try {
      report.removed_generations =
          retain_generations(request.index, std::max<std::size_t>(request.keep, 1));
    } catch (const std::exception& error) {
      report.warnings.push_back(fmt::format("{}; the next run tries again", error.what()));
    }
  }
  progress.end();
  report.outcome = is_refused ? RebuildReport::Outcome::refused : RebuildReport::Outcome::published;
  report.folder = candidate.folder();
  report.publish_seconds = RebuildReport::seconds(begun, RebuildReport::Clock::now());
}

}  // namespace tickerdex

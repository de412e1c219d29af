#include "indexer/command/rebuild.h"

#include <utility>

#include "indexer/command/index_phase.h"
#include "indexer/command/run_paths.h"
#include "indexer/command/publish_phase.h"
#include "indexer/command/read_phase.h"
#include "indexer/command/rejects.h"
#include "indexer/command/settings.h"
#include "indexer/command/space.h"
#include "indexer/ledger/ledger_writer.h"
#include "indexer/publish/generations.h"
#include "indexer/publish/index_lock.h"
#include "indexer/schema/database_identity.h"
#include "indexer/writer/spool.h"

namespace tickerdex {

using Clock = RebuildReport::Clock;

namespace {

// Empty for a format that this Xapian cannot read: the check before publishing reports it.
DatabaseIdentity identity_of_built(const std::string& folder) {
  try {
    return identity_of(Xapian::Database(folder));
  } catch (const Xapian::DatabaseVersionError&) {
    return {};
  }
}

}  // namespace

RebuildReport rebuild_locked(const RebuildRequest& request, RebuildReport report,
                             Progress& progress) {
  if (request.checks_space) check_space(request);
  Candidate candidate(request.index, request.now_utc);
  report.manifest = begin_manifest(request, candidate.name());
  Rejects rejects(request.rejects_path);
  LedgerWriter ledger(candidate.folder(), settings_of(request));

  Spool spool(candidate.folder(), request.plan().sorter_bytes());
  ReadHooks hooks;
  hooks.ledger = &ledger;
  hooks.article = [&](const ReadArticle& article, std::string_view encoded) {
    spool.add(article.record.key, article.published_utc, article.record.sequence, encoded,
              article.indexing_bytes);
    ledger.article(article.record);
  };
  const ReadTotals read = read_phase(request, hooks, rejects, progress);
  report.warn(rejects.close());
  spool.sort();
  const auto read_done = Clock::now();

  const IndexTotals indexed =
      index_phase(request, spool,
                  {candidate.folder(), candidate.name(), "",
                   [&](const ArticleKey& key) { ledger.document(key); }},
                  progress);
  ledger.finish(candidate.name(), identity_of_built(candidate.folder()));
  const auto index_done = Clock::now();

  Manifest& manifest = report.manifest;
  manifest.articles = spool.size();
  manifest.undated = indexed.undated;
  manifest.duplicate_ids = spool.duplicate_ids();
  count_sources(ledger.files(), read.sources, rejects.by_reason(), manifest);
  report.reject_examples = rejects.examples();
  report.unreadable_dates = rejects.unreadable_dates();
  report.read_seconds = RebuildReport::seconds(report.started, read_done);
  report.index_seconds = RebuildReport::seconds(read_done, index_done);
  publish_phase(request, candidate, report, progress);
  return report;
}

RebuildReport rebuild(const RebuildRequest& request, Progress& progress) {
  RebuildReport report;
  check_source_places(request.index, request.sources);
  const IndexLock lock(request.index, request.wait, request.now_utc);
  report.warn(lock.warnings());
  if (request.signals) request.signals->set_lock(lock.descriptor());
  report.removed_dead = remove_dead_candidates(request.index);
  return rebuild_locked(request, std::move(report), progress);
}

}  // namespace tickerdex

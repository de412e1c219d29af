#include "indexer/command/update.h"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "indexer/command/run_paths.h"
#include "indexer/command/settings.h"
#include "indexer/command/update_phase.h"
#include "indexer/ledger/ledger_reader.h"
#include "indexer/ledger/source_diff.h"
#include "indexer/publish/generations.h"
#include "indexer/publish/health.h"
#include "indexer/publish/index_lock.h"
#include "indexer/schema/database_identity.h"
#include "indexer/schema/errors.h"
#include "indexer/schema/generation.h"

namespace tickerdex {
namespace {

// The live generation, if an update can build on it.
struct Base {
  GenerationInfo info;
  bool is_damaged = false;
  std::unique_ptr<LedgerReader> ledger;
};

std::string difference(const ledger::Settings& now, const ledger::Settings& then) {
  for (std::size_t i = 0; i < std::min(now.size(), then.size()); ++i) {
    if (now[i].first == kRecordMemory && then[i].first == kRecordMemory) continue;
    if (now[i] != then[i]) return now[i].first + " changed";
  }
  return now.size() == then.size() ? "" : "SOURCE changed";
}

std::string damaged(Base& base, std::string_view trouble) {
  base.is_damaged = true;
  return fmt::format("{}, which was live, is damaged: {}", base.info.name, trouble);
}

// Why an update cannot build on the live generation, checked to `depth`; empty if it can.
std::string trouble_of_base(const RebuildRequest& request, Base& base, CheckDepth depth) {
  const auto health = health_of(request.index, base.info, depth);
  if (health.is_sound()) return {};
  if (health.is_modified) return "another program wrote to the live database";
  return health.is_other_version ? health.worst() : damaged(base, health.worst());
}

// Why there is no base; empty if there is one.
std::string find_base(const RebuildRequest& request, Base& base) {
  for (auto& info : list_generations(request.index)) {
    if (info.live) base.info = std::move(info);
  }
  if (base.info.name.empty()) return "nothing is live";
  if (auto trouble = trouble_of_base(request, base, CheckDepth::unchanged); !trouble.empty()) {
    return trouble;
  }
  try {
    base.ledger = std::make_unique<LedgerReader>(base.info.folder);
  } catch (const IndexError& error) {
    return damaged(base, error.what());
  }
  if (auto change = difference(settings_of(request), base.ledger->settings()); !change.empty()) {
    return change;
  }
  const Xapian::Database database(base.info.folder);
  if (base.ledger->documents().size() != database.get_doccount() ||
      base.ledger->generation() != base.info.name) {
    return fmt::format("{} does not belong to the database", layout::kLedger);
  }
  if (base.ledger->database() != identity_of(database)) {
    return "another program wrote to the live database";
  }
  const bool has_gaps = database.get_lastdocid() / 2 > database.get_doccount();
  return has_gaps ? "more than half of the document numbers are not in use" : "";
}

std::string reason_to_rebuild(const RebuildRequest& request, const SourceDiff& diff,
                              const Base& base) {
  const auto exceeds = [&](std::uint64_t part, std::uint64_t whole) {
    return static_cast<double>(part) > request.max_changed_share * static_cast<double>(whole);
  };
  if (exceeds(diff.articles_gone, base.ledger->records().size()) ||
      exceeds(diff.bytes_to_read, diff.bytes)) {
    return "most of the sources changed";
  }
  return {};
}

}  // namespace

RebuildReport update(const RebuildRequest& request, Progress& progress) {
  RebuildReport report;
  report.update.emplace();
  check_source_places(request.index, request.sources);
  const IndexLock lock(request.index, request.wait, request.now_utc);
  report.warn(lock.warnings());
  if (request.signals) request.signals->set_lock(lock.descriptor());
  report.removed_dead = remove_dead_candidates(request.index);

  Base base;
  std::string why = find_base(request, base);
  if (why.empty()) {
    progress.begin("looking", 0, "files");
    const SourceDiff diff =
        diff_sources(source_options(request), *base.ledger,
                     request.plan().record_bytes() > record_memory_of(base.ledger->settings()));
    progress.end();
    report.update->files = diff.files.size();
    report.update->changed_files = diff.changed;
    report.update->added_files = diff.added;
    report.update->removed_files = diff.removed;
    if (diff.is_empty()) {
      note_checked(request.index, base.info.name, request.now_utc);
      report.outcome = RebuildReport::Outcome::nothing;
      report.folder = base.info.folder;
      report.update->carried = base.info.manifest->articles;
      report.manifest = *base.info.manifest;
      return report;
    }
    why = reason_to_rebuild(request, diff, base);
    if (why.empty()) {
      progress.begin("checking", 0, "");
      // Documents are carried over byte for byte, so all bytes must be as published.
      why = trouble_of_base(request, base, CheckDepth::bytes);
      progress.end();
    }
    if (why.empty()) {
      try {
        return update_phase(request, base.info.folder, *base.ledger, diff, report, progress);
      } catch (const NeedsRebuild& reason) {
        why = reason.what();
      } catch (const Xapian::DatabaseCorruptError& error) {
        why = damaged(base, error.get_msg());
      }
    }
  }
  // Worth a warning: the sources may contain less than the damaged generation did, and a disk that
  // damages files may do it again.
  if (base.is_damaged) report.warnings.push_back(why + "; rebuilding everything from the sources");
  report.update->why_rebuilt = why;
  return rebuild_locked(request, std::move(report), progress);
}

}  // namespace tickerdex

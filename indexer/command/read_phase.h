// The first half of a rebuild: sources -> records -> articles.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/command/rejects.h"
#include "indexer/command/request.h"
#include "indexer/ledger/ledger_writer.h"
#include "indexer/process/progress.h"
#include "indexer/source/sources.h"

namespace tickerdex {

struct ReadTotals {
  SourceTotals sources;
  std::uint64_t articles = 0;  ///< including duplicates of ids
};

struct ReadArticle {
  std::optional<std::int64_t> published_utc;
  ledger::RecordEntry record;        ///< its sequence does not depend on which other files are read
  std::uint64_t indexing_bytes = 0;  ///< memory needed to index it; 0: a small article
};

struct ReadHooks {
  std::function<bool(const SourceFile&)> wants;  ///< absent: all files
  /// In source order, on the calling thread. `encoded` is encode_article().
  std::function<void(const ReadArticle&, std::string_view encoded)> article;
  LedgerWriter* ledger = nullptr;  ///< receives files, rejects and dates, but not articles
};

/// Parses and builds articles on request.jobs threads; the result does not depend on their number.
ReadTotals read_phase(const RebuildRequest& request, const ReadHooks& hooks, Rejects& rejects,
                      Progress& progress);

}  // namespace tickerdex

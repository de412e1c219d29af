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
  std::uint64_t articles = 0;  ///< duplicates of ids still among them
};

struct ReadArticle {
  std::optional<std::int64_t> published_utc;
  ledger::RecordEntry record;  ///< its sequence follows from file and record, whoever else is read
  std::uint64_t indexing_bytes = 0;  ///< memory it takes later; 0: a small one
};

struct ReadHooks {
  std::function<bool(const SourceFile&)> wants;  ///< absent: all files
  /// In source order, on the calling thread. `encoded` is encode_article().
  std::function<void(const ReadArticle&, std::string_view encoded)> article;
  LedgerWriter* ledger = nullptr;  ///< is told of files, rejects and dates; not of articles
};

/// Parsing and completing are spread over request.jobs threads; the result does not depend on it.
ReadTotals read_phase(const RebuildRequest& request, const ReadHooks& hooks, Rejects& rejects,
                      Progress& progress);

}  // namespace tickerdex

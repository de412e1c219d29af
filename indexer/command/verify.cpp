#include "indexer/command/verify.h"

#include <fmt/format.h>
#include <unistd.h>
#include <xapian.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <filesystem>
#include <functional>
#include <sstream>

#include "indexer/command/verify_columns.h"
#include "indexer/ledger/ledger_reader.h"
#include "indexer/publish/gates.h"
#include "indexer/publish/manifest.h"
#include "indexer/publish/read_back.h"
#include "indexer/schema/checksums.h"
#include "indexer/schema/database_identity.h"
#include "indexer/schema/errors.h"
#include "indexer/schema/fields.h"
#include "indexer/schema/generation.h"

namespace tickerdex {
namespace {

constexpr std::size_t kMaxTroubles = 10;  // per part; damage seldom comes alone

constexpr std::string_view kWrittenMeanwhile =
    "another program wrote to the database while it was checked; run verify again when that has "
    "ended";

void add_trouble(VerifyPart& part, std::string text) {
  if (part.troubles.size() < kMaxTroubles) part.troubles.push_back(std::move(text));
}

void check_whole_database(const std::string& folder, VerifyPart& part) {
  // Xapian's check opens tables for writing. Their bytes have been compared already.
  if (::access((folder + "/postlist.glass").c_str(), W_OK) != 0 && errno != ENOENT) {
    part.what = "skipped: Xapian's check needs permission to write to the tables";
    return;
  }
  std::ostringstream words;
  const auto before = identity_of(Xapian::Database(folder));
  const std::size_t errors = Xapian::Database::check(folder, 0, &words);
  const auto database = Xapian::Database(folder);
  if (identity_of(database) != before) {
    return add_trouble(part, std::string(kWrittenMeanwhile));
  }
  part.what = fmt::format("{} documents", database.get_doccount());
  if (auto trouble = missing_table(database, folder); !trouble.empty()) {
    add_trouble(part, std::move(trouble));
  }
  if (errors == 0) return;
  std::istringstream lines(words.str());
  std::string last;
  for (std::string line; std::getline(lines, line);) {
    if (!line.empty()) last = line;
  }
  add_trouble(part, fmt::format("{} errors found by Xapian's check ({})", errors, last));
}

void check_articles(const Xapian::Database& database, const std::string& folder, VerifyPart& part,
                    Progress& progress) {
  progress.begin("articles", database.get_doccount(), "articles");
  auto result = read_back_all(folder, [&](std::uint64_t done) { progress.advance(done); });
  progress.end();
  part.what = fmt::format("{} articles decoded{}", result.articles,
                          result.is_compared ? " and compared with what was written" : "");
  part.troubles = std::move(result.troubles);
}

void check_manifest(const std::string& folder, const std::string& generation,
                    const Xapian::Database& database, VerifyPart& part) {
  const Manifest manifest = read_manifest(folder);
  const auto expect = [&](std::string_view what, const auto& in_manifest, const auto& found) {
    if (in_manifest == found) return;
    add_trouble(part, fmt::format("manifest.json says {} {}, the database {}", what, in_manifest,
                                  found));
  };
  const auto metadata = [&](std::string_view key) {
    return database.get_metadata(std::string(key));
  };
  expect("schema", std::to_string(manifest.schema), metadata(layout::kSchemaKey));
  expect("generation", manifest.generation, metadata(layout::kGenerationKey));
  expect("analyzer", manifest.analyzer, metadata(layout::kAnalyzerKey));
  expect("articles", manifest.articles, std::uint64_t{database.get_doccount()});
  expect("undated", manifest.undated,
         std::uint64_t{database.get_doccount() -
                       database.get_value_freq(number_of(Slot::published))});
  if (manifest.generation != generation) {
    add_trouble(part, fmt::format("manifest.json belongs to {}", manifest.generation));
  }
  if (manifest.schema != kSchemaVersion) {
    add_trouble(part, fmt::format("schema {}, but this program reads {}", manifest.schema,
                                  kSchemaVersion));
  }
  part.what = fmt::format("{} articles, {} undated", manifest.articles, manifest.undated);
}

void check_ledger(const std::string& folder, const std::string& generation,
                  const Xapian::Database& database, VerifyPart& part) {
  const LedgerReader ledger(folder);
  if (ledger.generation() != generation) {
    add_trouble(part, fmt::format("{} belongs to {}", layout::kLedger, ledger.generation()));
  }
  if (ledger.documents().size() != database.get_doccount()) {
    add_trouble(part, fmt::format("{} has {} documents, the database {}", layout::kLedger,
                                  ledger.documents().size(), database.get_doccount()));
  }
  if (const auto found = identity_of(database); ledger.database() != found) {
    add_trouble(part, fmt::format("{} was made with {}, the database is {}: another program wrote "
                                  "to it",
                                  layout::kLedger, shown(ledger.database()), shown(found)));
  }
  part.what = fmt::format("{} files, {} records", ledger.files().size(), ledger.records().size());
}

// Runs one check. Any failure becomes a trouble of this part, and the other parts still run.
VerifyPart timed(const std::string& name, const std::function<void(VerifyPart&)>& check) {
  const auto begun = std::chrono::steady_clock::now();
  VerifyPart part;
  part.name = name;
  try {
    check(part);
  } catch (const Xapian::DatabaseModifiedError&) {
    add_trouble(part, std::string(kWrittenMeanwhile));
  } catch (const Xapian::Error& error) {
    add_trouble(part, fmt::format("the database cannot be read: {}", error.get_msg()));
  } catch (const std::exception& error) {
    add_trouble(part, error.what());
  }
  part.seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
  return part;
}

}  // namespace

bool VerifyReport::is_sound() const {
  return std::ranges::all_of(parts, [](const auto& part) { return part.troubles.empty(); });
}

VerifyReport verify(const std::string& index, Progress& progress) {
  VerifyReport report;
  report.index = index;
  report.folder = live_generation(index);
  report.generation = std::filesystem::path(report.folder).filename().string();
  const auto add = [&](const std::string& name, const std::function<void(VerifyPart&)>& check) {
    progress.begin(name, 0, "");
    report.parts.push_back(timed(name, check));
  };
  const auto with_database = [&](const auto& check) {
    return [&, check](VerifyPart& part) { check(Xapian::Database(report.folder), part); };
  };
  add("current", [&](VerifyPart& part) { part.what = report.generation; });
  add("files", [&](VerifyPart& part) {
    part.what = "every byte compared with the checksums";
    for (auto& trouble : file_troubles(report.folder, CheckDepth::bytes)) {
      add_trouble(part, std::move(trouble.what));
    }
  });
  add("database", [&](VerifyPart& part) { check_whole_database(report.folder, part); });
  add("articles", with_database([&](const Xapian::Database& database, VerifyPart& part) {
        check_articles(database, report.folder, part, progress);
      }));
  add("columns", with_database([&](const Xapian::Database& database, VerifyPart& part) {
        part.what = verify_columns(database, report.folder, report.generation, part.troubles);
      }));
  add("manifest", with_database([&](const Xapian::Database& database, VerifyPart& part) {
        check_manifest(report.folder, report.generation, database, part);
      }));
  add("ledger", with_database([&](const Xapian::Database& database, VerifyPart& part) {
        check_ledger(report.folder, report.generation, database, part);
      }));
  progress.end();
  return report;
}

}  // namespace tickerdex

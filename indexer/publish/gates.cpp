#include "indexer/publish/gates.h"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <sstream>

#include "indexer/process/threads.h"

namespace tickerdex {
namespace {

double share(std::uint64_t part, std::uint64_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

void judge_shrink(const Manifest& now, const Manifest& live, const GateOptions& options,
                  std::vector<GateFinding>& findings) {
  if (now.articles >= live.articles) return;
  const double lost = share(live.articles - now.articles, live.articles);
  if (now.articles > 0 && lost <= options.max_shrink) return;
  findings.push_back(
      {"shrink", fmt::format("{} articles, down from {}: {:.1f} % fewer, "
                             "--max-shrink is {:g} %",
                             now.articles, live.articles, 100 * lost, 100 * options.max_shrink)});
}

void judge_rejects(const Manifest& now, const GateOptions& options,
                   std::vector<GateFinding>& findings) {
  const std::uint64_t bad = now.rejected();
  const std::uint64_t all = now.articles + now.duplicate_ids + bad;
  if (share(bad, all) <= options.max_rejects) return;
  findings.push_back(
      {"rejects", fmt::format("{} of {} records and files were rejected: {:.1f} %, "
                              "--max-rejects is {:g} %",
                              bad, all, 100 * share(bad, all), 100 * options.max_rejects)});
}

void judge_undated(const Manifest& now, const Manifest& live, const GateOptions& options,
                   std::vector<GateFinding>& findings) {
  const double before = share(live.undated, live.articles);
  const double after = share(now.undated, now.articles);
  if (after - before <= options.max_undated_jump) return;
  findings.push_back(
      {"undated", fmt::format("{:.1f} % of the articles are undated, up from {:.1f} %, "
                              "--max-undated-jump is {:g} points",
                              100 * after, 100 * before, 100 * options.max_undated_jump)});
}

// There were files but no articles: only archives and images, or the wrong folder.
void judge_empty(const Manifest& now, std::vector<GateFinding>& findings) {
  if (now.articles > 0 || now.all_skipped() == 0) return;
  std::string kinds;
  for (const auto& [kind, count] : now.skipped_by_kind) {
    kinds += fmt::format("{}{} {}", kinds.empty() ? "" : ", ", count, kind);
  }
  findings.push_back({"empty", fmt::format("no article in {}; skipped: {}",
                                           fmt::join(now.sources, ", "), kinds)});
}

// By name: the same source may be named twice.
std::map<std::string, std::uint64_t> by_source(const Manifest& manifest) {
  std::map<std::string, std::uint64_t> counts;
  if (manifest.source_articles.size() != manifest.sources.size()) return counts;
  for (std::size_t i = 0; i < manifest.sources.size(); ++i) {
    counts[manifest.sources[i]] += manifest.source_articles[i];
  }
  return counts;
}

void judge_sources(const Manifest& now, const Manifest& live, std::vector<GateFinding>& findings) {
  const auto before = by_source(live);
  for (const auto& [source, count] : by_source(now)) {
    const auto found = before.find(source);
    if (count > 0 || found == before.end() || found->second == 0) continue;
    findings.push_back(
        {"source", fmt::format("{} gave no articles, but {} before", source, found->second)});
  }
}

}  // namespace

std::vector<GateFinding> judge_counts(const Manifest& candidate, const Manifest* live,
                                      const GateOptions& options) {
  std::vector<GateFinding> findings;
  if (live && live->articles > 0) {
    judge_shrink(candidate, *live, options, findings);
  } else {
    judge_empty(candidate, findings);
  }
  judge_rejects(candidate, options, findings);
  if (live) {
    judge_undated(candidate, *live, options, findings);
    judge_sources(candidate, *live, findings);
  }
  return findings;
}

namespace {

constexpr std::array<const char*, 4> kTables{"position", "docdata", "termlist", "postlist"};

// The disk could not be read, or memory ran out: this says nothing about the database.
bool is_failure(const Xapian::Error& error) { return error.get_error_string() != nullptr; }

std::string trouble_of_table(const std::string& folder, const std::string& table) {
  const std::string path = folder + "/" + table + ".glass";
  if (!std::filesystem::exists(path)) return {};  // no words, so no position table
  std::ostringstream words;
  try {
    const std::size_t errors = Xapian::Database::check(path, 0, &words);
    if (errors == 0) return {};
    return fmt::format("{}.glass: {} errors found by Xapian's check", table, errors);
  } catch (const Xapian::Error& error) {
    if (is_failure(error)) throw;
    return fmt::format("{}.glass: {}", table, error.get_msg());
  }
}

}  // namespace

std::string missing_table(const Xapian::Database& database, const std::string& folder) {
  if (database.get_doccount() == 0) return {};
  // Only words have a frequency within a document, and all words have positions.
  const bool has_words = database.get_avlength() > 0;
  for (const std::string table : kTables) {
    if (table == "position" && !has_words) continue;
    if (!std::filesystem::exists(folder + "/" + table + ".glass"))
      return table + ".glass is missing";
  }
  return {};
}

std::vector<GateFinding> check_database(const std::string& folder, std::uint64_t articles,
                                        std::uint32_t jobs,
                                        const std::function<void()>& meanwhile) {
  std::vector<GateFinding> findings;
  try {
    const Xapian::Database database(folder);
    const auto count = database.get_doccount();
    if (count != articles) {
      findings.push_back({"check", fmt::format("the database has {} articles, but {} were written",
                                               count, articles)});
    }
    if (auto trouble = missing_table(database, folder); !trouble.empty()) {
      findings.push_back({"check", std::move(trouble)});
    }
  } catch (const Xapian::DatabaseVersionError& error) {
    findings.push_back({"check", fmt::format("this Xapian ({}) cannot read the format of the bulk "
                                             "writer: use --writer api ({})",
                                             Xapian::version_string(), error.get_msg())});
    return findings;
  } catch (const Xapian::Error& error) {
    if (is_failure(error)) throw;
    findings.push_back({"check", "the database cannot be opened: " + error.get_msg()});
    return findings;
  }
  std::array<std::string, kTables.size()> troubles;
  // The position table takes longest, so it goes first, and the other work next.
  in_parallel(jobs, kTables.size() + 1, [&](std::size_t piece) {
    if (piece == 1) return meanwhile();
    const std::size_t i = piece == 0 ? 0 : piece - 1;
    troubles[i] = trouble_of_table(folder, kTables[i]);
  });
  for (const auto& trouble : troubles) {
    if (!trouble.empty()) findings.push_back({"check", trouble});
  }
  return findings;
}

}  // namespace tickerdex

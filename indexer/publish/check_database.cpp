// Xapian's own check of each table, several at a time: tables are independent of each other.
#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <sstream>

#include "indexer/process/parallel.h"
#include "indexer/publish/gates.h"

namespace tickerdex {
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
    if (!std::filesystem::exists(folder + "/" + table + ".glass")) return table + ".glass is missing";
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

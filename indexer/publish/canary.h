// Canary queries: what a new generation must be able to find before it may go live.
//
//   # a comment                 a line: a minimum count, a space or a tab, a query
//   1000 ticker:BABA
//   1 "quick commerce" date:2025
//
// tickerdex-query itself runs them as a child process on the candidate's folder, so the test uses
// what people will use: `tickerdex-query --index FOLDER --match all --count -- QUERY`, then the
// same with `--format ids --limit COUNT`, which reads each article found.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "indexer/publish/manifest.h"

namespace tickerdex {

struct Canary {
  std::uint64_t min_count = 0;
  std::string query;
  std::string place;  ///< "canary.txt:3"
};

/// @throws UsageError naming file and line.
std::vector<Canary> read_canaries(const std::string& path);

/// `wanted` if given, else tickerdex-query next to this program, else in PATH. @throws UsageError
/// if there is none.
std::string find_query_program(const std::string& wanted);

/// One finding for each canary that found too little or could not be run.
std::vector<GateFinding> run_canaries(const std::vector<Canary>& canaries,
                                      const std::string& program, const std::string& folder);

}  // namespace tickerdex

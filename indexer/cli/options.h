// The options of `tickerdex-index` as typed. Parsing has no side effects: no file is opened.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tickerdex {

enum class IndexCommand : std::uint8_t { rebuild, update, status, verify, rollback };
enum class ReportFormat : std::uint8_t { text, json };
enum class LogFormat : std::uint8_t { text, json };

/// Shares are percentages, as typed.
struct GateTexts {
  std::string max_shrink = "20";
  std::string max_rejects = "5";
  std::string max_undated_jump = "20";
  std::string canary;
  std::string query_program;
  bool force = false;
};

struct IndexOptions {
  IndexCommand command = IndexCommand::rebuild;
  std::string index;
  std::vector<std::string> sources;
  std::string input_format;       ///< empty: by content
  std::vector<std::string> maps;  ///< "title=HEADLINE"
  bool follow_links = false;
  std::string symbols;
  std::string rejects;
  std::string writer = "bulk";
  std::string now;  ///< empty: the clock
  std::uint32_t keep = 2;
  double wait_seconds = 0;
  std::uint32_t jobs = 0;  ///< 0: one per core
  std::string memory = "1GiB";
  bool quiet = false;
  bool nice = false;
  bool no_space_check = false;
  std::string metrics;  ///< empty: none
  LogFormat log_format = LogFormat::text;
  GateTexts gates;
  std::optional<std::string> max_age;  ///< "26h"
  ReportFormat format = ReportFormat::text;
};

/// The result of parsing: options, or the text to print and the exit code ("--help": 0, an error:
/// 2).
struct ParsedOptions {
  std::optional<IndexOptions> options;
  std::string output;
  int exit_code = 0;
};

/// `environment_index` is TICKERDEX_INDEX, used if --index is not given.
ParsedOptions parse_index_options(const std::vector<std::string>& arguments,
                                  const std::string& environment_index);

}  // namespace tickerdex

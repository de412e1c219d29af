#include "indexer/publish/canary.h"

#include <fmt/format.h>
#include <unistd.h>

#include <charconv>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string_view>

#include "indexer/process/child_output.h"
#include "indexer/schema/errors.h"

namespace tickerdex {
namespace {

namespace fs = std::filesystem;
constexpr std::string_view kQueryProgram = "tickerdex-query";
constexpr std::string_view kBlanks = " \t\r";

// Removes a number from the beginning of `text`.
std::optional<std::uint64_t> take_number(std::string_view& text) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc()) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return number;
}

std::string_view first_line(std::string_view text) { return text.substr(0, text.find('\n')); }

bool is_program(const fs::path& path) {
  std::error_code error;
  return fs::is_regular_file(path, error) && ::access(path.c_str(), X_OK) == 0;
}

std::vector<std::string> search_arguments(const Canary& canary, const std::string& folder,
                                          std::vector<std::string> options) {
  options.insert(options.begin(), {"--index", folder, "--match", "all"});
  options.insert(options.end(), {"--", canary.query});
  return options;
}

GateFinding shortfall(const Canary& canary, const std::string& text) {
  return {"canary", fmt::format("{}: {}: {}", canary.place, canary.query, text)};
}

// Counting reads no article; printing ids reads each one.
void read_back(const Canary& canary, const std::string& program, const std::string& folder,
               std::uint64_t count, std::vector<GateFinding>& findings) {
  const auto result = run_child(program, search_arguments(canary, folder,
                                                          {"--format", "ids", "--limit",
                                                           std::to_string(count)}));
  if (result.exit_code == 0) return;
  findings.push_back(shortfall(
      canary, fmt::format("{} found, but not all can be read: {}", count, first_line(result.err))));
}

}  // namespace

std::vector<Canary> read_canaries(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw UsageError(fmt::format("--canary {}: cannot be read", path));
  std::vector<Canary> canaries;
  std::string line;
  for (std::uint64_t number = 1; std::getline(in, line); ++number) {
    std::string_view rest(line);
    while (!rest.empty() && kBlanks.find(rest.back()) != kBlanks.npos) rest.remove_suffix(1);
    if (rest.empty() || rest.front() == '#') continue;
    const std::string place = fmt::format("{}:{}", path, number);
    const auto min_count = take_number(rest);
    const auto query = rest.find_first_not_of(kBlanks);
    if (!min_count || query == 0 || query == rest.npos) {
      throw UsageError(fmt::format(
          "{}: not a canary; a line is a minimum count and a query, as in: 1000 ticker:BABA",
          place));
    }
    canaries.push_back({*min_count, std::string(rest.substr(query)), place});
  }
  if (in.bad()) throw UsageError(fmt::format("--canary {}: cannot be read", path));
  return canaries;
}

std::string find_query_program(const std::string& wanted) {
  if (!wanted.empty()) {
    if (is_program(wanted)) return fs::absolute(wanted).string();
    throw UsageError(fmt::format("--query-program {}: not an executable file", wanted));
  }
  std::error_code error;
  const fs::path self = fs::read_symlink("/proc/self/exe", error);
  if (!error && is_program(self.parent_path() / kQueryProgram)) {
    return (self.parent_path() / kQueryProgram).string();
  }
  const char* path = std::getenv("PATH");
  std::string_view folders(path ? path : "");
  while (!folders.empty()) {
    const auto folder = folders.substr(0, folders.find(':'));
    folders.remove_prefix(std::min(folders.size(), folder.size() + 1));
    if (is_program(fs::path(folder) / kQueryProgram)) {
      return fs::absolute(fs::path(folder) / kQueryProgram).string();
    }
  }
  throw UsageError(
      "--canary needs tickerdex-query, which is neither next to this program nor in PATH; give its "
      "path with --query-program");
}

std::vector<GateFinding> run_canaries(const std::vector<Canary>& canaries,
                                      const std::string& program, const std::string& folder) {
  std::vector<GateFinding> findings;
  for (const auto& canary : canaries) {
    const auto result = run_child(program, search_arguments(canary, folder, {"--count"}));
    std::string_view printed = first_line(result.out);
    const auto count = take_number(printed);
    const bool was_run = result.exit_code == 0 || result.exit_code == 1;
    if (!was_run || !count || !printed.empty()) {
      findings.push_back(
          shortfall(canary, fmt::format("cannot be run: {}", first_line(result.err))));
    } else if (*count < canary.min_count) {
      findings.push_back(shortfall(
          canary, fmt::format("{} found, but at least {} expected", *count, canary.min_count)));
    } else if (*count > 0) {
      read_back(canary, program, folder, *count, findings);
    }
  }
  return findings;
}

}  // namespace tickerdex

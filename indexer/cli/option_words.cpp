#include "indexer/cli/option_words.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <span>
#include <string_view>

#include "indexer/schema/errors.h"
#include "indexer/schema/nearest_name.h"

namespace tickerdex {
namespace {

struct Wanted {
  std::string_view option;
  std::string_view what;
};
constexpr std::array<Wanted, 19> kWanted{{
    {"--index", "the folder of an index"},
    {"--now", "a time, as in --now 2025-11-14T09:30:00Z"},
    {"--format", "text or json"},
    {"--log-format", "text or json"},
    {"--writer", "bulk or api"},
    {"--wait", "a number of seconds from 0 to 1000000"},
    {"--keep", "a whole number from 1 to 1000"},
    {"--jobs", "a whole number from 1 to 256"},
    {"--memory", "a size, as in --memory 512MiB"},
    {"--max-age", "a time, as in --max-age 26h"},
    {"--max-shrink", "a percentage, as in --max-shrink 20"},
    {"--max-rejects", "a percentage, as in --max-rejects 5"},
    {"--max-undated-jump", "percentage points, as in --max-undated-jump 20"},
    {"--map", "a pair, as in --map title=HEADLINE"},
    {"--input-format", "the name of a format"},
    {"--metrics", "a file"},
    {"--rejects", "a file"},
    {"--symbols", "a file"},
    {"--query-program", "a file"},
}};

std::string_view wanted_by(std::string_view option) {
  const auto* const found = std::find_if(kWanted.begin(), kWanted.end(), [&](const Wanted& wanted) {
    return wanted.option == option;
  });
  return found == kWanted.end() ? "a value" : found->what;
}

std::vector<const CLI::App*> commands_of(const CLI::App& app) {
  return app.get_subcommands([](const CLI::App*) { return true; });
}

std::vector<std::string> names_of(std::span<const CLI::App* const> commands) {
  std::vector<std::string> names;
  for (const auto* command : commands) names.push_back(command->get_name());
  return names;
}

/// Whether `typed` ("--index", "-q") is an option that takes the next argument as its value.
bool takes_next(const std::string& typed, std::span<const CLI::App* const> commands) {
  return std::any_of(commands.begin(), commands.end(), [&](const CLI::App* command) {
    const auto* option = command->get_option_no_throw(typed);
    return option != nullptr && option->get_items_expected_min() > 0;
  });
}

std::string unknown_option(const std::string& typed, const CLI::App& command) {
  const auto name = typed.substr(0, typed.find('='));
  std::vector<std::string> known;
  for (const auto* option : command.get_options()) {
    if (!option->get_lnames().empty()) known.push_back("--" + option->get_lnames().front());
  }
  return fmt::format("{} has no option {}{}", command.get_name(), name,
                     did_you_mean(name, known));
}

/// The name of the option in CLI11's message.
std::string option_in(std::string_view text) {
  const auto begin = text.find("--");
  if (begin == std::string_view::npos) return {};
  const auto end = text.find_first_of(" :=,", begin);
  return std::string(text.substr(begin, std::min(end, text.size()) - begin));
}

}  // namespace

std::vector<std::string> with_command_first(std::vector<std::string> arguments,
                                            const CLI::App& app) {
  const auto commands = commands_of(app);
  const auto names = names_of(commands);
  const auto choices = fmt::format("{}", fmt::join(names, ", "));
  for (std::size_t i = 0; i < arguments.size() && arguments[i] != "--"; ++i) {
    const std::string word = arguments[i];
    if (word.size() > 1 && word.front() == '-') {
      if (takes_next(word, commands)) ++i;
      continue;
    }
    if (std::find(names.begin(), names.end(), word) == names.end()) {
      const auto meant = did_you_mean(word, names);
      throw UsageError(fmt::format("there is no command {}{}", word,
                                   meant.empty() ? "; the commands are " + choices : meant));
    }
    arguments.erase(arguments.begin() + static_cast<std::ptrdiff_t>(i));
    arguments.insert(arguments.begin(), word);
    return arguments;
  }
  throw UsageError("no command given; the commands are " + choices);
}

void require_values(const std::vector<std::string>& arguments, const CLI::App& command) {
  for (std::size_t i = 0; i < arguments.size() && arguments[i] != "--"; ++i) {
    const auto& word = arguments[i];
    const auto equals = word.starts_with("--") ? word.find('=') : std::string::npos;
    const auto name = word.substr(0, equals);
    const auto* option = name.starts_with('-') ? command.get_option_no_throw(name) : nullptr;
    if (option == nullptr || option->get_items_expected_min() == 0) continue;
    const bool is_missing = equals == std::string::npos
                                ? i + 1 == arguments.size() || arguments[i + 1].empty() ||
                                      arguments[i + 1] == "--"
                                : equals + 1 == word.size();
    if (is_missing) throw UsageError(fmt::format("{} needs {}", name, wanted_by(name)));
    if (equals == std::string::npos) ++i;
  }
}

std::string describe_parse_error(const CLI::ParseError& error, const CLI::App& command) {
  const std::string text = error.what();
  const auto is = [&](CLI::ExitCodes code) { return error.get_exit_code() == static_cast<int>(code); };
  if (is(CLI::ExitCodes::ExtrasError)) {
    const std::string first = text.substr(text.find_last_of(' ') + 1);  // listed in reverse order
    if (first.size() > 1 && first.front() == '-') return unknown_option(first, command);
    return fmt::format("{} takes options only, not '{}'", command.get_name(), first);
  }
  if (is(CLI::ExitCodes::RequiredError)) {
    return fmt::format("{} needs a SOURCE: a file, a folder, or - for standard input",
                       command.get_name());
  }
  const auto name = option_in(text);
  const auto* option = name.empty() ? nullptr : command.get_option_no_throw(name);
  if (option == nullptr) return text;
  if (option->get_items_expected_max() == 0) return name + " takes no value";
  const auto typed = option->results();
  const bool is_missing = is(CLI::ExitCodes::ArgumentMismatch) || typed.empty();
  return fmt::format("{} needs {}{}", name, wanted_by(name),
                     is_missing ? "" : fmt::format(", not '{}'", typed.back()));
}

}  // namespace tickerdex

// What is wrong with a command line, in words: which option wants what, and what may have been meant.
#pragma once

#include <string>
#include <vector>

namespace CLI {
class App;
class ParseError;
}  // namespace CLI

namespace tickerdex {

/// The arguments with their command first, wherever it stands: "--index ix status" is
/// "status --index ix". Commands and options are those of `app`. @throws UsageError for a command
/// that is none, and for none at all.
std::vector<std::string> with_command_first(std::vector<std::string> arguments, const CLI::App& app);

/// @throws UsageError where an option that takes a value has none, or an empty one: what a script
/// left unset must not switch anything off, and no option takes "--" or the next one for its value.
void require_values(const std::vector<std::string>& arguments, const CLI::App& command);

/// What `error`, from parsing the command `command`, means.
std::string words_for(const CLI::ParseError& error, const CLI::App& command);

}  // namespace tickerdex

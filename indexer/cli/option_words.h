// Messages for a wrong command line: what each option needs, and what may have been meant.
#pragma once

#include <string>
#include <vector>

namespace CLI {
class App;
class ParseError;
}  // namespace CLI

namespace tickerdex {

/// The arguments with the command moved to the front: "--index ix status" becomes
/// "status --index ix". Commands and options are those of `app`. @throws UsageError for an unknown
/// or missing command.
std::vector<std::string> with_command_first(std::vector<std::string> arguments, const CLI::App& app);

/// @throws UsageError if an option that takes a value has none or an empty one: an unset variable
/// of a script must not switch anything off, and "--" is never a value.
void require_values(const std::vector<std::string>& arguments, const CLI::App& command);

/// The message for `error`, which parsing `command` threw.
std::string describe_parse_error(const CLI::ParseError& error, const CLI::App& command);

}  // namespace tickerdex

#include "indexer/cli/options.h"

#include <algorithm>

#include "tests/unit/catch.h"

using namespace tickerdex;

TEST_CASE("a rebuild's options are parsed without side effects", "[cli]") {
  const auto parsed = parse_index_options(
      {"rebuild", "--index", "ix", "--keep", "3", "--map", "title=HEADLINE", "--map", "url=LINK",
       "--memory", "512MiB", "--writer", "api", "-q", "dump", "-"},
      "");
  REQUIRE(parsed.options);
  const auto& o = *parsed.options;
  CHECK(o.command == IndexCommand::rebuild);
  CHECK(o.index == "ix");
  CHECK(o.keep == 3);
  CHECK(o.maps == std::vector<std::string>{"title=HEADLINE", "url=LINK"});
  CHECK(o.memory == "512MiB");
  CHECK(o.writer == "api");
  CHECK(o.quiet);
  CHECK(o.sources == std::vector<std::string>{"dump", "-"});
}

TEST_CASE("the environment names the index where the command line does not", "[cli]") {
  CHECK(parse_index_options({"status"}, "env").options->index == "env");
  CHECK(parse_index_options({"status", "--index", "typed"}, "env").options->index == "typed");
  CHECK(parse_index_options({"status", "--format", "json"}, "env").options->format ==
        ReportFormat::json);
}

TEST_CASE("each command is recognised", "[cli]") {
  CHECK(parse_index_options({"rollback", "--index", "ix", "--wait", "5"}, "").options->command ==
        IndexCommand::rollback);
  CHECK(parse_index_options({"update", "--index", "ix", "--force", "a"}, "").options->command ==
        IndexCommand::update);
  CHECK(parse_index_options({"verify", "--index", "ix", "-q"}, "").options->command ==
        IndexCommand::verify);
  const auto status = parse_index_options({"status", "--index", "ix", "--max-age", "26h"}, "");
  CHECK(status.options->command == IndexCommand::status);
  CHECK(status.options->max_age == "26h");
  CHECK_FALSE(parse_index_options({"rollback", "--index", "ix", "extra"}, "").options);
}

TEST_CASE("an error is one line and exit code 2", "[cli]") {
  for (const std::vector<std::string>& arguments :
       {std::vector<std::string>{},
        {"rebuild"},
        {"rebuild", "--index", "ix"},
        {"status"},
        {"rebuild", "--index", "ix", "--keep", "0", "a"},
        {"frobnicate"},
        {"rebuild", "--index", "ix", "--writer", "fast", "a"},
        {"rebuild", "--index", "ix", "--unknown", "a"}}) {
    const auto parsed = parse_index_options(arguments, "");
    CHECK_FALSE(parsed.options);
    CHECK(parsed.exit_code == 2);
    CHECK(parsed.output.starts_with("tickerdex-index: error: "));
    CHECK(parsed.output.find('\n') == parsed.output.size() - 1);
  }
}

TEST_CASE("help fits 80 columns and lists the exit codes", "[cli]") {
  const auto help = parse_index_options({"--help"}, "");
  CHECK(help.exit_code == 0);
  CHECK(help.output.find("75 another rebuild") != std::string::npos);
  CHECK(parse_index_options({"rebuild", "--jobs", "many", "-h"}, "").output == help.output);
  for (const auto& text : {help.output, parse_index_options({"--version"}, "").output}) {
    std::size_t begin = 0;
    while (begin < text.size()) {
      const auto end = std::min(text.find('\n', begin), text.size());
      INFO(text.substr(begin, end - begin));
      CHECK(end - begin <= 80);
      begin = end + 1;
    }
  }
}

TEST_CASE("every option is in the help, and the help names no other", "[cli]") {
  const auto help = parse_index_options({"--help"}, "").output;
  for (const std::string option :
       {"--index", "--input-format", "--map", "--symbols", "--rejects", "--keep", "--wait",
        "--jobs", "--memory", "--writer", "--now", "--quiet", "--format", "--max-age",
        "--max-shrink", "--max-rejects", "--max-undated-jump", "--canary", "--query-program",
        "--force"}) {
    INFO(option);
    CHECK(help.find(option + " ") + 1 + help.find(option + ",") + 1 != 0);
  }
  std::size_t at = 0;
  std::size_t named = 0;
  while ((at = help.find("\n  --", at)) != std::string::npos) {
    const auto option = help.substr(at + 3, help.find(' ', at + 3) - at - 3);
    at += 3;
    ++named;
    INFO(option);
    const bool is_known = std::ranges::any_of(
        std::vector<std::string>{"rebuild", "status", "verify", "rollback"}, [&](const auto& command) {
          const auto parsed = parse_index_options({command, "--index", "i", option, "1", "a"}, "");
          return parsed.output.find("has no option " + option) == std::string::npos;
        });
    CHECK(is_known);
  }
  CHECK(named >= 12);
}

TEST_CASE("an error message suggests what may have been meant", "[cli]") {
  struct Row {
    std::vector<std::string> arguments;
    std::string words;
  };
  const std::vector<Row> rows{
      {{"build"}, "there is no command build; did you mean rebuild?"},
      {{"--index", "ix", "updat"}, "there is no command updat; did you mean update?"},
      {{"--index", "ix"}, "no command given; the commands are rebuild, update, status, verify, rollback"},
      {{"ix1"}, "there is no command ix1; the commands are rebuild, update, status, verify, rollback"},
      {{"status", "--index"}, "--index needs the folder of an index"},
      {{"status", "--index", "ix", "--formt", "json"}, "status has no option --formt; did you mean --format?"},
      {{"status", "--index", "ix", "--format", "xml"}, "--format needs text or json, not 'xml'"},
      {{"rebuild", "--keep", "0", "a"}, "--keep needs a whole number from 1 to 1000, not '0'"},
      {{"rebuild", "--jobs", "many", "a"}, "--jobs needs a whole number from 1 to 256, not 'many'"},
      {{"rebuild", "--writer", "fast", "a"}, "--writer needs bulk or api, not 'fast'"},
      {{"rebuild", "a", "--map"}, "--map needs a pair, as in --map title=HEADLINE"},
      {{"rebuild", "--index", "ix"}, "rebuild needs a SOURCE: a file, a folder, or - for standard input"},
      {{"verify", "--index", "ix", "extra"}, "verify takes options only, not 'extra'"},
  };
  for (const auto& row : rows) {
    const auto parsed = parse_index_options(row.arguments, "");
    CHECK(parsed.exit_code == 2);
    CHECK(parsed.output == "tickerdex-index: error: " + row.words + " (see --help)\n");
  }
}

TEST_CASE("an option without its value is an error that says what it needs", "[cli]") {
  const auto help = parse_index_options({"--help"}, "").output;
  for (std::size_t at = 0; (at = help.find("\n  --", at)) != std::string::npos; ++at) {
    const auto line = help.substr(at + 3, help.find('\n', at + 3) - at - 3);
    const auto option = line.substr(0, line.find(' '));
    if (line.substr(option.size()).starts_with("  ")) continue;  // a flag
    bool is_said = false;
    for (const std::string command : {"rebuild", "status"}) {
      const auto said = parse_index_options({command, "a", option}, "ix").output;
      is_said |= said.starts_with("tickerdex-index: error: " + option + " needs ");
    }
    INFO(option);
    CHECK(is_said);
  }
}

TEST_CASE("options may stand before the command", "[cli]") {
  const auto status = parse_index_options({"--index", "status", "--format", "json", "status"}, "");
  REQUIRE(status.options);
  CHECK(status.options->command == IndexCommand::status);
  CHECK(status.options->index == "status");
  const auto rebuild = parse_index_options({"-q", "--index=ix", "rebuild", "a", "-"}, "");
  REQUIRE(rebuild.options);
  CHECK(rebuild.options->command == IndexCommand::rebuild);
  CHECK(rebuild.options->sources == std::vector<std::string>{"a", "-"});
}

#include "indexer/cli/options.h"

#include <CLI/CLI.hpp>
#include <map>

#include "indexer/cli/help_text.h"
#include "indexer/cli/option_words.h"
#include "indexer/schema/errors.h"
#include "indexer/schema/text/safe_text.h"

namespace tickerdex {
namespace {

void add_shared(CLI::App& app, IndexOptions& options) {
  app.set_help_flag();
  app.add_option("--index", options.index);
  app.add_option("--now", options.now);
  app.add_option("--format", options.format)
      ->transform(CLI::CheckedTransformer(std::map<std::string, ReportFormat>{
          {"text", ReportFormat::text}, {"json", ReportFormat::json}}));
}

void add_wait(CLI::App& app, IndexOptions& options) {
  app.add_option("--wait", options.wait_seconds)->check(CLI::Range(0.0, 1e6));
}

// Options for unattended runs.
void add_nightly(CLI::App& app, IndexOptions& options) {
  app.add_flag("--nice", options.nice);
  app.add_flag("--no-space-check", options.no_space_check);
  app.add_option("--metrics", options.metrics);
  app.add_option("--log-format", options.log_format)
      ->transform(CLI::CheckedTransformer(
          std::map<std::string, LogFormat>{{"text", LogFormat::text}, {"json", LogFormat::json}}));
}

void add_gates(CLI::App& app, GateTexts& gates) {
  app.add_option("--max-shrink", gates.max_shrink);
  app.add_option("--max-rejects", gates.max_rejects);
  app.add_option("--max-undated-jump", gates.max_undated_jump);
  app.add_option("--canary", gates.canary);
  app.add_option("--query-program", gates.query_program);
  app.add_flag("--force", gates.force);
}

void add_rebuild(CLI::App& app, IndexOptions& options) {
  add_shared(app, options);
  add_gates(app, options.gates);
  app.add_option("SOURCE", options.sources)->required();
  app.add_option("--input-format", options.input_format);
  app.add_option("--map", options.maps)->allow_extra_args(false);
  app.add_flag("--follow-links", options.follow_links);
  app.add_option("--symbols", options.symbols);
  app.add_option("--rejects", options.rejects);
  app.add_option("--keep", options.keep)->check(CLI::Range(1U, 1000U));
  add_wait(app, options);
  app.add_option("--jobs", options.jobs)->check(CLI::Range(1U, 256U));
  app.add_option("--memory", options.memory);
  app.add_option("--writer", options.writer)->check(CLI::IsMember({"bulk", "api"}));
  app.add_flag("-q,--quiet", options.quiet);
  add_nightly(app, options);
}

// Anywhere before "--", whatever else was typed.
bool has_flag(const std::vector<std::string>& arguments, std::string_view flag) {
  for (const auto& argument : arguments) {
    if (argument == "--") break;
    if (argument == flag) return true;
  }
  return false;
}

ParsedOptions usage_failure(const std::string& what) {
  ParsedOptions parsed;
  parsed.output = "tickerdex-index: error: " + safe_name(what) + " (see --help)\n";
  parsed.exit_code = 2;
  return parsed;
}

}  // namespace

ParsedOptions parse_index_options(const std::vector<std::string>& arguments,
                                  const std::string& environment_index) {
  ParsedOptions parsed;
  if (has_flag(arguments, "--help") || has_flag(arguments, "-h")) {
    parsed.output = index_help();
    return parsed;
  }
  if (has_flag(arguments, "--version")) {
    parsed.output = index_version();
    return parsed;
  }
  IndexOptions options;
  CLI::App app;
  app.set_help_flag();
  app.require_subcommand(1);
  add_rebuild(*app.add_subcommand("rebuild"), options);
  auto* update = app.add_subcommand("update");
  add_rebuild(*update, options);
  auto* status = app.add_subcommand("status");
  add_shared(*status, options);
  status->add_option("--max-age", options.max_age);
  auto* verify = app.add_subcommand("verify");
  add_shared(*verify, options);
  verify->add_flag("-q,--quiet", options.quiet);
  auto* rollback = app.add_subcommand("rollback");
  add_shared(*rollback, options);
  add_wait(*rollback, options);
  std::vector<std::string> typed;
  try {
    typed = with_command_first(arguments, app);
    require_values(typed, *app.get_subcommand(typed.front()));
    app.parse(std::vector<std::string>(typed.rbegin(), typed.rend()));
  } catch (const UsageError& error) {
    return usage_failure(error.what());
  } catch (const CLI::ParseError& error) {
    return usage_failure(describe_parse_error(error, *app.get_subcommand(typed.front())));
  }
  if (options.index.empty()) options.index = environment_index;
  if (options.index.empty()) {
    return usage_failure("no index given; use --index DIR or set TICKERDEX_INDEX");
  }
  options.command = status->parsed()     ? IndexCommand::status
                    : update->parsed()   ? IndexCommand::update
                    : verify->parsed()   ? IndexCommand::verify
                    : rollback->parsed() ? IndexCommand::rollback
                                         : IndexCommand::rebuild;
  parsed.options = std::move(options);
  return parsed;
}

}  // namespace tickerdex

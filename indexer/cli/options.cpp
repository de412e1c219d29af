#include "indexer/cli/options.h"

#include <unicode/uversion.h>
#include <xapian.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <sstream>

#include "indexer/run/version.h"

namespace tickerdex {
namespace {

constexpr const char* kFooter = R"(Exit codes:
  0   published, or nothing to do
  2   the command line is wrong
  3   a gate refused to publish
  4   failed (I/O, memory, disk); the live index is as before
  75  another rebuild holds the lock)";

constexpr const char* kRebuildFooter = R"(Examples:
  tickerdex-index rebuild --index ix news/ feeds/today.jsonl
  zcat dump.jsonl.gz | tickerdex-index rebuild --index ix --input-format jsonl -
  tickerdex-index rebuild --index ix --map title=HEADLINE dump.csv)";

void add_shared(CLI::App& app, IndexOptions& options) {
  app.add_option("--index", options.index, "The index folder (or set TICKERDEX_INDEX)")
      ->type_name("DIR");
  app.add_option("--format", options.format, "How the report is printed: text, json")
      ->transform(CLI::CheckedTransformer(
          std::map<std::string, ReportFormat>{{"text", ReportFormat::text},
                                              {"json", ReportFormat::json}},
          CLI::ignore_case))
      ->type_name("FORMAT");
}

void add_rebuild(CLI::App& app, IndexOptions& options) {
  add_shared(app, options);
  app.add_option("SOURCE", options.sources, "Files, folders, or - for standard input")
      ->required()
      ->type_name(" ");
  app.add_option("--input-format", options.input_format,
                 "text, jsonl, json, csv, tsv, reuters (by content)")
      ->type_name("NAME");
  app.add_option("--map", options.maps, "Read our key from theirs: title=HEADLINE (repeatable)")
      ->type_name("KEY=THEIRS")
      ->allow_extra_args(false);
  app.add_option("--symbols", options.symbols,
                 "Listed securities: the SEC's JSON, or CSV")
      ->type_name("FILE");
  app.add_option("--rejects", options.rejects, "Write bad records here, one JSON object a line")
      ->type_name("FILE");
  app.add_option("--keep", options.keep, "Generations kept, the live one included (2)")
      ->check(CLI::Range(1U, 1000U))
      ->type_name("N");
  app.add_option("--wait", options.wait_seconds, "Wait so long for another rebuild to end (0)")
      ->check(CLI::Range(0.0, 1e6))
      ->type_name("SECONDS");
  app.add_option("--jobs", options.jobs, "Threads (one a core)")
      ->check(CLI::Range(1U, 256U))
      ->type_name("N");
  app.add_option("--memory", options.memory, "Memory to stay below, as 512MiB or 2GiB (1GiB)")
      ->type_name("SIZE");
  app.add_option("--writer", options.writer,
                 "bulk: Xapian's tables directly; api: by Xapian")
      ->check(CLI::IsMember({"bulk", "api"}))
      ->type_name("NAME");
  app.add_option("--now", options.now, "Take this as the present (for tests and backfills)")
      ->type_name("TIME");
  app.add_flag("-q,--quiet", options.quiet, "No progress; no report but the one --format asks for");
  app.footer(kRebuildFooter);
}

}  // namespace

ParsedOptions parse_index_options(const std::vector<std::string>& arguments,
                                  const std::string& environment_index) {
  IndexOptions options;
  CLI::App app("Builds the index that tickerdex-query searches.", "tickerdex-index");
  app.set_version_flag("--version", "tickerdex " + std::string(kTickerdexVersion) + " (Xapian " +
                                        Xapian::version_string() + ", ICU " U_ICU_VERSION ")");
  app.require_subcommand(1);
  app.footer(kFooter);
  app.get_formatter()->column_width(26);
  auto* rebuild = app.add_subcommand("rebuild", "A new generation from all sources, then swap");
  add_rebuild(*rebuild, options);
  auto* status = app.add_subcommand("status", "Generations, counts, age");
  add_shared(*status, options);

  ParsedOptions parsed;
  std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());
  try {
    app.parse(reversed);
    if (options.index.empty()) options.index = environment_index;
    if (options.index.empty()) {
      throw CLI::RequiredError("--index DIR (or the environment's TICKERDEX_INDEX)");
    }
    options.command = status->parsed() ? IndexCommand::status : IndexCommand::rebuild;
    parsed.options = options;
  } catch (const CLI::ParseError& error) {
    std::ostringstream out;
    std::ostringstream err;
    const int code = app.exit(error, out, err);
    parsed.exit_code = code == 0 ? 0 : 2;
    parsed.output = code == 0 ? out.str() : err.str();
    if (code != 0) {
      parsed.output = "tickerdex-index: error: " + std::string(error.what()) +
                      "; see tickerdex-index --help\n";
    }
  }
  return parsed;
}

}  // namespace tickerdex

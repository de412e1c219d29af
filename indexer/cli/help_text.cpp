#include "indexer/cli/help_text.h"

#include <fmt/format.h>
#include <unicode/uversion.h>
#include <xapian.h>

#include "indexer/command/version.h"

namespace tickerdex {

std::string index_help() {
  return R"(Build the index of financial news that tickerdex-query searches.

Usage: tickerdex-index rebuild  --index DIR [options] SOURCE...
       tickerdex-index update   --index DIR [options] SOURCE...
       tickerdex-index status   --index DIR [--max-age TIME] [--format json]
       tickerdex-index verify   --index DIR [-q] [--format json]
       tickerdex-index rollback --index DIR [--wait SECONDS] [--format json]

SOURCE is a file, a folder (walked in sorted order) or - for standard input.

rebuild: a new generation from all sources, then swap; until then searches go on
with the old one, and after any failure too
  --index DIR                the index; else TICKERDEX_INDEX
  --input-format NAME        take all sources as text, jsonl, json, csv, tsv or
                             reuters; else by content, then by name
  --map KEY=THEIRS           read our key from theirs: title=HEADLINE (again
                             for each key)
  --follow-links             follow links that lead out of a SOURCE, too
  --symbols FILE             listed securities, for company names and to check
                             symbols: the SEC's company_tickers.json, or CSV
                             with ticker,name[,exchange]
  --rejects FILE             write bad records here, one JSON object a line; a
                             regular file outside sources and index
  --keep N                   generations kept, the live one included (2)
  --wait SECONDS             wait so long for another rebuild to end (0)
  --jobs N                   threads (one a core)
  --memory SIZE              memory to stay below: 512MiB, 2GiB (1GiB)
  --writer bulk|api          bulk writes Xapian's tables itself (default); api
                             goes through Xapian, many times slower
  --now TIME                 what "now" is, for tests and backfills
  --nice                     yield processor and disk to others
  --no-space-check           begin even if the disk seems too small
  --metrics FILE             what the run came to, for Prometheus; a regular
                             file outside sources and index
  --log-format text|json     progress and messages: lines, or events (text)
  -q, --quiet                no progress, and no report but a JSON one
  --format text|json         how the report is printed (text)

update: the same result, re-reading only what changed since the live generation
was made of the same sources with the same options; it rebuilds where it cannot,
or most has changed, and says why. Options are those of rebuild

Gates: where one fails, nothing is published (exit 3) and what was made is kept
as generations/NAME.refused for a look; all that fail are named
  --max-shrink PERCENT       fewer articles than live by more than this (20)
  --max-rejects PERCENT      bad records and files among all (5)
  --max-undated-jump POINTS  rise of the undated share, in points of per cent
                             (20)
  --canary FILE              queries that must find enough: a line is a least
                             count and a query; # begins a comment
  --query-program FILE       runs them (tickerdex-query beside this program, or
                             in PATH)
  --force                    publish all the same, unless it is damaged
Also: a SOURCE that gave articles last time gives none; files, but no article in
any of them; a damaged database

status: generations, counts, age and health; a monitoring probe with
  --max-age TIME             exit 3 if the live generation is older, or there is
                             none: 26h, 90m, 2d

verify: reads the live generation through: each table, article, column, the
manifest; exit 4 and the place where something is wrong

rollback: the generation that was live before is so again; a second rollback
goes one further back

Examples
  tickerdex-index rebuild --index ix news/ feeds/today.jsonl
  zcat dump.gz | tickerdex-index rebuild --index ix --input-format jsonl -
  tickerdex-index rebuild --index ix --map title=HEADLINE --rejects bad dump.csv
  tickerdex-index status --index ix --format json | jq .age_seconds

Exit: 0 published, or nothing to do; 2 usage; 3 a gate refused to publish, or
older than --max-age; 4 failed (I/O, memory, disk), the live index is as before;
75 another rebuild holds the lock
)";
}

std::string index_version() {
  return fmt::format("tickerdex-index {} (Xapian {}, ICU {})\n", kTickerdexVersion,
                     Xapian::version_string(), U_ICU_VERSION);
}

}  // namespace tickerdex

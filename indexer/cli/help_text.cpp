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

SOURCE is a file, a folder (read in sorted order) or - for standard input. Files
may be compressed (gzip, bzip2, xz, zstd) and in tar or ZIP archives.

rebuild: build a new generation from all sources and swap it in; until then, and
after any failure, searches use the old one
  --index DIR                the index (default: TICKERDEX_INDEX)
  --input-format NAME        read all sources as text, jsonl, json, csv, tsv,
                             feed, jsonfeed, ninjs, newsml, html, warc or
                             reuters (default: by content, then by name)
  --map KEY=THEIRS           read our key from theirs: title=HEADLINE (may be
                             repeated)
  --follow-links             also follow links that lead out of a SOURCE
  --symbols FILE             listed securities, for company names and to check
                             symbols: the SEC's company_tickers.json, or CSV
                             with ticker,name[,exchange]
  --rejects FILE             write bad records here, one JSON object per line; a
                             regular file outside sources and index
  --keep N                   generations to keep, including the live one (2)
  --wait SECONDS             how long to wait for another rebuild to end (0)
  --jobs N                   threads (one per core)
  --memory SIZE              memory limit: 512MiB, 2GiB (1GiB)
  --writer bulk|api          bulk writes Xapian's tables itself (default); api
                             uses Xapian's API and is many times slower
  --now TIME                 use this time as "now", for tests and backfills
  --nice                     yield processor and disk to other processes
  --no-space-check           begin even if the disk seems too small
  --metrics FILE             write the outcome for Prometheus; a regular file
                             outside sources and index
  --log-format text|json     progress and messages as lines or events (text)
  -q, --quiet                no progress, and no report unless it is JSON
  --format text|json         format of the report (text)

update: the same result as rebuild, but reads only what changed since the live
generation was made from the same sources with the same options; if it cannot,
or most has changed, it rebuilds and says why. Options as for rebuild

Gates: if one fails, nothing is published (exit 3) and the candidate is kept as
generations/NAME.refused for inspection; all that fail are named
  --max-shrink PERCENT       maximum loss of articles since the live one (20)
  --max-rejects PERCENT      maximum share of bad records and files (5)
  --max-undated-jump POINTS  maximum rise of the undated share, in percentage
                             points (20)
  --canary FILE              queries that must find enough: a line is a minimum
                             count and a query; # begins a comment
  --query-program FILE       runs them (default: tickerdex-query next to this
                             program, or in PATH)
  --force                    publish anyway, unless the database is damaged
Also: a SOURCE that gave articles last time gives none; there are files, but
none contains an article; a damaged database

status: generations, counts, age and health; a monitoring probe with
  --max-age TIME             exit 3 if the live generation is older or there is
                             none: 26h, 90m, 2d

verify: read all of the live generation: tables, articles, columns, manifest;
exit 4, naming the place, if something is wrong

rollback: make the previous generation live again; a second rollback goes back
one more

Examples
  tickerdex-index rebuild --index ix news/ feeds/today.jsonl
  ssh host cat dump.gz | tickerdex-index rebuild --index ix -
  tickerdex-index rebuild --index ix --map title=HEADLINE --rejects bad dump.csv
  tickerdex-index status --index ix --format json | jq .age_seconds

Exit: 0 published, or nothing to do; 2 usage; 3 a gate refused to publish, or
older than --max-age; 4 failed (I/O, memory, disk), the live index is unchanged;
75 another rebuild holds the lock
)";
}

std::string index_version() {
  return fmt::format("tickerdex-index {} (Xapian {}, ICU {})\n", kTickerdexVersion,
                     Xapian::version_string(), U_ICU_VERSION);
}

}  // namespace tickerdex

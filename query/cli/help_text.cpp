#include "query/cli/help_text.h"

#include <fmt/format.h>
#include <unicode/uchar.h>
#include <unicode/uvernum.h>
#include <xapian.h>

#include "query/output/output.h"

namespace tickerdex {
namespace {

std::string format_names() {
  std::string names;
  for (const auto& format : output_formats()) {
    names.append(names.empty() ? "" : "|").append(format.name);
  }
  return names;
}

}  // namespace

std::string query_help() {
  return R"(Search an index of financial news, with ranking, facets and exact counts.

Usage: tickerdex-query [--index DIR] [options] QUERY...

Words that look like options go after --: tickerdex-query -- cloud -military

Query
  cloud revenue              all words; if nothing matches, any of them
  "quick commerce"           these words in this order
  -military, NOT military    without
  a OR b, ( )                either; grouping
  a NEAR/5 b, a ADJ/5 b      within five words; in this order
  infla*                     words with that prefix
  title:qwen                 in a field: title, author, source, topic, lang,
                             site, id; field:a,b  field:*  field:none
  ticker:BABA about:BABA     linked to it; mainly about it; ticker:NYSE:BABA
  date:2025-11  date:2025Q3  in that period; also 7d, today, last-week
  date:2025-11-01..2025-11-14  since:2025  until:yesterday
  sentiment:>0.5             numbers; impact:0.3..

Search
  --index DIR                the index (default: TICKERDEX_INDEX)
  --match all|any|auto       how many plain words must match (auto: all, else
                             any)
  --sort relevance|newest|oldest
  --limit N                  hits to show (10); 0 for only counts and facets
  --offset N                 hits to skip (0)
  --facet NAME[:N]           count values and show N (10; 0: all) of ticker,
                             about, source, author, topic, lang, sentiment,
                             place, date:year, date:quarter, date:month,
                             date:week, date:day, ...; repeatable. For dates,
                             all periods from the first to the last if they
                             are at most N (100), else the N largest (10)
  --now DATE                 use this as "now", for dates such as 7d
  --tz ZONE                  zone of days in dates and facets, and of times
                             printed as text (UTC); data formats use UTC
  --timeout TIME             give up after 500ms, 10s, 2m (never), with exit 2

Output
  --format )" + format_names() + R"(
  --fields A,B               these fields of each hit, in this order
  --count                    only the number of matching articles
  --no-snippets              without passages of text
  --csv-safe                 csv and tsv without cells that a spreadsheet
                             would execute
  --color auto|always|never  auto: on a terminal, unless NO_COLOR is set
  --help, --version

Examples
  tickerdex-query --index ix 'cloud revenue ticker:BABA' --facet date:month
  tickerdex-query '"money supply" -gold' --format json | jq '.hits[].title'
  tickerdex-query 'about:JD since:7d' --sort newest --format csv
  tickerdex-query date:2025Q3 --facet ticker:20 --limit 0

Exit: 0 something matches, 1 nothing does, 2 usage or a broken index
)";
}

std::string query_version() {
  return fmt::format("tickerdex-query {}\nXapian {}\nICU {} (Unicode {})\n", TICKERDEX_VERSION,
                     Xapian::version_string(), U_ICU_VERSION, U_UNICODE_VERSION);
}

}  // namespace tickerdex

#include <string>

#include "indexer/article/date/relative_time.h"
#include "indexer/schema/date/date_parse.h"
#include "tests/unit/catch.h"

namespace tickerdex {
namespace {

// The phrase, and what it comes to on 2025-11-14 at 09:30:15.
std::string resolved(std::string_view line) {
  const std::optional<RelativeTime> relative = find_relative_time(line);
  if (!relative) return "none";
  const ParsedDate date = resolve(*relative, 1763112615);
  const char* precision = date.precision == DatePrecision::day      ? "day"
                          : date.precision == DatePrecision::minute ? "minute"
                                                                    : "second";
  return format_rfc3339(date.utc) + " " + precision + " [" +
         std::string(line.substr(relative->begin, relative->end - relative->begin)) + "]";
}

struct Row {
  const char* line;
  const char* expected;
};

}  // namespace

TEST_CASE("a relative phrase is resolved against the time it was read", "[date][relative]") {
  const Row rows[] = {
      {"9 hours ago", "2025-11-14T00:00:00Z minute [9 hours ago]"},
      {"By A. Writer \u2022 9 Hours Ago", "2025-11-14T00:00:00Z minute [9 Hours Ago]"},
      {"an hour ago", "2025-11-14T08:00:00Z minute [an hour ago]"},
      {"about two hours ago", "2025-11-14T07:00:00Z minute [two hours ago]"},
      {"1 hour, 5 minutes ago", "2025-11-14T08:25:00Z minute [1 hour, 5 minutes ago]"},
      {"1h 5m ago", "2025-11-14T08:25:00Z minute [1h 5m ago]"},
      {"5 mins ago", "2025-11-14T09:25:00Z minute [5 mins ago]"},
      {"5m ago", "2025-11-14T09:25:00Z minute [5m ago]"},
      {"5 min. ago", "2025-11-14T09:25:00Z minute [5 min. ago]"},
      {"20 seconds ago", "2025-11-14T09:29:55Z second [20 seconds ago]"},
      {"just now", "2025-11-14T09:30:00Z minute [just now]"},
      {"3 days ago", "2025-11-11T00:00:00Z day [3 days ago]"},
      {"a day ago", "2025-11-13T00:00:00Z day [a day ago]"},
      {"2w ago", "2025-10-31T00:00:00Z day [2w ago]"},
      {"1 month ago", "2025-10-15T00:00:00Z day [1 month ago]"},
      {"2 years ago", "2023-11-15T00:00:00Z day [2 years ago]"},
      {"Published yesterday", "2025-11-13T00:00:00Z day [yesterday]"},
      {"vor 3 Stunden", "2025-11-14T06:00:00Z minute [vor 3 Stunden]"},
      {"vor einer Stunde", "2025-11-14T08:00:00Z minute [vor einer Stunde]"},
      {"vor 2 Tagen", "2025-11-12T00:00:00Z day [vor 2 Tagen]"},
      {"gestern", "2025-11-13T00:00:00Z day [gestern]"},
      {"il y a 2 heures", "2025-11-14T07:00:00Z minute [il y a 2 heures]"},
      {"Il y a une heure", "2025-11-14T08:00:00Z minute [Il y a une heure]"},
      {"hier \u00e0 18h30", "2025-11-13T00:00:00Z day [hier]"},
      {"hace 3 d\u00edas", "2025-11-11T00:00:00Z day [hace 3 d\u00edas]"},
      {"h\u00e1 3 horas", "2025-11-14T06:00:00Z minute [h\u00e1 3 horas]"},
      {"3 horas atr\u00e1s", "2025-11-14T06:00:00Z minute [3 horas atr\u00e1s]"},
      {"3 ore fa", "2025-11-14T06:00:00Z minute [3 ore fa]"},
      {"9\u5c0f\u65f6\u524d", "2025-11-14T00:00:00Z minute [9\u5c0f\u65f6\u524d]"},
      {"9 \u5c0f\u65f6\u4e4b\u524d", "2025-11-14T00:00:00Z minute [9 \u5c0f\u65f6\u4e4b\u524d]"},
      {"\uff13\u6642\u9593\u524d", "2025-11-14T06:00:00Z minute [\uff13\u6642\u9593\u524d]"},
      {"5\u5206\u949f\u524d", "2025-11-14T09:25:00Z minute [5\u5206\u949f\u524d]"},
      {"\u66f4\u65b0 2\u65e5\u524d", "2025-11-12T00:00:00Z day [2\u65e5\u524d]"},
      {"3\u30f6\u6708\u524d", "2025-08-16T00:00:00Z day [3\u30f6\u6708\u524d]"},
      {"3\uc2dc\uac04 \uc804", "2025-11-14T06:00:00Z minute [3\uc2dc\uac04 \uc804]"},
      {"\u6628\u5929 18:30", "2025-11-13T00:00:00Z day [\u6628\u5929]"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.line);
    CHECK(resolved(row.line) == row.expected);
  }
}

TEST_CASE("text that only looks relative is ignored", "[date][relative]") {
  for (const char* line : {"", "ago", "hours ago", "9 hours", "9 hours later", "long ago",
                           "2.5 years ago", "99999 days ago", "9999 years ago", "5 ago",
                           "the hour ago", "hier spricht man Deutsch", "vor 3 Banken",
                           "il y a 2 banques", "9\u5c0f\u65f6", "9\u524d", "-"}) {
    CAPTURE(line);
    CHECK(resolved(line) == "none");
  }
}

TEST_CASE("a relative phrase is found late in a long line", "[date][relative][hostile]") {
  for (int words = 30; words < 110; ++words) {
    std::string line;
    for (int i = 0; i < words; ++i) line += "x ";
    CAPTURE(words);
    CHECK(resolved(line + "9 hours ago") == "2025-11-14T00:00:00Z minute [9 hours ago]");
  }
  CHECK(resolved(std::string(1'000'000, '1') + " hours ago") == "none");
  CHECK(resolved(std::string(200'000, '\xE5')) == "none");
  CHECK(resolved(std::string("9\0hours ago", 11)) == "none");
}

TEST_CASE("relative times are rounded down, also before 1970", "[date][relative]") {
  RelativeTime yesterday;
  yesterday.seconds = 86400;
  yesterday.precision = DatePrecision::day;
  CHECK(format_rfc3339(resolve(yesterday, 3600).utc) == "1969-12-31T00:00:00Z");
}

}  // namespace tickerdex

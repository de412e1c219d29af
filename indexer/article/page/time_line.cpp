#include "indexer/article/page/time_line.h"

#include <algorithm>
#include <unordered_set>
#include <vector>

#include "indexer/article/date/date_scan.h"
#include "indexer/article/date/relative_time.h"
#include "indexer/article/page/byline.h"
#include "indexer/article/page/line_shape.h"
#include "indexer/article/page/navigation.h"
#include "indexer/article/plain_text.h"
#include "indexer/schema/text/ascii.h"

namespace tickerdex::page {
namespace {

constexpr std::size_t kMaxLineBytes = 160;

/// Words that may surround a time.
bool is_small_word(std::string_view word) {
  static const std::unordered_set<std::string_view> kWords{
      "published",    "posted",   "updated",    "modified",    "last",     "first",
      "on",           "at",       "date",       "time",        "release",  "released",
      "edited",       "created",  "originally", "publication", "about",    "edt",
      "est",          "et",       "utc",        "gmt",         "pst",      "pdt",
      "pt",           "cet",      "cest",       "bst",         "hkt",      "jst",
      "cst",          "ist",      "am",         "pm",          "a.m",      "p.m",
      "mon",          "tue",      "tues",       "wed",         "thu",      "thur",
      "thurs",        "fri",      "sat",        "sun",         "monday",   "tuesday",
      "wednesday",    "thursday", "friday",     "saturday",    "sunday",   "veröffentlicht",
      "aktualisiert", "erstellt", "stand",      "um",          "uhr",      "den",
      "vom",          "datum",    "montag",     "dienstag",    "mittwoch", "donnerstag",
      "freitag",      "samstag",  "sonntag",    "发布时间",    "发布日期", "发布于",
      "发表于",       "更新时间", "更新于",     "更新",        "发布",     "时间",
      "日期",         "公開",     "公開日",     "更新日",      "更新日時", "配信",
      "公開日時",     "配信日時", "掲載",       "北京时间",    "z",
  };
  return kWords.contains(word);
}

bool says_update(std::string_view key) {
  return key.find("updated") != std::string_view::npos ||
         key.find("modified") != std::string_view::npos ||
         key.find("aktualisiert") != std::string_view::npos || key.starts_with("stand") ||
         key.find("更新") != std::string_view::npos;
}

/// "9:30", "18:15:00", "9.30": a time of day that was not taken as part of the date.
bool is_clock(std::string_view word) {
  return word.size() <= 8 && word.find_first_not_of("0123456789:.") == std::string_view::npos &&
         word.find(':') != std::string_view::npos;
}

/// White space, separating punctuation, and small words.
bool says_nothing(std::string_view piece) {
  std::string lower = ascii_lower(piece);
  for (char& c : lower) {
    if (c == ',' || c == ';' || c == '(' || c == ')' || c == '[' || c == ']' || c == '@') c = ' ';
  }
  for (std::string_view word : words_of(lower)) {
    while (!word.empty() && (word.back() == '.' || word.back() == ':' || word.back() == '-')) {
      word.remove_suffix(1);
    }
    for (const std::string_view mark : {"：", "，", "。", "（", "）", "【", "】", "–", "—"}) {
      while (word.starts_with(mark)) word.remove_prefix(mark.size());
      while (word.ends_with(mark)) word.remove_suffix(mark.size());
    }
    if (!word.empty() && !is_small_word(word) && !is_clock(word)) return false;
  }
  return true;
}

std::string_view without_edges(std::string_view piece) {
  constexpr std::string_view kEdges = " ,;:()[]-.";
  const std::size_t begin = piece.find_first_not_of(kEdges);
  if (begin == std::string_view::npos) return {};
  return piece.substr(begin, piece.find_last_not_of(kEdges) - begin + 1);
}

/// A piece next to the time: nothing, a name, or a reading time.
bool take_piece(std::string_view piece, TimeLine& line) {
  if (says_nothing(piece)) return true;
  piece = without_edges(piece);
  if (is_navigation(piece)) return true;
  if (const auto byline = byline_of(piece)) {
    if (line.author.empty()) line.author = byline->authors;
    if (line.source.empty()) line.source = byline->publisher;
    return true;
  }
  if (!looks_like_name(piece)) return false;
  const bool publisher =
      looks_like_publisher(piece) || (!has_cjk(piece) && words_of(piece).size() == 1);
  std::string& field = publisher ? line.source : line.author;
  if (field.empty()) field = piece;
  return true;
}

}  // namespace

std::optional<TimeLine> time_line_of(std::string_view line) {
  line = without_markup(line);
  if (line.size() < 4 || line.size() > kMaxLineBytes) return std::nullopt;
  TimeLine result;
  std::string rest;  // the line, with each time replaced by a bar
  std::size_t at = 0;
  const std::vector<FoundDate> dates = find_dates(line, 3);
  for (const FoundDate& found : dates) {
    if (result.date.empty()) {
      result.date = line.substr(found.begin, found.end - found.begin);
      result.is_update = says_update(key_of(line.substr(0, found.begin)));
    }
    rest.append(line.substr(at, found.begin - at)).append(" | ");
    at = found.end;
  }
  rest += line.substr(at);
  if (const auto relative = find_relative_time(rest)) {
    if (dates.empty())
      result.relative = rest.substr(relative->begin, relative->end - relative->begin);
    rest.replace(relative->begin, relative->end - relative->begin, " | ");
  } else if (dates.empty()) {
    return std::nullopt;
  }
  std::size_t names = 0;
  for (const std::string_view piece : pieces_of(rest)) {
    if (!says_nothing(piece)) ++names;
    if (names > 3 || !take_piece(piece, result)) return std::nullopt;
  }
  return result;
}

}  // namespace tickerdex::page

#include "indexer/article/date/dateline.h"

#include <algorithm>
#include <array>
#include <unordered_set>
#include <vector>

#include "indexer/article/date/date_scan.h"
#include "indexer/article/page/line_shape.h"
#include "indexer/article/page/time_line.h"
#include "indexer/article/plain_text.h"
#include "indexer/schema/date/date_parse.h"
#include "indexer/schema/text/ascii.h"
#include "indexer/schema/text/utf8.h"

namespace tickerdex {
namespace {

/// Lower-case words in datelines.
bool is_dateline_word(std::string_view word) {
  static const std::unordered_set<std::string_view> kWords{
      "published", "posted", "updated", "issued", "released", "date", "de",  "am",
      "den",       "vom",    "la",      "le",     "del",      "of",   "und", "and",
      "&",         "-",      "/",       "|",      "·",        "–",    "—",   "--"};
  return kWords.contains(word);
}

/// Words capitalised only at the beginning of a sentence: no dateline follows.
bool begins_sentence(std::string_view word) {
  static const std::unordered_set<std::string_view> kWords{
      "on",      "in",      "by",          "since",   "until",  "till",      "from",     "before",
      "after",   "as",      "at",          "the",     "a",      "an",        "this",     "that",
      "its",     "for",     "between",     "through", "during", "effective", "starting", "ended",
      "ending",  "am",      "im",          "seit",    "bis",    "vom",       "zum",      "nach",
      "ab",      "der",     "die",         "das",     "le",     "les",       "depuis",   "until",
      "through", "founded", "established", "born"};
  return kWords.contains(word);
}

/// "HONG KONG, ", "(Sample Wire) - ", "Published: ", "北京，": what may precede a dateline's date.
bool may_precede(std::string_view before) {
  constexpr std::size_t kMaxBytes = 64;
  if (before.size() > kMaxBytes) return false;
  if (page::has_cjk(before)) return count_code_points(before) <= 10 && !page::ends_sentence(before);
  const std::vector<std::string_view> words = page::words_of(before);
  if (words.size() > 8) return false;
  if (!words.empty() && begins_sentence(ascii_lower(words.front()))) return false;
  if (!words.empty() && begins_sentence(ascii_lower(words.back()))) return false;
  return std::all_of(words.begin(), words.end(), [](std::string_view word) {
    while (!word.empty() && (word.front() == '(' || word.front() == '[')) word.remove_prefix(1);
    if (word.empty() || page::starts_with_upper(word)) return true;
    std::string lower = ascii_lower(word);
    while (!lower.empty() && (lower.back() == ':' || lower.back() == ',')) lower.pop_back();
    return is_dateline_word(lower);
  });
}

/// What ends a dateline, or the end of the line.
bool may_follow(std::string_view after) {
  constexpr std::array<std::string_view, 14> kEnds{"- ", "– ", "—",  "--", "(",  "/", "|",
                                                   "·",  "（", "）", "】", "｜", ")", "] "};
  after = trimmed(after);
  if (after.empty() || after == "." || after == "-") return true;
  return std::any_of(kEnds.begin(), kEnds.end(),
                     [&](std::string_view end) { return after.starts_with(end); });
}

using Possible = std::function<bool(const ParsedDate&)>;

std::optional<ParsedDate> dateline_of(std::string_view line, const Possible& is_possible) {
  constexpr std::size_t kMaxBeforeDate = 160;
  const std::string_view begin = utf8_prefix(line, kMaxBeforeDate);
  const std::vector<FoundDate> dates = find_dates(begin, 1);
  if (dates.empty() || !is_possible(dates[0].date)) return std::nullopt;
  const std::string_view after = line.substr(dates[0].end);
  if (dates[0].end == begin.size() && begin.size() < line.size()) return std::nullopt;
  const bool counts = (may_precede(line.substr(0, dates[0].begin)) && may_follow(after)) ||
                      page::time_line_of(line).has_value();
  return counts ? std::optional(dates[0].date) : std::nullopt;
}

std::optional<ParsedDate> in_lines(std::string_view text, const Possible& is_possible) {
  for (const std::string_view line : lines_of(text)) {
    if (auto date = dateline_of(line, is_possible)) return date;
  }
  return std::nullopt;
}

/// "Market wrap - November 14, 2025", "November 14, 2025: market wrap"
std::optional<ParsedDate> in_title(std::string_view title, const Possible& is_possible) {
  if (title.size() > 300) return std::nullopt;
  for (const FoundDate& found : find_dates(title, 4)) {
    const std::string_view before = trimmed(title.substr(0, found.begin));
    const std::string_view after = trimmed(title.substr(found.end));
    const auto parts = [](std::string_view mark) {
      constexpr std::array<std::string_view, 8> kMarks{"-", "–", "—", "|", ":", "(", "[", "·"};
      return std::find(kMarks.begin(), kMarks.end(), mark) != kMarks.end();
    };
    const auto last = [&] {
      return before.ends_with("–") || before.ends_with("—") ? before.substr(before.size() - 3)
             : before.ends_with("·")                        ? before.substr(before.size() - 2)
             : before.empty()                               ? before
                                                            : before.substr(before.size() - 1);
    };
    const bool at_end = (after.empty() || after == ")" || after == "]") && parts(last());
    const bool at_begin = before.empty() && !after.empty() && parts(after.substr(0, 1));
    if ((at_end || at_begin) && is_possible(found.date)) return found.date;
  }
  return std::nullopt;
}

}  // namespace

std::optional<ParsedDate> find_published(std::string_view title, std::string_view body,
                                         const Possible& is_possible) {
  // Whole lines, because the text after a date matters; a line counts if it begins in the window.
  const std::size_t head_end =
      std::min(body.find('\n', std::min(kHeadBytes, body.size())), body.size());
  if (auto date = in_lines(body.substr(0, head_end), is_possible)) return date;
  if (head_end < body.size()) {
    std::string_view tail = utf8_suffix(body.substr(head_end), kTailBytes);
    const std::size_t first_line = tail.find('\n');
    if (first_line != std::string_view::npos) {
      if (auto date = in_lines(tail.substr(first_line + 1), is_possible)) return date;
    }
  }
  return in_title(title, is_possible);
}

}  // namespace tickerdex

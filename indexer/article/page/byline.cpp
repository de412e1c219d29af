#include "indexer/article/page/byline.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <unordered_set>
#include <vector>

#include "indexer/article/page/line_shape.h"
#include "indexer/article/plain_text.h"
#include "indexer/schema/text/ascii.h"
#include "indexer/schema/text/utf8.h"

namespace tickerdex::page {
namespace {

constexpr std::size_t kMaxLineBytes = 200;
constexpr std::size_t kMaxNameWords = 6;

using Words = std::unordered_set<std::string_view>;

/// Small words inside names.
const Words& particles() {
  static const Words kParticles{"de", "da",  "di", "del", "der", "den",  "van", "von", "zu",
                                "la", "le",  "du", "dos", "bin", "bint", "ibn", "al",  "el",
                                "of", "the", "y",  "und", "and", "&",    "for", "at"};
  return kParticles;
}

/// Capitalised words that begin a phrase of time or place rather than a name.
const Words& no_names() {
  static const Words kWords{
      "monday",   "tuesday",    "wednesday", "thursday", "friday",   "saturday",   "sunday",
      "january",  "february",   "march",     "april",    "may",      "june",       "july",
      "august",   "september",  "october",   "november", "december", "yesterday",  "today",
      "tomorrow", "the",        "a",         "an",       "contrast", "comparison", "now",
      "then",     "early",      "late",      "mid",      "year",     "popular",    "default",
      "all",      "any",        "law",       "far",      "midday",   "noon",       "doing",
      "using",    "q1",         "q2",        "q3",       "q4",       "montag",     "dienstag",
      "mittwoch", "donnerstag", "freitag",   "samstag",  "sonntag"};
  return kWords;
}

bool is_role(std::string_view text) {
  static const Words kRoles{
      "writer",      "reporter",   "editor",      "correspondent", "analyst",  "columnist",
      "contributor", "journalist", "strategist",  "economist",     "author",   "editor-in-chief",
      "staff",       "redakteur",  "redakteurin", "korrespondent", "analystin"};
  const std::string lower = ascii_lower(text);
  const std::vector<std::string_view> words = words_of(lower);
  return !words.empty() && words.size() <= 5 &&
         std::any_of(words.begin(), words.end(),
                     [](std::string_view w) { return kRoles.contains(w); });
}

/// The rest of `line` after one of `prefixes`, ignoring case; empty if it has none.
std::string_view behind(std::string_view line, std::initializer_list<std::string_view> prefixes) {
  const std::string lower = ascii_lower(line.substr(0, 40));
  for (const std::string_view prefix : prefixes) {
    if (lower.starts_with(prefix)) return trimmed(line.substr(prefix.size()));
  }
  return {};
}

bool is_cjk_name(std::string_view text) {
  const std::size_t length = count_code_points(text);
  return has_cjk(text) && length >= 2 && length <= 12 && !ends_sentence(text) &&
         text.find("，") == std::string_view::npos && text.find("、") == std::string_view::npos &&
         text.find_first_of("0123456789") == std::string_view::npos;
}

/// Cuts at "," ";" " and " " und " " & " "、".
std::vector<std::string_view> split_names(std::string_view text) {
  constexpr std::array<std::string_view, 9> kJoints{" and ", " und ", " & ", ", ",    "; ",
                                                    "、",    "，",    ";",   " with "};
  std::vector<std::string_view> names;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= text.size();) {
    std::size_t width = i == text.size() ? 1 : 0;
    for (const std::string_view joint : kJoints) {
      if (width == 0 && text.substr(i).starts_with(joint)) width = joint.size();
    }
    if (width == 0) {
      ++i;
      continue;
    }
    std::string_view name = trimmed(text.substr(begin, i - begin));
    if (name.starts_with("and ")) name.remove_prefix(4);
    if (!name.empty()) names.push_back(name);
    i += width;
    begin = i;
  }
  return names;
}

}  // namespace

bool looks_like_name(std::string_view text) {
  text = trimmed(text);
  if (text.empty() || text.size() > 80) return false;
  if (has_cjk(text)) return is_cjk_name(text);
  if (text.find_first_of("0123456789:;!?\"()<>@/|") != std::string_view::npos) return false;
  if (text.back() == '.' && text.size() > 3 && text[text.size() - 3] != ' ') {
    const std::string lower = ascii_lower(text);  // "Jane Doe Jr." is a name, "Jane Doe left." not
    if (!lower.ends_with(" jr.") && !lower.ends_with(" sr.")) return false;
  }
  const std::vector<std::string_view> words = words_of(text);
  if (words.size() > kMaxNameWords || !starts_with_upper(words[0])) return false;
  if (no_names().contains(ascii_lower(words[0]))) return false;
  return std::all_of(words.begin(), words.end(), [](std::string_view word) {
    return starts_with_upper(word) || particles().contains(word);
  });
}

bool looks_like_publisher(std::string_view text) {
  static const Words kWords{"wire",      "news",    "times",  "journal",  "press",  "research",
                            "daily",     "post",    "media",  "finance",  "desk",   "newswire",
                            "magazine",  "gazette", "herald", "tribune",  "blog",   "reuters",
                            "bloomberg", "agency",  "online", "insights", "briefs", "review"};
  const std::string lower = ascii_lower(text);
  const std::vector<std::string_view> words = words_of(lower);
  if (std::any_of(words.begin(), words.end(), [](auto word) { return kWords.contains(word); })) {
    return true;
  }
  constexpr std::array<std::string_view, 9> kEnds{"社",   "报",   "報",       "网",  "網",
                                                  "新聞", "新闻", "ニュース", "通信"};
  return std::any_of(kEnds.begin(), kEnds.end(), [&](auto end) { return text.ends_with(end); });
}

std::optional<Byline> names_of(std::string_view value) {
  if (value.size() > kMaxLineBytes) return std::nullopt;
  Byline byline;
  for (const std::string_view name : split_names(value)) {
    if (!byline.authors.empty() && is_role(name)) continue;
    if (!looks_like_name(name)) return std::nullopt;
    if (!byline.authors.empty() && looks_like_publisher(name)) {
      if (byline.publisher.empty()) byline.publisher = name;
      continue;
    }
    if (!byline.authors.empty()) byline.authors += ", ";
    byline.authors += name;
  }
  if (byline.authors.empty()) return std::nullopt;
  return byline;
}

std::optional<Byline> byline_of(std::string_view line) {
  line = without_markup(line);
  if (line.size() < 4 || line.size() > kMaxLineBytes) return std::nullopt;
  if (line.front() == '(' && (line.ends_with(')') || line.ends_with(")."))) {
    const std::string_view inner = line.substr(1, line.find_last_of(')') - 1);
    if (behind(inner, {"reporting by ", "writing by ", "editing by ", "compiled by "}).empty()) {
      return std::nullopt;
    }
    return byline_of(inner);
  }
  if (std::string_view names = behind(line, {"reporting by ", "writing by ", "compiled by "});
      !names.empty()) {
    names = names.substr(0, names.find(';'));
    if (const std::size_t in = names.find(" in "); in != std::string_view::npos) {
      names = names.substr(0, in);
    }
    if (names.ends_with('.')) names.remove_suffix(1);
    return names_of(names);
  }
  if (const std::string_view names =
          behind(line, {"by ", "by: ", "written by ", "words by ", "story by ", "posted by ",
                        "published by ", "von ", "von: ", "author ", "记者 ", "作者 ", "记者：",
                        "文／", "文/", "文＝", "記者＝", "本报记者 "});
      !names.empty()) {
    return names_of(names);
  }
  // "Jane Doe, Staff Writer"
  const std::size_t comma = line.find(", ");
  if (comma == std::string_view::npos || !is_role(line.substr(comma + 2))) return std::nullopt;
  const std::string_view name = line.substr(0, comma);
  if (words_of(name).size() < 2 || has_cjk(name) || !looks_like_name(name)) return std::nullopt;
  return Byline{std::string(name), {}};
}

}  // namespace tickerdex::page

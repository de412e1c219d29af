#include "indexer/source/feed/feed_date.h"

#include <unicode/dtfmtsym.h>
#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "indexer/schema/date/date_parse.h"
#include "indexer/schema/text/ascii.h"
#include "indexer/schema/text/utf8.h"
#include "indexer/source/charset.h"

namespace tickerdex {
namespace {

constexpr std::array<const char*, 12> kMonths = {"January",   "February", "March",    "April",
                                                 "May",       "June",     "July",     "August",
                                                 "September", "October",  "November", "December"};

// In lower case, without accents.
std::string folded(const icu::UnicodeString& word) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* decompose = icu::Normalizer2::getNFDInstance(error);
  icu::UnicodeString parts = word;
  parts.toLower(icu::Locale::getRoot());
  if (U_SUCCESS(error)) parts = decompose->normalize(parts, error);
  icu::UnicodeString bare;
  for (std::int32_t i = 0; i < parts.length(); i = parts.moveIndex32(i, 1)) {
    const UChar32 c = parts.char32At(i);
    if (u_charType(c) != U_NON_SPACING_MARK && c != '.') bare.append(c);
  }
  std::string out;
  bare.toUTF8String(out);
  return out;
}

// The number of a month by its name; names that mean different months in two languages are out.
const std::map<std::string, std::size_t>& month_numbers() {
  static const auto kNumbers = [] {
    std::map<std::string, std::size_t> numbers;
    for (const char* language : {"de", "fr", "es", "it", "pt", "nl", "sv", "da", "nb", "fi",
                                 "pl", "cs", "hu", "ru", "uk", "el", "tr", "ro", "id", "ca"}) {
      UErrorCode error = U_ZERO_ERROR;
      const icu::DateFormatSymbols symbols(icu::Locale(language), error);
      if (U_FAILURE(error)) continue;
      for (const auto context :
           {icu::DateFormatSymbols::FORMAT, icu::DateFormatSymbols::STANDALONE}) {
        for (const auto width :
             {icu::DateFormatSymbols::WIDE, icu::DateFormatSymbols::ABBREVIATED}) {
          std::int32_t count = 0;
          const icu::UnicodeString* names = symbols.getMonths(count, context, width);
          for (std::size_t month = 0;
               month < kMonths.size() && month < static_cast<std::size_t>(count); ++month) {
            const auto [known, is_new] = numbers.emplace(folded(names[month]), month);
            if (!is_new && known->second != month) known->second = kMonths.size();
          }
        }
      }
    }
    return numbers;
  }();
  return kNumbers;
}

struct Word {
  std::size_t begin;
  std::size_t end;
};

std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    while (at < text.size() && (is_letter(text[at]) || !is_ascii(text[at]))) ++at;
    if (at > begin) {
      words.push_back({begin, at});
    } else {
      ++at;
    }
  }
  return words;
}

// The month that a name, or at least three letters of it, means in all languages that have it.
std::optional<std::size_t> month_of(const std::string& name) {
  constexpr std::size_t kShortest = 3;
  if (name.size() < kShortest) return std::nullopt;
  std::optional<std::size_t> month;
  const auto& numbers = month_numbers();
  for (auto at = numbers.lower_bound(name); at != numbers.end() && at->first.starts_with(name);
       ++at) {
    if (month && *month != at->second) return std::nullopt;
    month = at->second;
    if (at->first == name) break;
  }
  return month == kMonths.size() ? std::nullopt : month;
}

// With its month in English, or in digits between hyphens, and without the weekday before it.
std::string with_english_month(std::string text) {
  for (const Word& word : words_of(text)) {
    const auto month = month_of(
        folded(icu::UnicodeString::fromUTF8(text.substr(word.begin, word.end - word.begin))));
    if (!month) continue;
    std::string tail = text.substr(word.end);
    if (tail.starts_with('.')) tail.erase(0, 1);
    const std::size_t begin = std::min(text.find_first_of("0123456789"), word.begin);
    const std::string head = text.substr(begin, word.begin - begin);
    if (!head.ends_with('-')) return head + kMonths[*month] + tail;
    // 2004-július-13T9:15
    if (const std::size_t tee = tail.find('T'); tee + 2 < tail.size() && tail[tee + 2] == ':')
      tail.insert(tee + 1, "0");
    return head + (*month < 9 ? "0" : "") + std::to_string(*month + 1) + tail;
  }
  return {};
}

void replace_first(std::string& text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  if (at != std::string::npos) text.replace(at, from.size(), to);
}

// 2004년 5월 25일 오후 08:23:17
std::string from_korean(std::string text) {
  const bool is_afternoon = text.find("오후") != std::string::npos;
  if (!is_afternoon && text.find("오전") == std::string::npos) return {};
  replace_first(text, is_afternoon ? "오후 " : "오전 ", "");
  replace_first(text, "년 ", "-");
  replace_first(text, "월 ", "-");
  replace_first(text, "일", "");
  return text + (is_afternoon ? " PM" : " AM");
}

// Without a bracket at its end, and without a zone behind a zone.
std::string without_second_zone(std::string text) {
  while (!text.empty() && (text.back() == ']' || text.back() == ')')) {
    const std::size_t open = text.rfind(text.back() == ']' ? '[' : '(');
    if (open == std::string::npos) break;
    text.resize(open);
    text = trimmed(text);
  }
  const std::size_t space = text.rfind(' ');
  if (space == std::string::npos || parse_date(text)) return text;
  return text.substr(0, space);
}

std::string with_minutes(std::string text) {
  const std::size_t tee = text.find('T');
  if (tee != std::string::npos && text.size() >= tee + 3 && text.find(':') == std::string::npos) {
    text.insert(tee + 3, ":00");
  }
  return text;
}

}  // namespace

std::string readable_feed_date(std::string_view text) {
  constexpr std::size_t kLongest = 100;
  const std::string line = one_line(text);
  if (line.empty() || line.size() > kLongest || parse_date(line)) return line;
  using Way = std::string (*)(std::string);
  for (const Way way : {from_korean, with_english_month, without_second_zone, with_minutes}) {
    std::string changed = way(line);
    if (!changed.empty() && parse_date(changed)) return changed;
  }
  return line;
}

}  // namespace tickerdex

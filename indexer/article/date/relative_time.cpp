// Relative phrases: a number, a unit and a word for "ago", in the order of each language.
//
// A month counts 30 days and a year 365: the phrase itself is not more precise.
#include "indexer/article/date/relative_time.h"

#include <algorithm>
#include <array>

#include "indexer/schema/date/date_token.h"

namespace tickerdex {
namespace {

constexpr std::int64_t kMinute = 60;
constexpr std::int64_t kHour = 3600;
constexpr std::int64_t kDay = 86400;
constexpr std::int64_t kLongest = 200 * 365 * kDay;

struct NamedSeconds {
  std::string_view name;
  std::int64_t seconds;
};

constexpr NamedSeconds kUnits[] = {
    {"second", 1}, {"seconds", 1}, {"sec", 1}, {"secs", 1}, {"s", 1},
    {"sekunde", 1}, {"sekunden", 1}, {"seconde", 1}, {"secondes", 1}, {"segundo", 1},
    {"segundos", 1}, {"secondo", 1}, {"secondi", 1},
    {"minute", kMinute}, {"minutes", kMinute}, {"min", kMinute}, {"mins", kMinute},
    {"m", kMinute}, {"minuten", kMinute}, {"minuto", kMinute}, {"minutos", kMinute},
    {"minuti", kMinute},
    {"hour", kHour}, {"hours", kHour}, {"hr", kHour}, {"hrs", kHour}, {"h", kHour},
    {"stunde", kHour}, {"stunden", kHour}, {"std", kHour}, {"heure", kHour}, {"heures", kHour},
    {"hora", kHour}, {"horas", kHour}, {"ora", kHour}, {"ore", kHour},
    {"day", kDay}, {"days", kDay}, {"d", kDay}, {"tag", kDay}, {"tage", kDay}, {"tagen", kDay},
    {"jour", kDay}, {"jours", kDay}, {"j", kDay}, {"dia", kDay}, {"dias", kDay},
    {"giorno", kDay}, {"giorni", kDay},
    {"week", 7 * kDay}, {"weeks", 7 * kDay}, {"wk", 7 * kDay}, {"wks", 7 * kDay},
    {"w", 7 * kDay}, {"woche", 7 * kDay}, {"wochen", 7 * kDay}, {"semaine", 7 * kDay},
    {"semaines", 7 * kDay}, {"semana", 7 * kDay}, {"semanas", 7 * kDay},
    {"settimana", 7 * kDay}, {"settimane", 7 * kDay},
    {"month", 30 * kDay}, {"months", 30 * kDay}, {"mo", 30 * kDay}, {"mos", 30 * kDay},
    {"monat", 30 * kDay}, {"monate", 30 * kDay}, {"monaten", 30 * kDay}, {"mois", 30 * kDay},
    {"mes", 30 * kDay}, {"meses", 30 * kDay}, {"mese", 30 * kDay}, {"mesi", 30 * kDay},
    {"year", 365 * kDay}, {"years", 365 * kDay}, {"yr", 365 * kDay}, {"yrs", 365 * kDay},
    {"y", 365 * kDay}, {"jahr", 365 * kDay}, {"jahre", 365 * kDay}, {"jahren", 365 * kDay},
    {"an", 365 * kDay}, {"ans", 365 * kDay}, {"ano", 365 * kDay}, {"anos", 365 * kDay},
    {"anno", 365 * kDay}, {"anni", 365 * kDay},
};

// Between a number and 前 or 전; a longer unit is listed before its prefixes.
constexpr NamedSeconds kCjkUnits[] = {
    {"秒钟", 1}, {"秒鐘", 1}, {"秒", 1}, {"초", 1},
    {"分钟", kMinute}, {"分鐘", kMinute}, {"分", kMinute}, {"분", kMinute},
    {"个小时", kHour}, {"個小時", kHour}, {"小时", kHour}, {"小時", kHour}, {"時間", kHour},
    {"时", kHour}, {"시간", kHour},
    {"天", kDay}, {"日", kDay}, {"일", kDay},
    {"周", 7 * kDay}, {"週間", 7 * kDay}, {"週", 7 * kDay}, {"个星期", 7 * kDay},
    {"個星期", 7 * kDay}, {"주일", 7 * kDay}, {"주", 7 * kDay},
    {"个月", 30 * kDay}, {"個月", 30 * kDay}, {"か月", 30 * kDay}, {"ヶ月", 30 * kDay},
    {"カ月", 30 * kDay}, {"ケ月", 30 * kDay}, {"개월", 30 * kDay}, {"달", 30 * kDay},
    {"年", 365 * kDay}, {"년", 365 * kDay},
};

constexpr NamedSeconds kNumberWords[] = {
    {"a", 1},   {"an", 1},    {"one", 1},  {"two", 2},  {"three", 3}, {"four", 4},  {"five", 5},
    {"six", 6}, {"seven", 7}, {"eight", 8}, {"nine", 9}, {"ten", 10},  {"ein", 1},   {"eine", 1},
    {"einer", 1}, {"einem", 1}, {"zwei", 2}, {"drei", 3}, {"un", 1},   {"une", 1},   {"deux", 2},
    {"una", 1}, {"um", 1},    {"uma", 1},
};

template <std::size_t N>
std::int64_t value_of(const NamedSeconds (&table)[N], std::string_view name) {
  const auto* found = std::find_if(std::begin(table), std::end(table),
                                   [&](const NamedSeconds& entry) { return entry.name == name; });
  return found == std::end(table) ? 0 : found->seconds;
}

std::size_t skip_blanks(std::string_view text, std::size_t at) {
  while (at < text.size() && text[at] == ' ') ++at;
  return at;
}

class PhraseReader {
 public:
  PhraseReader(std::string_view line, const DateTokens& tokens) : line_(line), tokens_(tokens) {}

  std::optional<RelativeTime> phrase_at(std::size_t i) const {
    if (const auto single = single_word(i)) return single;
    if (const auto cjk = cjk_phrase(i)) return cjk;
    std::size_t at = i;
    bool is_prefixed = false;
    if (word(at) == "vor" || word(at) == "hace" || word(at) == "ha") {
      is_prefixed = true;
      ++at;
    } else if (word(at) == "il" && word(at + 1) == "y" && word(at + 2) == "a") {
      is_prefixed = true;
      at += 3;
    }
    std::int64_t seconds = 0;
    std::int64_t unit = 0;
    if (!read_amount(at, seconds, unit)) return std::nullopt;
    const std::size_t behind_first = at;
    if (mark(at) == ',' || word(at) == "and") ++at;  // "1 hour, 5 minutes ago"
    std::int64_t smaller = 0;
    std::int64_t smaller_unit = 0;
    if (read_amount(at, smaller, smaller_unit) && smaller_unit < unit) {
      seconds += smaller;
      unit = smaller_unit;
    } else {
      at = behind_first;
    }
    if (!is_prefixed) {
      if (word(at) != "ago" && word(at) != "fa" && word(at) != "atras") return std::nullopt;
      ++at;
    }
    return made(seconds, unit, tokens_.items[i].begin, tokens_.items[at - 1].end);
  }

 private:
  // Views a buffer of this reader: valid until the next call.
  std::string_view word(std::size_t i) const {
    if (i >= tokens_.count || tokens_.items[i].kind != DateTokenKind::word) return {};
    folded_ = {};
    fold_word(line_.substr(0, tokens_.items[i].end), tokens_.items[i].begin, folded_);
    return folded_.view();
  }

  char mark(std::size_t i) const { return i < tokens_.count ? tokens_.items[i].mark : '\0'; }

  // "9 hours", "5m", "an hour"
  bool read_amount(std::size_t& at, std::int64_t& seconds, std::int64_t& unit) const {
    std::int64_t number = 0;
    if (at < tokens_.count && tokens_.items[at].kind == DateTokenKind::number) {
      if (tokens_.items[at].digits > 4) return false;
      number = tokens_.items[at].value;
      if (at > 0 && tokens_.items[at].gap == DateGap::none &&
          (mark(at - 1) == '.' || mark(at - 1) == ',')) {
        return false;  // "2.5 years"
      }
    } else {
      number = value_of(kNumberWords, word(at));
      if (number == 0) return false;
    }
    unit = value_of(kUnits, word(at + 1));
    if (unit == 0) return false;
    at += 2;
    if (mark(at) == '.') ++at;  // "5 min. ago"
    seconds = number * unit;
    return true;
  }

  std::optional<RelativeTime> single_word(std::size_t i) const {
    const DateToken& token = tokens_.items[i];
    const std::string_view rest = line_.substr(token.begin);
    for (const std::string_view name : {"昨天", "昨日", "어제"}) {
      if (rest.substr(0, name.size()) == name) {
        return made(kDay, kDay, token.begin, token.begin + name.size());
      }
    }
    const std::string_view name = word(i);
    if (name == "yesterday" || name == "gestern" || name == "ayer" || name == "ontem" ||
        name == "ieri") {
      return made(kDay, kDay, token.begin, token.end);
    }
    if (name == "hier" && i == 0 && (tokens_.count == 1 || word(1) == "a" || mark(1) == ',')) {
      return made(kDay, kDay, token.begin, token.end);  // French; in German it means "here"
    }
    if (name == "just" && word(i + 1) == "now") {
      return made(0, kMinute, token.begin, tokens_.items[i + 1].end);
    }
    return std::nullopt;
  }

  std::optional<RelativeTime> cjk_phrase(std::size_t i) const {
    const DateToken& token = tokens_.items[i];
    if (token.kind != DateTokenKind::number || token.digits > 4) return std::nullopt;
    const std::size_t unit_at = skip_blanks(line_, token.end);
    for (const NamedSeconds& unit : kCjkUnits) {
      if (line_.substr(unit_at, unit.name.size()) != unit.name) continue;
      const std::size_t ago_at = skip_blanks(line_, unit_at + unit.name.size());
      for (const std::string_view ago : {"前", "전", "之前", "以前"}) {
        if (line_.substr(ago_at, ago.size()) != ago) continue;
        return made(token.value * unit.seconds, unit.seconds, token.begin, ago_at + ago.size());
      }
    }
    return std::nullopt;
  }

  static std::optional<RelativeTime> made(std::int64_t seconds, std::int64_t unit,
                                          std::size_t begin, std::size_t end) {
    if (seconds > kLongest) return std::nullopt;
    const DatePrecision precision = unit >= kDay      ? DatePrecision::day
                                    : unit >= kMinute ? DatePrecision::minute
                                                      : DatePrecision::second;
    return RelativeTime{seconds, precision, begin, end};
  }

  std::string_view line_;
  const DateTokens& tokens_;
  mutable FoldedWord folded_;
};

}  // namespace

std::optional<RelativeTime> find_relative_time(std::string_view line) {
  constexpr std::size_t kOverlap = 12;  // a phrase may span two batches of tokens
  DateTokens tokens;
  std::size_t begin = 0;
  while (true) {
    tokenize_date(line, begin, line.size(), tokens);
    const PhraseReader reader(line, tokens);
    const std::size_t last = tokens.complete ? tokens.count : tokens.count - kOverlap;
    for (std::size_t i = 0; i < last; ++i) {
      if (const auto phrase = reader.phrase_at(i)) return phrase;
    }
    if (tokens.complete) return std::nullopt;
    begin = tokens.items[last].begin;
  }
}

ParsedDate resolve(const RelativeTime& relative, std::int64_t reference_utc) {
  const std::int64_t utc = reference_utc - relative.seconds;
  const std::int64_t unit = relative.precision == DatePrecision::second ? 1
                            : relative.precision != DatePrecision::minute ? kDay
                            : relative.seconds > 0 && relative.seconds % kHour == 0 ? kHour
                                                                                     : kMinute;
  const std::int64_t rest = ((utc % unit) + unit) % unit;
  return {utc - rest, relative.precision};
}

}  // namespace tickerdex

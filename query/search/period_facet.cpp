// Documents mostly stand in date order. Then a period is a stretch of document numbers: its end is
// found by a binary search, and its articles are counted as bits. Else, and where periods are so
// many that searching for each would cost more, each article is counted.
#include "query/search/period_facet.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <span>
#include <unordered_map>

namespace tickerdex {
namespace {

constexpr std::int64_t kDaySeconds = 86'400;

std::int64_t floor_division(std::int64_t number, std::int64_t by) {
  return number >= 0 ? number / by : -((by - 1 - number) / by);
}

std::int64_t day_of(double utc) {
  return floor_division(static_cast<std::int64_t>(std::floor(utc)), kDaySeconds);
}

/// The epoch was a Thursday.
std::int64_t week_of(std::int64_t day) { return floor_division(day + 3, 7); }

/// Days of one period, and no others, have its number.
std::int64_t period_number(std::int64_t day, Period period) {
  if (period == Period::day) return day;
  if (period == Period::week) return week_of(day);
  const auto civil = civil_from_utc(day * kDaySeconds);
  if (period == Period::year) return civil.year;
  const int month = civil.month - 1;
  return period == Period::quarter ? civil.year * 4 + month / 3 : civil.year * 12 + month;
}

/// The first second after the period that `day` is in.
std::int64_t period_end(std::int64_t day, Period period) {
  if (period == Period::day) return (day + 1) * kDaySeconds;
  if (period == Period::week) return ((week_of(day) + 1) * 7 - 3) * kDaySeconds;
  auto civil = civil_from_utc(day * kDaySeconds);
  const int months = period == Period::year ? 12 : period == Period::quarter ? 3 : 1;
  const int next = (civil.month - 1) / months * months + months;
  civil.year += next / 12;
  civil.month = next % 12 + 1;
  civil.day = 1;
  return utc_from_civil(civil);
}

constexpr std::int64_t days_at_least(Period period) {
  switch (period) {
    case Period::year: return 365;
    case Period::quarter: return 90;
    case Period::month: return 28;
    case Period::week: return 7;
    case Period::day: break;
  }
  return 1;
}

/// Nothing where there are too many periods for it.
std::optional<Facet> count_stretches(const DocumentSet& set, std::span<const double> utc,
                                     Period period) {
  constexpr std::size_t kArticlesPerSearch = 32;  // counted in the time of one search
  const auto dated = static_cast<DocumentNumber>(
      std::partition_point(utc.begin(), utc.end(), [](double at) { return !std::isnan(at); }) -
      utc.begin());
  Facet facet;
  facet.missing = set.count(dated + 1, static_cast<DocumentNumber>(utc.size()));
  auto document = set.next(1);
  const auto last = set.previous(dated);
  if (!document || !last || *document > *last) return facet;
  const auto days = day_of(utc[*last - 1]) - day_of(utc[*document - 1]);
  const auto searches = static_cast<std::uint64_t>(days / days_at_least(period) + 1);
  if (searches * kArticlesPerSearch > set.count()) return {};
  while (document && *document <= *last) {
    const auto day = day_of(utc[*document - 1]);
    const auto end = static_cast<double>(period_end(day, period));
    const auto past = static_cast<DocumentNumber>(
        std::lower_bound(utc.begin() + *document, utc.begin() + dated, end) - utc.begin());
    facet.values.push_back({period_name(day * kDaySeconds, period), set.count(*document, past)});
    document = set.next(past + 1);
  }
  facet.distinct = facet.values.size();
  return facet;
}

// By day first, then by period, then by name: naming one is a hundred times an addition.
Facet count_articles(const DocumentSet& set, NumberAttribute& published, Period period) {
  std::unordered_map<std::int64_t, std::uint64_t> by_day;
  Facet facet;
  double day_begin = 0;
  double day_end = 0;
  std::uint64_t* count_of_day = nullptr;  // mostly that of the article before
  published.visit(set, [&](const NumberBatch& batch) {
    for (const double utc : batch.values) {
      if (utc >= day_begin && utc < day_end) {
        ++*count_of_day;
        continue;
      }
      if (std::isnan(utc)) {
        ++facet.missing;
        continue;
      }
      const auto day = day_of(utc);
      day_begin = static_cast<double>(day * kDaySeconds);
      day_end = day_begin + static_cast<double>(kDaySeconds);
      count_of_day = &by_day[day];
      ++*count_of_day;
    }
  });
  struct Days {
    std::int64_t one = 0;
    std::uint64_t count = 0;
  };
  std::unordered_map<std::int64_t, Days> by_period;
  for (const auto& [day, count] : by_day) {
    auto& days = by_period[period_number(day, period)];
    days.one = day;
    days.count += count;
  }
  for (const auto& [number, days] : by_period) {
    facet.values.push_back({period_name(days.one * kDaySeconds, period), days.count});
  }
  facet.distinct = facet.values.size();
  return facet;
}

}  // namespace

Facet count_periods(const DocumentSet& set, NumberAttribute& published, Period period) {
  const auto utc = published.ascending();
  if (!utc.empty()) {
    if (auto facet = count_stretches(set, utc, period)) return *facet;
  }
  return count_articles(set, published, period);
}

}  // namespace tickerdex

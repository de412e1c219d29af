// Documents are mostly in date order. Then a period is a range of document numbers: binary search
// finds its end, and its articles are counted as bits. Otherwise, or if there are so many periods
// that searching for each would cost more, each article is counted.
#include "query/search/period_facet.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <map>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

namespace tickerdex {
namespace {

/// The periods with articles, in time order.
struct PeriodCounts {
  std::vector<std::pair<std::int64_t, std::uint64_t>> articles;  ///< by number
  std::uint64_t missing = 0;
};

/// Whole seconds of the years that have names.
std::int64_t seconds_of(double utc) {
  return static_cast<std::int64_t>(std::floor(std::clamp(utc, -62'167'219'200.0, 253'402'300'799.0)));
}

constexpr std::int64_t min_seconds(Period period) {
  constexpr std::int64_t kShortDay = 20 * 3600;
  switch (period) {
    case Period::year: return 365 * kShortDay;
    case Period::quarter: return 90 * kShortDay;
    case Period::month: return 28 * kShortDay;
    case Period::week: return 7 * kShortDay;
    case Period::day: break;
  }
  return kShortDay;
}

/// nullopt if there are too many periods.
std::optional<PeriodCounts> count_stretches(const DocumentSet& set, const AscendingNumbers& utc,
                                            Period period, const DateZone& zone) {
  constexpr std::size_t kArticlesPerSearch = 32;  // counted in the time of one search
  const Calendar calendar(period, zone);
  PeriodCounts counts;
  const auto dated = utc.last_dated();
  if (dated < utc.last_document()) counts.missing = set.count(dated + 1, utc.last_document());
  auto document = set.next(1);
  const auto last = set.previous(dated);
  if (!document || !last || *document > *last) return counts;
  const auto length = seconds_of(utc[*last]) - seconds_of(utc[*document]);
  const auto searches = static_cast<std::uint64_t>(length / min_seconds(period) + 1);
  if (searches * kArticlesPerSearch > set.count()) return {};
  while (document && *document <= *last) {
    const auto number = calendar.period_at(seconds_of(utc[*document]));
    const auto end = static_cast<double>(calendar.end_utc(number));
    const auto past = utc.lower_bound(end, std::uint64_t{*document} + 1);
    const auto articles = set.count(*document, static_cast<DocumentNumber>(past - 1));
    if (!counts.articles.empty() && counts.articles.back().first == number) {
      counts.articles.back().second += articles;  // times beyond the years that have names
    } else {
      counts.articles.emplace_back(number, articles);
    }
    document = set.next(past);
  }
  return counts;
}

/// Counts articles by days of a zone. Converting a time costs a hundred additions, so it is done
/// once per UTC day, which is part of two days of the zone.
class DayCounts {
 public:
  explicit DayCounts(const DateZone& zone) : calendar_(Period::day, zone) {}

  void add(std::int64_t utc) {
    if (utc < begin_utc_ || utc >= begin_utc_ + kDaySeconds) look_at_day_of(utc);
    if (current_->has_more) {
      ++others_[calendar_.period_at(utc)];
    } else {
      ++(utc < current_->last_begin_utc ? current_->in_first : current_->in_last);
    }
  }

  std::unordered_map<std::int64_t, std::uint64_t> by_day() const {
    auto counts = others_;
    for (const auto& [utc_day, part] : parts_) {
      if (part.in_first > 0) counts[part.first] += part.in_first;
      if (part.in_last > 0) counts[part.last] += part.in_last;
    }
    return counts;
  }

 private:
  static constexpr std::int64_t kDaySeconds = 86'400;
  struct Parts {
    std::int64_t first = 0;
    std::int64_t last = 0;
    std::int64_t last_begin_utc = 0;
    std::uint64_t in_first = 0;
    std::uint64_t in_last = 0;
    bool has_more = false;  ///< a change of clocks by most of a day
  };

  void look_at_day_of(std::int64_t utc) {
    const auto utc_day = (utc - (utc < 0 ? kDaySeconds - 1 : 0)) / kDaySeconds;
    begin_utc_ = utc_day * kDaySeconds;
    const auto [found, is_new] = parts_.try_emplace(utc_day);
    current_ = &found->second;
    if (!is_new) return;
    current_->first = calendar_.period_at(begin_utc_);
    current_->last = calendar_.period_at(begin_utc_ + kDaySeconds - 1);
    current_->last_begin_utc = calendar_.begin_utc(current_->last);
    current_->has_more = current_->last - current_->first > 1;
  }

  Calendar calendar_;
  std::unordered_map<std::int64_t, Parts> parts_;  // by day of UTC
  std::unordered_map<std::int64_t, std::uint64_t> others_;
  Parts* current_ = nullptr;
  std::int64_t begin_utc_ = std::numeric_limits<std::int64_t>::max() / 2;  // no day yet
};

// By day first, then by period: there are far fewer days than articles.
PeriodCounts count_articles(const DocumentSet& set, NumberAttribute& published, Period period,
                            const DateZone& zone) {
  PeriodCounts counts;
  DayCounts days(zone);
  published.visit(set, [&](const NumberBatch& batch) {
    for (const double utc : batch.values) {
      if (std::isnan(utc)) {
        ++counts.missing;
      } else {
        days.add(seconds_of(utc));
      }
    }
  });
  const Calendar calendar(period, zone);
  std::map<std::int64_t, std::uint64_t> by_period;
  for (const auto& [day, articles] : days.by_day()) {
    by_period[calendar.period_of_day(day)] += articles;
  }
  counts.articles.assign(by_period.begin(), by_period.end());
  return counts;
}

PeriodCounts count(const DocumentSet& set, NumberAttribute& published, Period period,
                   const DateZone& zone) {
  if (const auto* const utc = published.ascending()) {
    if (auto counts = count_stretches(set, *utc, period, zone)) return std::move(*counts);
  }
  return count_articles(set, published, period, zone);
}

/// The `count` largest, earlier ones first if equal; in time order.
void keep_largest(PeriodCounts& counts, std::size_t count) {
  auto by_size = counts.articles;
  std::stable_sort(by_size.begin(), by_size.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  by_size.resize(count);
  std::sort(by_size.begin(), by_size.end());
  counts.articles = std::move(by_size);
}

void fill_gaps(PeriodCounts& counts, const Calendar& calendar) {
  decltype(counts.articles) filled;
  for (const auto& period : counts.articles) {
    if (!filled.empty()) {
      for (auto empty = filled.back().first + 1; empty < period.first; ++empty) {
        if (calendar.happens(empty)) filled.emplace_back(empty, 0);
      }
    }
    filled.push_back(period);
  }
  counts.articles = std::move(filled);
}

}  // namespace

Facet count_periods(const DocumentSet& set, NumberAttribute& published, Period period,
                    const DateZone& zone, std::optional<std::uint32_t> limit) {
  const Calendar calendar(period, zone);
  auto counts = count(set, published, period, zone);
  Facet facet;
  facet.missing = counts.missing;
  facet.distinct = counts.articles.size();
  Timeline& timeline = facet.timeline.emplace();
  timeline.unit = name_of(period);
  if (!counts.articles.empty()) {
    const auto first = counts.articles.front().first;
    const auto last = counts.articles.back().first;
    timeline.first = calendar.name(first);
    timeline.last = calendar.name(last);
    timeline.periods = static_cast<std::uint64_t>(last - first) + 1;
  }

  const bool asks_for_all = limit == 0U;
  const std::uint64_t room =
      asks_for_all ? kLongestTimeline
                   : std::min<std::uint64_t>(limit.value_or(kUsualTimeline), kLongestTimeline);
  const std::uint64_t largest = limit.value_or(kUsualLargest);
  if (timeline.periods <= room) {
    fill_gaps(counts, calendar);
    timeline.periods = counts.articles.size();
  } else if (asks_for_all || facet.distinct <= largest) {
    timeline.shown = Timeline::Shown::with_articles;
  } else {
    timeline.shown = Timeline::Shown::largest;
    keep_largest(counts, largest);
  }
  for (const auto& [number, articles] : counts.articles) {
    facet.values.push_back({calendar.name(number), articles});
  }
  return facet;
}

}  // namespace tickerdex

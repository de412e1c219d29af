// A range is two units with ".." between them; since and until are half a range.
#include "indexer/schema/date/date_range.h"

#include <fmt/format.h>

#include "indexer/schema/date/date_unit.h"
#include "indexer/schema/date/date_zone.h"

namespace tickerdex {
namespace {

constexpr std::string_view kDots = "..";

DateZone zone_of(std::string_view spec, const DateContext& context) {
  std::optional<DateZone> zone = DateZone::open(context.zone);
  if (!zone) {
    throw DateRangeError(
        fmt::format("the time zone {} is unknown; write one like Europe/Berlin or UTC",
                    quoted_spec(context.zone)),
        0, spec.size());
  }
  return std::move(*zone);
}

void require_one_date(std::string_view spec, std::string_view word) {
  if (spec.empty()) throw DateRangeError("a date is missing; write one like 2025-11-14", 0, 0);
  const std::size_t dots = spec.find(kDots);
  if (dots != std::string_view::npos) {
    throw DateRangeError(fmt::format("{}: takes one date; write date:{}", word, quoted_spec(spec)),
                         dots, kDots.size());
  }
}

}  // namespace

DateRange parse_date_range(std::string_view spec, const DateContext& context) {
  const std::size_t dots = spec.find(kDots);
  if (dots == std::string_view::npos) {
    require_one_date(spec, "date");
    const DateUnit unit = parse_date_unit(spec, 0, zone_of(spec, context), context.now_utc);
    return {unit.first_utc, unit.is_distance ? context.now_utc : unit.last_utc};
  }
  const std::string_view first = spec.substr(0, dots);
  const std::string_view last = spec.substr(dots + kDots.size());
  if (first.empty() && last.empty()) {
    throw DateRangeError("a date is missing next to ..; write 2025-11-01.. or ..2025-11-14", 0,
                         spec.size());
  }
  const DateZone zone = zone_of(spec, context);
  DateRange range;
  if (!first.empty()) range.first_utc = parse_date_unit(first, 0, zone, context.now_utc).first_utc;
  if (!last.empty()) {
    const std::size_t offset = dots + kDots.size();
    range.last_utc = parse_date_unit(last, offset, zone, context.now_utc).last_utc;
  }
  if (range.first_utc && range.last_utc && *range.last_utc < *range.first_utc) {
    throw DateRangeError(
        fmt::format("{} ends before it begins; swap the ends", quoted_spec(spec)), 0, spec.size());
  }
  return range;
}

DateRange parse_since(std::string_view spec, const DateContext& context) {
  require_one_date(spec, "since");
  return {parse_date_unit(spec, 0, zone_of(spec, context), context.now_utc).first_utc, std::nullopt};
}

DateRange parse_until(std::string_view spec, const DateContext& context) {
  require_one_date(spec, "until");
  return {std::nullopt, parse_date_unit(spec, 0, zone_of(spec, context), context.now_utc).last_utc};
}

}  // namespace tickerdex

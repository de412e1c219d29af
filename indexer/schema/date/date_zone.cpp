// Only the offset at a given moment comes from ICU; wall times are resolved from it, so that
// "first" and "last" are defined here. UTC, the default, does not load ICU's data.
#include "indexer/schema/date/date_zone.h"

#include <unicode/timezone.h>

#include <algorithm>

#include "indexer/schema/date/date_range.h"

namespace tickerdex {

struct DateZone::Impl {
  std::unique_ptr<icu::TimeZone> zone;  // null: UTC
};

DateZone::DateZone(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
DateZone::DateZone(DateZone&&) noexcept = default;
DateZone::~DateZone() = default;

std::optional<DateZone> DateZone::open(const std::string& name) {
  auto impl = std::make_unique<Impl>();
  if (name == "UTC") return DateZone(std::move(impl));
  const icu::UnicodeString wanted = icu::UnicodeString::fromUTF8(name);
  icu::UnicodeString canonical;
  UBool is_system = false;
  UErrorCode status = U_ZERO_ERROR;
  // createTimeZone() alone would take "GMT+99" and turn an unknown name into GMT
  icu::TimeZone::getCanonicalID(wanted, canonical, is_system, status);
  if (U_FAILURE(status) || !is_system || name == "Etc/Unknown") return std::nullopt;
  impl->zone.reset(icu::TimeZone::createTimeZone(wanted));
  if (!impl->zone) return std::nullopt;
  return DateZone(std::move(impl));
}

std::int64_t DateZone::offset_at(std::int64_t utc) const {
  if (!impl_->zone) return 0;
  std::int32_t raw = 0;
  std::int32_t summer = 0;
  UErrorCode status = U_ZERO_ERROR;
  impl_->zone->getOffset(static_cast<UDate>(utc) * 1000.0, false, raw, summer, status);
  return U_FAILURE(status) ? 0 : (std::int64_t{raw} + summer) / 1000;
}

bool DateZone::is_utc() const { return !impl_->zone; }

std::int64_t DateZone::wall_at(std::int64_t utc) const { return utc + offset_at(utc); }

std::int64_t DateZone::first_utc(std::int64_t wall) const {
  // A day before and after is beyond any change of clocks that could affect this wall time.
  const std::int64_t before = offset_at(wall - 86400);
  const std::int64_t after = offset_at(wall + 86400);
  const std::int64_t early = wall - std::max(before, after);
  const std::int64_t late = wall - std::min(before, after);
  if (wall_at(early) == wall) return early;
  if (wall_at(late) == wall) return late;
  std::int64_t low = early;  // the clock jumps between the two
  std::int64_t high = late;
  while (high - low > 1) {
    const std::int64_t middle = low + (high - low) / 2;
    (wall_at(middle) >= wall ? high : low) = middle;
  }
  return high;
}

std::int64_t DateZone::last_utc(std::int64_t wall) const {
  const std::int64_t late = wall - std::min(offset_at(wall - 86400), offset_at(wall + 86400));
  return wall_at(late) == wall ? late : first_utc(wall + 1) - 1;
}

bool is_known_zone(const std::string& iana_name) { return DateZone::open(iana_name).has_value(); }

}  // namespace tickerdex

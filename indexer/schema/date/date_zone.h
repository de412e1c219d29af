// The clock of one place: when a wall time happens there.
//
// Wall times are seconds as if the wall showed UTC. Where clocks go forward some wall times never
// happen; where they go back some happen twice. Source: the time zone data of ICU.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace tickerdex {

class DateZone {
 public:
  /// Nothing if the IANA name is unknown.
  static std::optional<DateZone> open(const std::string& name);
  DateZone(DateZone&&) noexcept;
  ~DateZone();

  /// Named "UTC": another name of the same clock is another zone.
  bool is_utc() const;
  std::int64_t wall_at(std::int64_t utc) const;
  /// The first moment at which the wall shows `wall` or more.
  std::int64_t first_utc(std::int64_t wall) const;
  /// The last moment at which the wall shows `wall`; where it never does, the one before the jump.
  std::int64_t last_utc(std::int64_t wall) const;

 private:
  struct Impl;
  explicit DateZone(std::unique_ptr<Impl> impl);
  std::int64_t offset_at(std::int64_t utc) const;
  std::unique_ptr<Impl> impl_;
};

}  // namespace tickerdex

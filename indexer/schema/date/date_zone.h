// A time zone: converts between UTC and wall time.
//
// Wall times are seconds as if the clock showed UTC. When clocks go forward, some wall times do not
// exist; when they go back, some occur twice. Source: the time zone data of ICU.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace tickerdex {

class DateZone {
 public:
  /// nullopt if the IANA name is unknown.
  static std::optional<DateZone> open(const std::string& name);
  DateZone(DateZone&&) noexcept;
  ~DateZone();

  /// Whether the name is "UTC"; other names of the same time count as other zones.
  bool is_utc() const;
  std::int64_t wall_at(std::int64_t utc) const;
  /// The first moment at which the clock shows `wall` or later.
  std::int64_t first_utc(std::int64_t wall) const;
  /// The last moment at which the clock shows `wall`; if it never does, the last one before the
  /// jump.
  std::int64_t last_utc(std::int64_t wall) const;

 private:
  struct Impl;
  explicit DateZone(std::unique_ptr<Impl> impl);
  std::int64_t offset_at(std::int64_t utc) const;
  std::unique_ptr<Impl> impl_;
};

}  // namespace tickerdex

// What a leaf of a built query asks of a number: Xapian::Query does not tell it of itself.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "indexer/schema/fields.h"

namespace tickerdex {

/// Both ends included; a missing end is open.
struct ValueRange {
  Slot slot = Slot::published;
  std::optional<double> first;
  std::optional<double> last;

  /// NaN is in no range.
  bool contains(double value) const {
    return value == value && (!first || value >= *first) && (!last || value <= *last);
  }
};

/// By the leaf's Xapian::Query::serialise().
using ValueRanges = std::map<std::string, ValueRange>;

}  // namespace tickerdex

#include "query/engine/ascending_numbers.h"

#include <cmath>

namespace tickerdex {
namespace {

/// The first document in [from, end) for which `is_before` is false; `end` if there is none.
template <class IsBefore>
std::uint64_t first_not(std::uint64_t from, std::uint64_t end, IsBefore&& is_before) {
  while (from < end) {
    const auto middle = from + (end - from) / 2;
    if (is_before(middle)) {
      from = middle + 1;
    } else {
      end = middle;
    }
  }
  return end;
}

}  // namespace

AscendingNumbers::AscendingNumbers(const ColumnArray<double>& numbers) : numbers_(numbers) {
  const auto end = first_not(0, numbers_.size(), [&](auto i) { return !std::isnan(numbers_[i]); });
  last_dated_ = static_cast<DocumentNumber>(end);
}

std::uint64_t AscendingNumbers::lower_bound(double number, std::uint64_t from) const {
  return first_not(from, end(), [&](auto document) { return numbers_[document - 1] < number; });
}

std::uint64_t AscendingNumbers::upper_bound(double number, std::uint64_t from) const {
  return first_not(from, end(), [&](auto document) { return numbers_[document - 1] <= number; });
}

}  // namespace tickerdex

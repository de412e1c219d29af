#include "indexer/schema/column/value_dictionary.h"

#include <algorithm>
#include <cstring>
#include <numeric>
#include <string>

#include "indexer/schema/hash.h"
#include "indexer/schema/text/fold.h"

namespace tickerdex {
namespace {

constexpr std::size_t kBlockBytes = std::size_t{1} << 16;
constexpr std::size_t kMinPlaces = 64;

}  // namespace

std::string_view ValueDictionary::at(std::uint32_t index) const {
  const char* stored = values_[index];
  std::uint32_t length = 0;
  std::memcpy(&length, stored, sizeof length);
  return {stored + sizeof length, length};
}

std::size_t ValueDictionary::place_of(std::string_view value) const {
  const std::size_t mask = table_.size() - 1;
  std::size_t place = hash64(value) & mask;
  while (table_[place] != kNone && at(table_[place]) != value) place = (place + 1) & mask;
  return place;
}

void ValueDictionary::grow() {
  const std::size_t places = std::max(kMinPlaces, 2 * table_.size());
  table_ = {};  // frees the old table before the new one is allocated
  table_.assign(places, kNone);
  for (std::uint32_t index = 0; index < values_.size(); ++index) {
    table_[place_of(at(index))] = index;
  }
}

const char* ValueDictionary::store(std::string_view value) {
  const auto length = static_cast<std::uint32_t>(value.size());
  const std::size_t bytes = sizeof length + value.size();
  if (bytes > room_) {
    room_ = std::max(kBlockBytes, bytes);
    blocks_.push_back(std::make_unique_for_overwrite<char[]>(room_));
    next_ = blocks_.back().get();
  }
  char* stored = next_;
  std::memcpy(stored, &length, sizeof length);
  value.copy(stored + sizeof length, value.size());
  next_ += bytes;
  room_ -= bytes;
  return stored;
}

void ValueDictionary::add(std::string_view value) {
  if (3 * table_.size() <= 4 * values_.size()) grow();
  const std::size_t place = place_of(value);
  if (table_[place] != kNone) return;
  table_[place] = size();
  values_.push_back(store(value));
}

void ValueDictionary::sort() {
  order_.resize(values_.size());
  std::iota(order_.begin(), order_.end(), 0U);
  std::sort(order_.begin(), order_.end(),
            [&](std::uint32_t a, std::uint32_t b) { return at(a) < at(b); });
  codes_.resize(values_.size());
  for (std::uint32_t i = 0; i < order_.size(); ++i) codes_[order_[i]] = i + 1;
}

std::uint32_t ValueDictionary::code(std::string_view value) const {
  return codes_[table_[place_of(value)]];
}

bool ValueDictionary::folds_apart() const {
  std::vector<std::uint64_t> folded;
  folded.reserve(values_.size());
  for (std::uint32_t index = 0; index < values_.size(); ++index) {
    const std::string form = fold_value(at(index));
    if (form.empty()) return false;
    folded.push_back(hash64(form));
  }
  std::sort(folded.begin(), folded.end());
  return std::adjacent_find(folded.begin(), folded.end()) == folded.end();
}

}  // namespace tickerdex

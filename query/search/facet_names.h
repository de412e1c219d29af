// The facets: those of the schema's table of fields, one for each period of the date, and one for
// each kind of topic.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <utility>

#include "indexer/schema/date/date.h"
#include "indexer/schema/fields.h"

namespace tickerdex {

struct FacetSpec {
  std::string_view name;
  FacetKind kind;
  Slot slot;
  std::string_view topic_kind;  ///< of topic; empty: topics without a kind
  Period period;                ///< of date
};

inline constexpr std::array<std::pair<std::string_view, Period>, 5> kDateFacets{
    {{"date:year", Period::year},
     {"date:quarter", Period::quarter},
     {"date:month", Period::month},
     {"date:week", Period::week},
     {"date:day", Period::day}}};

/// Calls add(facet) for each, in the order for messages.
template <class Add>
constexpr void for_each_facet(Add&& add) {
  for (const auto& field : kFields) {
    if (!field.facet) continue;
    FacetSpec facet{field.name, *field.facet, *field.slot, "", Period::day};
    if (field.facet != FacetKind::date) {
      add(facet);
      continue;
    }
    for (const auto& [name, period] : kDateFacets) {
      facet.name = name;
      facet.period = period;
      add(facet);
    }
  }
  for (const auto kind : kTopicKinds) {
    add(FacetSpec{kind, FacetKind::topic, Slot::topics, kind, Period::day});
  }
}

inline constexpr auto kFacets = [] {
  constexpr std::size_t kCount = [] {
    std::size_t n = 0;
    for_each_facet([&](const FacetSpec&) { ++n; });
    return n;
  }();
  std::array<FacetSpec, kCount> facets{};
  std::size_t n = 0;
  for_each_facet([&](const FacetSpec& facet) { facets[n++] = facet; });
  return facets;
}();

constexpr const FacetSpec* find_facet(std::string_view name) {
  for (const auto& spec : kFacets) {
    if (spec.name == name) return &spec;
  }
  return nullptr;
}

}  // namespace tickerdex

// The table of facets: name, what is counted, and its slot.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "indexer/schema/date/date.h"
#include "indexer/schema/fields.h"

namespace tickerdex {

enum class FacetKind : std::uint8_t {
  text,    ///< values of a slot
  topic,   ///< topics of one kind, or without a kind
  date,    ///< periods of the published time
  number,  ///< sentiment, in three ranges
};

struct FacetSpec {
  std::string_view name;
  FacetKind kind;
  Slot slot;
  std::string_view topic_kind;  ///< of topic; empty: topics without a kind
  Period period;                ///< of date
};

inline constexpr std::array<FacetSpec, 18> kFacets{{
    {"ticker", FacetKind::text, Slot::tickers, "", Period::day},
    {"about", FacetKind::text, Slot::about, "", Period::day},
    {"source", FacetKind::text, Slot::source, "", Period::day},
    {"author", FacetKind::text, Slot::author, "", Period::day},
    {"topic", FacetKind::topic, Slot::topics, "", Period::day},
    {"lang", FacetKind::text, Slot::language, "", Period::day},
    {"date:year", FacetKind::date, Slot::published, "", Period::year},
    {"date:quarter", FacetKind::date, Slot::published, "", Period::quarter},
    {"date:month", FacetKind::date, Slot::published, "", Period::month},
    {"date:week", FacetKind::date, Slot::published, "", Period::week},
    {"date:day", FacetKind::date, Slot::published, "", Period::day},
    {"sentiment", FacetKind::number, Slot::sentiment, "", Period::day},
    {"date_known", FacetKind::text, Slot::date_known, "", Period::day},
    {kTopicKinds[0], FacetKind::topic, Slot::topics, kTopicKinds[0], Period::day},
    {kTopicKinds[1], FacetKind::topic, Slot::topics, kTopicKinds[1], Period::day},
    {kTopicKinds[2], FacetKind::topic, Slot::topics, kTopicKinds[2], Period::day},
    {kTopicKinds[3], FacetKind::topic, Slot::topics, kTopicKinds[3], Period::day},
    {kTopicKinds[4], FacetKind::topic, Slot::topics, kTopicKinds[4], Period::day},
}};
static_assert(kTopicKinds.size() == 5, "each kind of topic is a facet");

constexpr const FacetSpec* find_facet(std::string_view name) {
  for (const auto& spec : kFacets) {
    if (spec.name == name) return &spec;
  }
  return nullptr;
}

}  // namespace tickerdex

#include "query/search/facets.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>

#include "indexer/schema/errors.h"
#include "query/search/facet_names.h"
#include "query/search/period_facet.h"
#include "query/search/text_facet.h"

namespace tickerdex {
namespace {

Facet count_sentiment(const DocumentSet& set, NumberAttribute& sentiment) {
  std::array<FacetValue, 3> ranges{{{"negative", 0}, {"neutral", 0}, {"positive", 0}}};
  Facet facet;
  sentiment.visit(set, [&](const NumberBatch& batch) {
    for (const double score : batch.values) {
      if (std::isnan(score)) {
        ++facet.missing;
      } else {
        ++ranges[score < kNegativeBelow ? 0 : score > kPositiveAbove ? 2 : 1].count;
      }
    }
  });
  for (auto& range : ranges) {
    if (range.count > 0) facet.values.push_back(std::move(range));
  }
  facet.distinct = facet.values.size();
  return facet;
}

Facet count_values(const FacetSpec& spec, const DocumentSet& set, Attributes& attributes,
                   std::uint32_t limit) {
  switch (spec.kind) {
    case FacetKind::date:
      break;
    case FacetKind::number:
      return count_sentiment(set, *attributes.number(spec.slot));
    case FacetKind::topic:
      return count_text(set, *attributes.text(spec.slot), spec.topic_kind, limit);
    case FacetKind::text:
      break;
  }
  return count_text(set, *attributes.text(spec.slot), std::nullopt, limit);
}

bool more_first(const FacetValue& a, const FacetValue& b) {
  return a.count != b.count ? a.count > b.count : a.value < b.value;
}

void keep_first(std::vector<FacetValue>& values, std::uint32_t limit) {
  if (limit == 0 || limit >= values.size()) {
    std::sort(values.begin(), values.end(), more_first);
    return;
  }
  const auto cut = values.begin() + limit;
  std::partial_sort(values.begin(), cut, values.end(), more_first);
  values.erase(cut, values.end());
}

}  // namespace

bool is_facet_name(std::string_view name) { return find_facet(name) != nullptr; }

std::string facet_names() {
  std::string names;
  for (const auto& spec : kFacets) {
    if (!names.empty()) names += ", ";
    names += spec.name;
  }
  return names;
}

void require_facet_name(std::string_view name) {
  if (is_facet_name(name)) return;
  throw UsageError(fmt::format("unknown facet '{}'; there are: {}", name, facet_names()));
}

Facet count_facet(const FacetRequest& request, const DocumentSet& set, Attributes& attributes,
                  const DateZone& zone) {
  constexpr std::uint32_t kUsualValues = 10;
  require_facet_name(request.name);
  const FacetSpec& spec = *find_facet(request.name);
  Facet facet;
  if (spec.kind == FacetKind::date) {
    facet = count_periods(set, *attributes.number(spec.slot), spec.period, zone, request.limit);
  } else {
    const auto limit = request.limit.value_or(kUsualValues);
    facet = count_values(spec, set, attributes, limit);
    keep_first(facet.values, limit);
  }
  facet.name = request.name;
  return facet;
}

}  // namespace tickerdex

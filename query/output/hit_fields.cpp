#include "query/output/hit_fields.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "indexer/schema/errors.h"
#include "query/output/output.h"

namespace tickerdex {
namespace {

std::optional<std::string> if_any(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

std::vector<std::string> symbols_of(const Article& article, bool only_primary) {
  std::vector<std::string> symbols;
  for (const auto& link : article.tickers) {
    if (link.primary || !only_primary) symbols.push_back(link.symbol);
  }
  return symbols;
}

/// To four decimals: further digits of BM25 have no meaning.
std::optional<double> score_of(const Hit& hit) { return std::round(hit.score * 1e4) / 1e4; }

std::optional<std::string> published_of(const Article& article) {
  if (!article.published_utc) return std::nullopt;
  return format_rfc3339(*article.published_utc);
}

std::optional<std::string> precision_of(const Article& article) {
  if (!article.published_utc) return std::nullopt;
  switch (article.date_precision) {
    case DatePrecision::second: break;
    case DatePrecision::minute: return "minute";
    case DatePrecision::day: return "day";
    case DatePrecision::month: return "month";
    case DatePrecision::year: return "year";
  }
  return "second";
}

constexpr std::array kHitFields = std::to_array<HitField>({
    {"rank", [](const Hit& h) -> HitValue { return h.rank; }},
    {"id", [](const Hit& h) -> HitValue { return h.article.id; }},
    {"score", [](const Hit& h) -> HitValue { return score_of(h); }},
    {"title", [](const Hit& h) -> HitValue { return h.article.title; }},
    {"published", [](const Hit& h) -> HitValue { return published_of(h.article); }},
    {"date_known", [](const Hit& h) -> HitValue { return std::string(name_of(h.article.date_known)); }},
    {"tickers", [](const Hit& h) -> HitValue { return symbols_of(h.article, false); }},
    {"about", [](const Hit& h) -> HitValue { return symbols_of(h.article, true); }},
    {"source", [](const Hit& h) -> HitValue { return if_any(h.article.source); }},
    {"author", [](const Hit& h) -> HitValue { return if_any(h.article.author); }},
    {"lang", [](const Hit& h) -> HitValue { return if_any(h.article.language); }},
    {"topics", [](const Hit& h) -> HitValue { return h.article.topics; }},
    {"sentiment", [](const Hit& h) -> HitValue { return h.article.sentiment; }},
    {"ticker_sentiment", [](const Hit& h) -> HitValue { return h.article.ticker_sentiment; }},
    {"impact", [](const Hit& h) -> HitValue { return h.article.impact; }},
    {"url", [](const Hit& h) -> HitValue { return if_any(h.article.url); }},
    {"path", [](const Hit& h) -> HitValue { return if_any(h.article.path); }},
    {"snippet", [](const Hit& h) -> HitValue { return h.snippet; }, true},
    {"highlights", [](const Hit& h) -> HitValue { return h.highlights; }, true},
    {"similar", [](const Hit& h) -> HitValue { return h.similar; }},
    {"date_precision", [](const Hit& h) -> HitValue { return precision_of(h.article); }},
    {"title_highlights", [](const Hit& h) -> HitValue { return h.title_highlights; }, true},
});

struct Cell {
  std::string operator()(std::uint64_t number) const { return fmt::format("{}", number); }
  std::string operator()(const std::optional<double>& number) const {
    return number ? fmt::format("{}", *number) : std::string();
  }
  std::string operator()(const std::string& text) const { return text; }
  std::string operator()(const std::optional<std::string>& text) const { return text.value_or(""); }
  std::string operator()(const std::vector<std::string>& list) const {
    return fmt::format("{}", fmt::join(list, "|"));
  }
  std::string operator()(const std::vector<CodePointRange>& ranges) const {
    std::vector<std::string> items;
    for (const auto& [begin, end] : ranges) items.push_back(fmt::format("{}-{}", begin, end));
    return (*this)(items);
  }
  std::string operator()(const std::vector<std::pair<std::string, double>>& by_symbol) const {
    std::vector<std::string> items;
    for (const auto& [symbol, score] : by_symbol) items.push_back(fmt::format("{}={}", symbol, score));
    return (*this)(items);
  }
};

}  // namespace

std::span<const HitField> hit_fields() { return kHitFields; }

const std::vector<std::string>& hit_field_names() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> all;
    for (const auto& field : kHitFields) all.emplace_back(field.name);
    return all;
  }();
  return names;
}

std::vector<HitField> chosen_fields(std::span<const std::string> names) {
  std::vector<HitField> fields;
  for (const auto& name : names) {
    const auto found = std::ranges::find(kHitFields, name, &HitField::name);
    if (found == kHitFields.end()) {
      throw UsageError(fmt::format("there is no field '{}': choose from {}", name,
                                   fmt::join(hit_field_names(), ", ")));
    }
    if (std::ranges::find(fields, *found) == fields.end()) fields.push_back(*found);
  }
  return fields;
}

std::string cell_of(const HitValue& value) { return std::visit(Cell{}, value); }

}  // namespace tickerdex

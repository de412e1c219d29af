#include "query/output/hit_fields.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "indexer/schema/errors.h"
#include "query/output/output.h"

namespace tickerdex {
namespace {

std::string number(const std::optional<double>& value) {
  return value ? fmt::format("{}", *value) : std::string{};
}

std::string ranges(const std::vector<CodePointRange>& highlights) {
  std::vector<std::string> items;
  for (const auto& [begin, end] : highlights) items.push_back(fmt::format("{}-{}", begin, end));
  return fmt::format("{}", fmt::join(items, "|"));
}

std::string scores(const std::vector<std::pair<std::string, double>>& by_symbol) {
  std::vector<std::string> items;
  for (const auto& [symbol, score] : by_symbol) items.push_back(fmt::format("{}={}", symbol, score));
  return fmt::format("{}", fmt::join(items, "|"));
}

}  // namespace

const std::vector<std::string>& hit_field_names() {
  static const std::vector<std::string> names(kHitFieldNames.begin(), kHitFieldNames.end());
  return names;
}

std::optional<HitField> hit_field(std::string_view name) {
  const auto found = std::find(kHitFieldNames.begin(), kHitFieldNames.end(), name);
  if (found == kHitFieldNames.end()) return std::nullopt;
  return static_cast<HitField>(found - kHitFieldNames.begin());
}

std::vector<HitField> chosen_fields(const std::vector<std::string>& names,
                                    std::vector<HitField> fallback) {
  if (names.empty()) return fallback;
  std::vector<HitField> fields;
  for (const auto& name : names) {
    const auto field = hit_field(name);
    if (!field) {
      throw UsageError(fmt::format("there is no field '{}': choose from {}", name,
                                   fmt::join(kHitFieldNames, ", ")));
    }
    if (std::find(fields.begin(), fields.end(), *field) == fields.end()) fields.push_back(*field);
  }
  return fields;
}

double rounded_score(double score) { return std::round(score * 1e4) / 1e4; }

std::string_view name_of(DatePrecision precision) {
  switch (precision) {
    case DatePrecision::second: return "second";
    case DatePrecision::minute: return "minute";
    case DatePrecision::day: return "day";
    case DatePrecision::month: return "month";
    case DatePrecision::year: return "year";
  }
  return "second";
}

std::vector<std::string> symbols_of(const Article& article, bool only_primary) {
  std::vector<std::string> symbols;
  for (const auto& link : article.tickers) {
    if (link.primary || !only_primary) symbols.push_back(link.symbol);
  }
  return symbols;
}

std::string cell_of(const Hit& hit, HitField field) {
  const Article& article = hit.article;
  switch (field) {
    case HitField::rank: return fmt::format("{}", hit.rank);
    case HitField::id: return article.id;
    case HitField::score: return fmt::format("{}", rounded_score(hit.score));
    case HitField::title: return article.title;
    case HitField::published:
      return article.published_utc ? format_rfc3339(*article.published_utc) : std::string{};
    case HitField::date_known: return std::string(name_of(article.date_known));
    case HitField::tickers: return fmt::format("{}", fmt::join(symbols_of(article, false), "|"));
    case HitField::about: return fmt::format("{}", fmt::join(symbols_of(article, true), "|"));
    case HitField::source: return article.source;
    case HitField::author: return article.author;
    case HitField::lang: return article.language;
    case HitField::topics: return fmt::format("{}", fmt::join(article.topics, "|"));
    case HitField::sentiment: return number(article.sentiment);
    case HitField::ticker_sentiment: return scores(article.ticker_sentiment);
    case HitField::impact: return number(article.impact);
    case HitField::url: return article.url;
    case HitField::path: return article.path;
    case HitField::snippet: return hit.snippet;
    case HitField::highlights: return ranges(hit.highlights);
    case HitField::similar: return fmt::format("{}", hit.similar);
    case HitField::date_precision:
      return article.published_utc ? std::string(name_of(article.date_precision)) : std::string{};
    case HitField::title_highlights: return ranges(hit.title_highlights);
  }
  return {};
}

}  // namespace tickerdex

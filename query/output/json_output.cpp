#include "query/output/json_output.h"

#include <cmath>
#include <nlohmann/json.hpp>
#include <ostream>

#include <fmt/format.h>

#include "query/output/hit_fields.h"
#include "query/output/terminal_text.h"

namespace tickerdex {
namespace {

using Json = nlohmann::ordered_json;

Json text(std::string_view raw) { return valid_utf8(raw); }

Json text_or_null(std::string_view raw) { return raw.empty() ? Json(nullptr) : text(raw); }

Json number_or_null(const std::optional<double>& value) {
  return value ? Json(*value) : Json(nullptr);
}

Json list(const std::vector<std::string>& items) {
  Json array = Json::array();
  for (const auto& item : items) array.push_back(text(item));
  return array;
}

Json ranges(const std::vector<CodePointRange>& highlights) {
  Json array = Json::array();
  for (const auto& [begin, end] : highlights) array.push_back({begin, end});
  return array;
}

Json scores(const std::vector<std::pair<std::string, double>>& by_symbol) {
  Json object = Json::object();
  for (const auto& [symbol, score] : by_symbol) object[valid_utf8(symbol)] = score;
  return object;
}

Json value_of(const Hit& hit, HitField field) {
  const Article& article = hit.article;
  switch (field) {
    case HitField::rank: return hit.rank;
    case HitField::id: return text(article.id);
    case HitField::score: return rounded_score(hit.score);
    case HitField::title: return text(article.title);
    case HitField::published:
      return article.published_utc ? Json(format_rfc3339(*article.published_utc)) : Json(nullptr);
    case HitField::date_known: return text(name_of(article.date_known));
    case HitField::tickers: return list(symbols_of(article, false));
    case HitField::about: return list(symbols_of(article, true));
    case HitField::source: return text_or_null(article.source);
    case HitField::author: return text_or_null(article.author);
    case HitField::lang: return text_or_null(article.language);
    case HitField::topics: return list(article.topics);
    case HitField::sentiment: return number_or_null(article.sentiment);
    case HitField::ticker_sentiment: return scores(article.ticker_sentiment);
    case HitField::impact: return number_or_null(article.impact);
    case HitField::url: return text_or_null(article.url);
    case HitField::path: return text_or_null(article.path);
    case HitField::snippet: return text(hit.snippet);
    case HitField::highlights: return ranges(hit.highlights);
    case HitField::similar: return hit.similar;
    case HitField::date_precision:
      return article.published_utc ? text(name_of(article.date_precision)) : Json(nullptr);
    case HitField::title_highlights: return ranges(hit.title_highlights);
  }
  return nullptr;
}

Json hit_object(const Hit& hit, const std::vector<HitField>& fields) {
  Json object = Json::object();
  for (const auto field : fields) object[std::string(name_of(field))] = value_of(hit, field);
  return object;
}

std::string_view name_of(Timeline::Shown shown) {
  switch (shown) {
    case Timeline::Shown::all: break;
    case Timeline::Shown::with_articles: return "with_articles";
    case Timeline::Shown::largest: return "largest";
  }
  return "all";
}

Json facet_object(const Facet& facet, const std::string& zone) {
  Json values = Json::array();
  for (const auto& [value, count] : facet.values) {
    values.push_back({{"value", text(value)}, {"count", count}});
  }
  Json object{
      {"values", std::move(values)}, {"distinct", facet.distinct}, {"missing", facet.missing}};
  if (facet.timeline) {
    object["shown"] = name_of(facet.timeline->shown);
    object["periods"] = facet.timeline->periods;
    object["zone"] = text(zone);
  }
  return object;
}

std::vector<HitField> all_fields() {
  std::vector<HitField> fields;
  for (std::size_t i = 0; i < kHitFieldNames.size(); ++i) fields.push_back(static_cast<HitField>(i));
  return fields;
}

/// JSON text without a raw terminal control.
std::string dump(const Json& json) { return json_for_terminal(json.dump()); }

}  // namespace

void print_json(const SearchRequest& request, const SearchResult& result,
                const OutputOptions& options, std::ostream& out) {
  const auto fields = chosen_fields(options.fields, all_fields());
  out << "{\"format\": 1, \"query\": " << dump(text(request.query))
      << ", \"understood\": " << dump(text(result.understood)) << ", \"match\": \""
      << (result.matched_by == MatchMode::any ? "any" : "all")
      << "\", \"matched\": " << result.matched << ", \"offset\": " << request.offset
      << ",\n \"took_ms\": " << dump(std::round(options.took_ms * 10) / 10)
      << ", \"warnings\": " << dump(list(result.warnings)) << ",\n \"hits\": [";
  const char* separator = "\n  ";
  for (const auto& hit : result.hits) {
    out << separator << dump(hit_object(hit, fields)) << std::flush;
    separator = ",\n  ";
  }
  out << "],\n \"facets\": {";
  separator = "\n  ";
  for (const auto& facet : result.facets) {
    out << separator << dump(text(facet.name)) << ": " << dump(facet_object(facet, options.zone));
    separator = ",\n  ";
  }
  out << "}}\n";
}

void print_jsonl(const SearchRequest& request, const SearchResult& result,
                 const OutputOptions& options, std::ostream& out) {
  const auto fields = chosen_fields(options.fields, all_fields());
  for (const auto& hit : result.hits) {
    out << dump(hit_object(hit, fields)) << '\n' << std::flush;
  }
  if (!shows_facets(request, options.format)) return;
  for (const auto& facet : result.facets) {
    for (const auto& [value, count] : facet.values) {
      out << dump({{"facet", text(facet.name)}, {"value", text(value)}, {"count", count}}) << '\n';
    }
  }
}

}  // namespace tickerdex

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

struct ToJson {
  Json operator()(std::uint64_t number) const { return number; }
  Json operator()(const std::optional<double>& number) const {
    return number ? Json(*number) : Json(nullptr);
  }
  Json operator()(const std::string& value) const { return text(value); }
  Json operator()(const std::optional<std::string>& value) const {
    return value ? text(*value) : Json(nullptr);
  }
  Json operator()(const std::vector<std::string>& items) const {
    Json array = Json::array();
    for (const auto& item : items) array.push_back(text(item));
    return array;
  }
  Json operator()(const std::vector<CodePointRange>& ranges) const {
    Json array = Json::array();
    for (const auto& [begin, end] : ranges) array.push_back({begin, end});
    return array;
  }
  Json operator()(const std::vector<std::pair<std::string, double>>& by_symbol) const {
    Json object = Json::object();
    for (const auto& [symbol, score] : by_symbol) object[valid_utf8(symbol)] = score;
    return object;
  }
};

Json hit_object(const Hit& hit, const std::vector<HitField>& fields) {
  Json object = Json::object();
  for (const auto& field : fields) {
    object[std::string(field.name)] = std::visit(ToJson{}, field.value(hit));
  }
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

std::vector<HitField> fields_of(const OutputOptions& options) {
  const auto all = hit_fields();
  return options.fields.empty() ? std::vector<HitField>(all.begin(), all.end())
                                : chosen_fields(options.fields);
}

/// JSON text without a raw terminal control.
std::string dump(const Json& json) { return json_for_terminal(json.dump()); }

}  // namespace

void print_json(const SearchRequest& request, const SearchResult& result,
                const OutputOptions& options, std::ostream& out) {
  const auto fields = fields_of(options);
  out << "{\"format\": 1, \"query\": " << dump(text(request.query))
      << ", \"understood\": " << dump(text(result.understood)) << ", \"match\": \""
      << (result.matched_by == MatchMode::any ? "any" : "all")
      << "\", \"matched\": " << result.matched << ", \"offset\": " << request.offset
      << ",\n \"took_ms\": " << dump(std::round(options.took_ms * 10) / 10)
      << ", \"warnings\": " << dump(ToJson()(result.warnings)) << ",\n \"hits\": [";
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
  const auto fields = fields_of(options);
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

#include "query/cli/plan.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <optional>

#include "indexer/schema/date/date.h"
#include "indexer/schema/date/date_parse.h"
#include "indexer/schema/errors.h"
#include "indexer/schema/nearest_name.h"
#include "indexer/schema/text/ascii.h"
#include "query/output/hit_fields.h"
#include "query/search/facet_names.h"

namespace tickerdex {
namespace {

template <class Value>
struct Choice {
  std::string_view name;
  Value value;
};

constexpr std::array<Choice<MatchMode>, 3> kMatches{
    {{"all", MatchMode::all}, {"any", MatchMode::any}, {"auto", MatchMode::automatic}}};
constexpr std::array<Choice<SortOrder>, 3> kSorts{{{"relevance", SortOrder::relevance},
                                                   {"newest", SortOrder::newest},
                                                   {"oldest", SortOrder::oldest}}};
enum class ColorChoice : std::uint8_t { automatic, always, never };
constexpr std::array<Choice<ColorChoice>, 3> kColors{{{"auto", ColorChoice::automatic},
                                                      {"always", ColorChoice::always},
                                                      {"never", ColorChoice::never}}};

/// The row with the name that was typed.
template <class Choices>
const auto& chosen(std::string_view option, std::string_view typed, const Choices& choices) {
  std::vector<std::string> names;
  for (const auto& choice : choices) {
    if (choice.name == typed) return choice;
    names.emplace_back(choice.name);
  }
  throw UsageError(fmt::format("{} is one of {}, not '{}'{}", option, fmt::join(names, ", "), typed,
                               did_you_mean(typed, names)));
}

template <class Number>
std::optional<Number> whole_number(std::string_view typed) {
  Number value = 0;
  const auto* end = typed.data() + typed.size();
  const auto parsed = std::from_chars(typed.data(), end, value);
  if (parsed.ec != std::errc{} || parsed.ptr != end) return std::nullopt;
  return value;
}

std::uint64_t number(std::string_view option, std::string_view typed) {
  const auto value = whole_number<std::uint64_t>(typed);
  if (!value) {
    const bool is_long = !typed.empty() && std::all_of(typed.begin(), typed.end(), is_digit);
    throw UsageError(is_long
                         ? fmt::format("{} takes at most {}, not '{}'", option,
                                       std::numeric_limits<std::uint64_t>::max(), typed)
                         : fmt::format("{} takes a whole number from 0 up, not '{}'", option, typed));
  }
  return *value;
}

std::string nearest_facet(const std::string& typed) {
  std::vector<std::string> names;
  for (const auto& spec : kFacets) names.emplace_back(spec.name);
  return did_you_mean(typed, names);
}

/// "ticker", "ticker:20", "date:week", "date:week:20".
FacetRequest facet(const std::string& typed) {
  FacetRequest request;
  request.name = typed;
  const auto colon = typed.rfind(':');
  if (!is_facet_name(typed) && colon != std::string::npos) {
    const auto limit = whole_number<std::uint32_t>(std::string_view(typed).substr(colon + 1));
    if (limit) {
      request.name = typed.substr(0, colon);
      request.limit = *limit;
    } else if (is_facet_name(typed.substr(0, colon))) {
      throw UsageError(
          fmt::format("--facet takes NAME or NAME:N with a whole number N, not '{}'", typed));
    }
  }
  if (!is_facet_name(request.name)) {
    throw UsageError(
        fmt::format("there is no facet '{}': choose from {}{}", request.name, facet_names(),
                    nearest_facet(request.name)));
  }
  return request;
}

/// A facet named twice keeps its first position and its last count.
std::vector<FacetRequest> facets(const std::vector<std::string>& typed) {
  std::vector<FacetRequest> requests;
  for (const auto& text : typed) {
    const auto request = facet(text);
    const auto same = std::find_if(requests.begin(), requests.end(),
                                   [&](const auto& other) { return other.name == request.name; });
    if (same == requests.end()) {
      requests.push_back(request);
    } else {
      same->limit = request.limit;
    }
  }
  return requests;
}

std::vector<std::string> field_names(std::string_view typed) {
  std::vector<std::string> names;
  while (!typed.empty()) {
    const auto comma = std::min(typed.find(','), typed.size());
    std::string name(typed.substr(0, comma));
    typed.remove_prefix(std::min(comma + 1, typed.size()));
    std::erase(name, ' ');
    if (name.empty()) continue;
    const auto& known = hit_field_names();
    if (std::find(known.begin(), known.end(), name) == known.end()) {
      throw UsageError(
          fmt::format("there is no field '{}': choose from {}{}", name, fmt::join(known, ", "),
                      did_you_mean(name, known)));
    }
    names.push_back(std::move(name));
  }
  return names;
}

DateContext date_context(const QueryOptions& options, const Environment& environment) {
  DateContext context;
  context.now_utc = environment.now_utc;
  if (!options.now.empty()) {
    const auto now = parse_date(options.now);
    if (!now) {
      throw UsageError(fmt::format(
          "--now takes a date such as 2025-11-14 or 2025-11-14T18:15:00Z, not '{}'", options.now));
    }
    context.now_utc = now->utc;
  }
  if (!is_known_zone(options.zone)) {
    throw UsageError(fmt::format(
        "--tz takes the name of a time zone such as America/New_York, not '{}'", options.zone));
  }
  context.zone = options.zone;
  return context;
}

/// Snippets take time: none are made if they are not shown.
bool needs_snippets(const QueryPlan& plan) {
  const auto& format = spec_of(plan.output.format);
  if (plan.count_only || !format.has_fields) return false;
  if (plan.output.fields.empty()) return format.has_snippets;
  return std::ranges::any_of(chosen_fields(plan.output.fields), &HitField::needs_snippet);
}

void warn_of_idle_options(const QueryOptions& options, QueryPlan& plan) {
  if (plan.count_only) {
    plan.request.facets.clear();
    plan.request.limit = 0;
    return;
  }
  const auto& format = spec_of(plan.output.format);
  const auto warn_of = [&](std::string_view option) {
    plan.warnings.push_back(
        fmt::format("{} has no effect with --format {}", option, format.name));
  };
  if (options.csv_safe && !format.is_table) warn_of("--csv-safe");
  if (!plan.output.fields.empty() && !format.has_fields) warn_of("--fields");
  if (plan.request.facets.empty() || shows_facets(plan.request, plan.output.format)) return;
  plan.warnings.push_back(fmt::format("--format {} has no place for facets{}", format.name,
                                      format.facets == OutputFormatSpec::Facets::none
                                          ? ": use text or json"
                                          : " next to hits: use --limit 0, text or json"));
  plan.request.facets.clear();
}

}  // namespace

QueryPlan plan_query(const QueryOptions& options, const Environment& environment) {
  QueryPlan plan;
  auto& request = plan.request;
  request.query = fmt::format("{}", fmt::join(options.words, " "));
  request.match = chosen("--match", options.match, kMatches).value;
  request.sort = chosen("--sort", options.sort, kSorts).value;
  request.limit = number("--limit", options.limit);
  request.offset = number("--offset", options.offset);
  request.facets = facets(options.facets);
  request.dates = date_context(options, environment);

  auto& output = plan.output;
  output.format = chosen("--format", options.format, output_formats()).format;
  const auto color = chosen("--color", options.color, kColors).value;
  output.color =
      color == ColorChoice::always ||
      (color == ColorChoice::automatic && environment.out_is_terminal && !environment.no_color);
  output.width = text_width(environment);
  output.fields = field_names(options.fields);
  output.zone = request.dates.zone;
  output.csv_safe = options.csv_safe;

  plan.count_only = options.count;
  if (options.has_timeout) {
    plan.timeout = parse_duration(options.timeout);
    if (!plan.timeout || plan.timeout->count() == 0) {
      throw UsageError(fmt::format(
          "--timeout takes a time such as 500ms, 10s or 2m, not '{}'", options.timeout));
    }
  }
  request.snippets = !options.no_snippets && needs_snippets(plan);
  warn_of_idle_options(options, plan);

  plan.index = options.index.empty() ? environment.index : options.index;
  if (plan.index.empty()) {
    throw UsageError("no index given; use --index DIR or set TICKERDEX_INDEX");
  }
  return plan;
}

}  // namespace tickerdex

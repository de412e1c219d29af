#include "query/output/text_output.h"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>

#include "indexer/schema/errors.h"
#include "query/output/cell_width.h"
#include "query/output/facet_text.h"
#include "query/output/hit_text.h"
#include "query/output/terminal_text.h"

namespace tickerdex {
namespace {

std::string took(double milliseconds) {
  return milliseconds < 1000 ? fmt::format("({:.1f} ms)", milliseconds)
                             : fmt::format("({:.2f} s)", milliseconds / 1000);
}

/// "42 articles match", "11–20 of 42 articles that match", "no article matches".
std::string summary_of(const SearchRequest& request, const SearchResult& result, bool all) {
  const auto matched = result.matched;
  if (matched == 0) return all ? "the index has no articles" : "no article matches";
  if (request.offset > 0 && !result.hits.empty()) {
    return fmt::format("{}–{} of {}{}", grouped(request.offset + 1),
                       grouped(request.offset + result.hits.size()), counted(matched, "article"),
                       all ? "" : " that match");
  }
  if (all) return counted(matched, "article");
  return fmt::format("{} {}", counted(matched, "article"), matched == 1 ? "matches" : "match");
}

void print_header(const SearchRequest& request, const SearchResult& result,
                  const OutputOptions& options, std::ostream& out) {
  const std::string query = safe_line(result.understood);
  const std::string summary = summary_of(request, result, query.empty());
  const std::string time = took(options.took_ms);
  const std::size_t room = options.width > time.size() + 2 ? options.width - time.size() - 2 : 0;
  std::string line = summary;
  if (!query.empty()) line += ' ' + query;
  if (cells(line) <= room) {
    out << paint(summary, Style::bold, options.color)
        << std::string_view(line).substr(summary.size()) << std::string(room - cells(line) + 2, ' ')
        << paint(time, Style::dim, options.color) << '\n';
  } else {
    const auto wrapped = wrap_to_width(line, options.width);
    for (const auto& part : wrapped.lines) {
      out << std::string_view(line).substr(part.begin, part.end - part.begin) << '\n';
    }
  }
  if (request.match == MatchMode::automatic && result.matched_by == MatchMode::any &&
      result.matched > 0) {
    const auto note = "No article has all the words: showing those with any of them.";
    const auto wrapped = wrap_to_width(note, options.width);
    for (const auto& part : wrapped.lines) {
      out << std::string_view(note).substr(part.begin, part.end - part.begin) << '\n';
    }
  }
}

DateZone zone_of(const OutputOptions& options) {
  auto zone = DateZone::open(options.zone);
  if (!zone) throw UsageError(fmt::format("there is no time zone '{}'", options.zone));
  return std::move(*zone);
}

void print_hits(const SearchRequest& request, const SearchResult& result,
                const OutputOptions& options, std::ostream& out) {
  if (!options.fields.empty()) {
    const auto fields = chosen_fields(options.fields);
    for (const auto& hit : result.hits) {
      out << '\n';
      print_hit_fields(hit, fields, options, out);
      out << std::flush;
    }
    return;
  }
  const DateZone zone = zone_of(options);
  const auto columns = columns_for(result.hits, request.offset, options.width, zone);
  for (const auto& hit : result.hits) {
    out << '\n';
    print_hit(hit, columns, zone, options, out);
    out << std::flush;
  }
}

}  // namespace

void print_text(const SearchRequest& request, const SearchResult& result,
                const OutputOptions& typed, std::ostream& out) {
  OutputOptions options = typed;
  options.width = std::max(options.width, kMinTextWidth);
  print_header(request, result, options, out);
  out << std::flush;
  print_hits(request, result, options, out);
  if (result.matched == 0) return;
  for (const auto& facet : result.facets) {
    out << '\n';
    print_facet_text(facet, options, out);
  }
}

}  // namespace tickerdex

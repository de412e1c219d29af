// Prints results: a table of formats, and their options.
//
// Nothing from an article reaches a terminal as a control sequence: C0, DEL, C1, bidi overrides and
// newlines are replaced before text is measured or coloured. Widths are terminal cells.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "query/search/search.h"

namespace tickerdex {

enum class OutputFormat : std::uint8_t { text, json, jsonl, csv, tsv, ids };

struct OutputOptions;

/// A row of the table of formats.
struct OutputFormatSpec {
  enum class Facets : std::uint8_t { beside_hits, alone, none };

  OutputFormat format;
  std::string_view name;  ///< of --format
  void (*print)(const SearchRequest& request, const SearchResult& result,
                const OutputOptions& options, std::ostream& out);
  Facets facets;      ///< alone: only if no hits were requested
  bool has_fields;    ///< --fields has an effect
  bool has_snippets;  ///< unless --fields omits them
  bool is_table;      ///< --csv-safe has an effect
  bool has_notes;     ///< shows what was searched instead, and what a facet omits
  bool has_warnings;  ///< the output contains them
};
/// All formats, in the order of --help.
std::span<const OutputFormatSpec> output_formats();
const OutputFormatSpec& spec_of(OutputFormat format);

struct OutputOptions {
  OutputFormat format = OutputFormat::text;
  bool color = false;
  std::uint32_t width = 80;         ///< cells; text only
  std::vector<std::string> fields;  ///< of each hit, in this order; empty: the format's default
  double took_ms = 0;
  bool csv_safe = false;  ///< csv and tsv: see table_output.h
  std::string zone = "UTC";  ///< IANA name, for times in text and periods in facets
};

/// The names that --fields accepts: those of a hit in JSON.
const std::vector<std::string>& hit_field_names();

/// Whether `format` has a place for the facets of `request`.
bool shows_facets(const SearchRequest& request, OutputFormat format);

/// Prints `result`, reading each hit just before it is printed. Flushes only after complete lines
/// and complete hits; a JSON document is complete only at its end. The caller prints the warnings
/// if the format has none. Passes on exceptions of reading and of `out`.
/// @throws UsageError for a field that is not one of hit_field_names().
void print_result(const SearchRequest& request, const SearchResult& result,
                  const OutputOptions& options, std::ostream& out);

}  // namespace tickerdex

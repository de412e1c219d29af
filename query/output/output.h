// Prints results as text, json, jsonl, csv, tsv or ids.
//
// Nothing from an article reaches a terminal as a control sequence: C0, DEL, C1, bidi overrides and
// newlines are replaced before text is measured or coloured. Widths are terminal cells.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "query/search/search.h"

namespace tickerdex {

enum class OutputFormat : std::uint8_t { text, json, jsonl, csv, tsv, ids };

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

/// Whether `format` shows the facets of `request`: text and json always, a table or jsonl only if
/// no hits were requested, ids never.
bool shows_facets(const SearchRequest& request, OutputFormat format);

/// Prints `result`, reading each hit just before it is printed. Flushes only after whole lines and
/// hits; a JSON document is complete only at its end. json contains the warnings; for other formats
/// the caller prints them. Exceptions of reading and of `out` propagate. @throws UsageError for a
/// field that is not in hit_field_names().
void print_result(const SearchRequest& request, const SearchResult& result,
                  const OutputOptions& options, std::ostream& out);

}  // namespace tickerdex

// How results are printed: text, json, jsonl, csv, tsv, ids.
//
// Nothing from an article reaches a terminal as a control sequence: C0, DEL, C1, bidi overrides
// and newlines are replaced before anything is measured or coloured. Widths are terminal cells.
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
  std::string zone = "UTC";  ///< IANA name: of the times in text, and of the periods in facets
};

/// Names that --fields accepts: those of the JSON hit.
const std::vector<std::string>& hit_field_names();

/// Whether `format` has a place for the facets of `request`: text and json always, a table or
/// jsonl only where no hits were asked for, ids never.
bool shows_facets(const SearchRequest& request, OutputFormat format);

/// Prints `result`, reading each hit just before it is printed. A flush stands where what was
/// printed is whole lines and whole hits; a JSON document is whole at its end only. Warnings go into
/// JSON for json, and are the caller's to print elsewhere. What reading or `out` throws passes.
/// @throws UsageError for a field that is none of hit_field_names().
void print_result(const SearchRequest& request, const SearchResult& result,
                  const OutputOptions& options, std::ostream& out);

}  // namespace tickerdex

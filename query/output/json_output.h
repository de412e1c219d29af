// Results as JSON, "format" 1: {"format", "query", "understood", "match", "matched", "offset",
// "took_ms", "warnings", "hits": [{fields of hit_fields.h}…], "facets": {name: {"values":
// [{"value", "count"}…], "distinct", "missing"}…}}.
//
// Always valid UTF-8. Terminal controls (C0, DEL, C1, bidi and other format controls, line
// separators) are \u escapes, so that raw JSON is safe to view. Keys have a fixed order; an absent
// value is null or empty, never a missing key. Absent texts of an article are null; title and
// snippet are always strings. Highlights count code points.
//
// A facet of dates also has "shown" ("all" periods from the first to the last, those
// "with_articles", or the "largest"), the number of "periods" from the first to the last, and their
// "zone".
#pragma once

#include <iosfwd>

#include "query/output/output.h"

namespace tickerdex {

/// One object, with each hit and each facet on its own line.
void print_json(const SearchRequest& request, const SearchResult& result,
                const OutputOptions& options, std::ostream& out);

/// One hit per line; if no hits were requested, {"facet", "value", "count"} per line.
void print_jsonl(const SearchRequest& request, const SearchResult& result,
                 const OutputOptions& options, std::ostream& out);

}  // namespace tickerdex

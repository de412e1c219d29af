// Results as JSON: the contract of design section 7, "format" 1.
//
// Always valid UTF-8. Everything that would command a terminal (C0, DEL, C1, bidi and other
// format controls, line separators) is written as a \u escape, so that raw JSON is safe to look
// at. Keys have a fixed order; an absent value is null or empty, never a missing key. Texts that
// an article lacks are null; title and snippet are always strings. Highlights count code points.
//
// A facet of dates also says which of its periods are "shown" ("all" from the first to the last, those
// "with_articles", or the "largest"), how many "periods" lie from the first to the last, and the "zone"
// they are of.
#pragma once

#include <iosfwd>

#include "query/output/output.h"

namespace tickerdex {

/// One object; each hit and each facet on a line of its own.
void print_json(const SearchRequest& request, const SearchResult& result,
                const OutputOptions& options, std::ostream& out);

/// A hit a line; where no hits were asked for, {"facet", "value", "count"} a line.
void print_jsonl(const SearchRequest& request, const SearchResult& result,
                 const OutputOptions& options, std::ostream& out);

}  // namespace tickerdex

// The snippet of a hit: a passage of the body as one line, with the matched words in it and in the
// title. Raw text, with control characters other than white space.
//
// A passage has about 240 code points (passage.h), and "…" where it is cut. If the query marks
// nothing in the body (a match in the title, a query of fields), its beginning is shown. Only the
// first 256 KiB of a body are searched. Ranges are [start, end) in code points, ascending, and
// neither overlap nor touch.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "indexer/schema/article.h"
#include "query/search/marker.h"
#include "query/search/search.h"

namespace tickerdex {

inline constexpr std::size_t kSnippetBodyBytes = 256 * 1024;

struct Snippet {
  std::string text;
  std::vector<CodePointRange> highlights;
};

Snippet make_snippet(const Article& article, Marker& marker);
std::vector<CodePointRange> highlight_title(const Article& article, Marker& marker);

}  // namespace tickerdex

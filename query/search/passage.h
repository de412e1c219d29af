// The best passage of a long text to show.
//
// The best window of kMatchedCodePoints has the most different words of the query, then the most
// matches, then is the earliest. It is widened to kPassageCodePoints: it begins at the start of a
// sentence, else of a word, and ends after a word, never inside a grapheme cluster. CJK text has no
// spaces and may be cut between any two characters outside a marked stretch. Only a word longer
// than the whole passage is cut, and is then not marked.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "query/search/marker.h"
#include "query/search/one_line.h"

namespace tickerdex {

inline constexpr std::size_t kPassageCodePoints = 240;
inline constexpr std::size_t kMatchedCodePoints = 200;  ///< leaves space for good boundaries

/// The bytes of `line.text` to show. Without marks: its beginning. `part_count`: of the marks.
Stretch best_passage(const OneLine& line, const MarkedText& marked, std::size_t part_count);

}  // namespace tickerdex

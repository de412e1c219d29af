// The best passage of a line: the one to show of a long text.
//
// Best is the window of kMatchedCodePoints with the most different words of the query, then the
// most matches, then the earliest. It is widened to kPassageCodePoints: it begins at the start of
// a sentence, else of a word, and ends after a word; never inside a character as the reader sees
// it. CJK text has no spaces and may be cut between any two characters that are not part of one
// marked stretch. Only a word longer than the whole passage is cut, and is then not marked.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "query/search/marker.h"
#include "query/search/one_line.h"

namespace tickerdex {

inline constexpr std::size_t kPassageCodePoints = 240;
inline constexpr std::size_t kMatchedCodePoints = 200;  ///< leaves room to begin and end well

/// The bytes of `line.text` to show. Without marks: its beginning. `part_count`: of the marks.
Stretch best_passage(const OneLine& line, const MarkedText& marked, std::size_t part_count);

}  // namespace tickerdex

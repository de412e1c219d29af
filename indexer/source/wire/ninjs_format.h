// News items in JSON as news agencies exchange them: ninjs 1.x, 2.x and 3.x.
//
//   1.x  {"uri": "…", "headline": "…", "body_text": "…", "body_xhtml": "…", "byline": "…"}
//   2.x  {"uri": "…", "headlines": [{"role": "main", "value": "…"}], "bodies": […], "by": "…"}
//   3.x  the same with keys in camel case: "versionCreated", "pubStatus"
//
// Tickers are the symbols of organisations: {"organisation": [{"symbols": [{"ticker": "BABA",
// "exchange": "NYSE"}]}]}. A body in HTML becomes plain text; a picture's text is its description.
// The published time is that of the first version. Source: iptc.org/std/ninjs.
#pragma once

#include "indexer/source/formats.h"

namespace tickerdex {

/// One object, an array or a sequence of them; its first has the keys of a news item.
Likeness looks_like_ninjs(std::string_view text);
std::variant<RawArticle, Rejected> parse_ninjs(const Record& record, const KeyMap& map);

}  // namespace tickerdex

// Plain text: one file is one record, a copied page. indexer/article/ cleans it; Markdown syntax is
// removed before that.
#pragma once

#include "indexer/source/formats.h"

namespace tickerdex {

/// Never: plain text is the default.
Likeness looks_like_text(std::string_view text);
void split_text(SplitJob& job);
std::variant<RawArticle, Rejected> parse_text(const Record& record, const KeyMap& map);

}  // namespace tickerdex

// A saved web page to an article: what it declares (page_metadata.h) and its main text.
//
// The page counts as its text does when copied: bylines, dates and labels that stand in it are read
// where the article is built (article/page_text.h).
#pragma once

#include "indexer/source/formats.h"

namespace tickerdex {

/// Begins with a document type, an <html>, a <head> or a <body>; XHTML with its declaration before.
Likeness looks_like_html(std::string_view text);
std::variant<RawArticle, Rejected> parse_html_page(const Record& record, const KeyMap& map);

}  // namespace tickerdex

// Turns a saved web page into an article: what it declares (page_metadata.h) and its main text.
//
// Bylines, dates and labels within the text are read later, where the article is built, as in a
// page that was copied as text (article/page_text.h).
#pragma once

#include "indexer/source/formats.h"

namespace tickerdex {

/// Begins with a document type, an <html>, a <head> or a <body>; XHTML with its declaration before.
Likeness looks_like_html(std::string_view text);
/// Of clean UTF-8; may have neither title nor body.
RawArticle article_of_page(std::string_view text);
std::variant<RawArticle, Rejected> parse_html_page(const Record& record, const KeyMap& map);

}  // namespace tickerdex

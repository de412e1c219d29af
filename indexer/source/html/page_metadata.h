// What a web page declares about its article: JSON-LD, <meta> of many dialects, microdata, <time>,
// links and titles.
//
// Each way of declaring has a rank for each field (page_metadata.cpp has the tables); the best that
// is filled counts, so that a headline in JSON-LD comes before og:title, and that before <title>.
// Topics, and authors of one rank, add up. Addresses are not names: an author that is a url is
// passed over. Thread-safe.
// Source: schema.org; ogp.me; docs of Parse.ly, Sailthru, Dublin Core (RFC 5013).
#pragma once

#include "indexer/source/markup/tree.h"
#include "indexer/source/raw_article.h"

namespace tickerdex {

/// The body is what JSON-LD gives as "articleBody", if it does.
RawArticle page_metadata(const MarkupTree& page);

}  // namespace tickerdex

// What a web page declares about its article: JSON-LD, <meta> of many dialects, microdata, <time>,
// links and titles.
//
// Each way of declaring a field has a rank (metadata_names.h), and the best that is not empty
// counts: a headline in JSON-LD comes before og:title, and that before <title>. Topics, and authors
// of one rank, are collected. An author that is a URL is ignored. Thread-safe.
// Source: schema.org; ogp.me; docs of Parse.ly, Sailthru, Dublin Core (RFC 5013).
#pragma once

#include "indexer/source/markup/tree.h"
#include "indexer/source/raw_article.h"

namespace tickerdex {

/// The body is what JSON-LD gives as "articleBody", if it does.
RawArticle page_metadata(const MarkupTree& page);

}  // namespace tickerdex

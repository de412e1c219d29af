// One <NewsItem> of NewsML 1.x, as Business Wire and others send it (newsml_format.h).
#pragma once

#include "indexer/source/markup/tree.h"
#include "indexer/source/raw_article.h"

namespace tickerdex {

void read_newsml_1(const MarkupTree& tree, MarkupTree::Node item, RawArticle& raw);

}  // namespace tickerdex

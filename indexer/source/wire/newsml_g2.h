// One <newsItem> of NewsML-G2 (newsml_format.h).
#pragma once

#include "indexer/source/markup/tree.h"
#include "indexer/source/raw_article.h"

namespace tickerdex {

void read_newsml_g2(const MarkupTree& tree, MarkupTree::Node item, RawArticle& raw);

}  // namespace tickerdex

// NITF, the News Industry Text Format: a story as a document of its own, or inside a NewsML item.
//
//   <nitf><head><title>…</title></head><body><body.head><hedline><hl1>…</hl1></hedline><byline>…
//   </byline><dateline>…</dateline></body.head><body.content><p>…</p></body.content></body></nitf>
//
// Source: iptc.org/std/NITF, version 3.6.
#pragma once

#include "indexer/source/markup/tree.h"
#include "indexer/source/raw_article.h"

namespace tickerdex {

/// Adds what the <nitf> at `nitf` says to `raw`, where `raw` has nothing yet.
void read_nitf(const MarkupTree& tree, MarkupTree::Node nitf, RawArticle& raw);

}  // namespace tickerdex

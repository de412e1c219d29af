// One item of a feed to an article: RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, CDF, and the modules
// that news feeds use (Dublin Core, content, Media RSS, iTunes, and tickers of several vendors).
//
// Of several ways to say a thing the best counts: content before description, a link before a guid
// that is an address, the time of publication before that of a change. What an item lacks it takes
// from its feed, or from the feed that it names as its source. Links are absolute if the feed says
// where it is. Sources: the RSS 2.0 specification, RSS 1.0 and its modules, RFC 4287, Atom 0.3,
// Microsoft's Channel Definition Format, the Media RSS specification.
#pragma once

#include "indexer/source/document_facts.h"
#include "indexer/source/markup/tree.h"
#include "indexer/source/raw_article.h"

namespace tickerdex {

/// `item` is an item in the elements around it. The result may have neither title nor body.
RawArticle read_feed_item(const MarkupTree& feed, MarkupTree::Node item,
                          const DocumentFacts& document);

/// What `feed`, without its items, says of all of them: title, author, language, address.
void read_feed_facts(const MarkupTree& feed, DocumentFacts& document);

}  // namespace tickerdex

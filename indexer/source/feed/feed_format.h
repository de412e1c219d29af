// Feeds in XML: RSS, Atom, RDF and CDF. One article an item (feed_item.h).
#pragma once

#include "indexer/source/formats.h"

namespace tickerdex {

/// Its outermost element is <rss>, <feed>, <rdf:RDF> with RSS in it, <channel>, or an Atom <entry>.
Likeness looks_like_feed(std::string_view text);
void split_feed(SplitJob& job);
std::variant<RawArticle, Rejected> parse_feed_item(const Record& record, const KeyMap& map);

}  // namespace tickerdex

// JSON Feed: one object with the feed's own facts and a list of items, each an article.
//
//   {"version": "https://jsonfeed.org/version/1.1", "title": "Sample Wire", "items": [
//     {"id": "1", "url": "…", "title": "…", "content_html": "…", "date_published": "…"}]}
//
// Items are cut out one by one, so that a feed of any length needs the memory of one. Of a feed of
// up to kFeedFactsBytes also what stands behind the items counts for them. Source:
// jsonfeed.org/version/1.1.
#pragma once

#include "indexer/source/formats.h"

namespace tickerdex {

inline constexpr std::size_t kFeedFactsBytes = Window::kChunkBytes;

Likeness looks_like_json_feed(std::string_view text);
void split_json_feed(SplitJob& job);
std::variant<RawArticle, Rejected> parse_json_feed_item(const Record& record, const KeyMap& map);

}  // namespace tickerdex

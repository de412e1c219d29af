// An article from an object with keys: a JSON object, or a CSV row with its columns.
//
// Which member is which field is said by --map, else by the dialect of the object (dialects.h),
// else by the table of keys (keys.h). A path leads into objects and over the items of lists:
// "insights.ticker" is the tickers of all insights. A key may also be the path itself, as in the
// columns of flattened tables ("source.name"). An article that an answer wraps, as in
// {"_id": "7", "_source": {"title": …}}, is taken out of its wrapping. Thread-safe.
#pragma once

#include <string_view>

#include "indexer/source/raw_article.h"
#include "indexer/source/record.h"
#include "indexer/source/value.h"

namespace tickerdex {

/// Whether article_of() may read a member of the outermost object; others need not be parsed.
bool is_wanted_key(std::string_view key, const KeyMap& map);

/// Whether an article's title or text may be under this key, in an object of any kind.
bool is_text_key(std::string_view key);
/// Whether the article may be wrapped in a member of this name.
bool is_wrapper_key(std::string_view key);

/// Title and body are empty if the object declares none.
RawArticle article_of(Value object, const KeyMap& map);

}  // namespace tickerdex

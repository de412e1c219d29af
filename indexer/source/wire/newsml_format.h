// News items in XML as agencies send them: NewsML-G2, NewsML 1.x (Business Wire) and NITF. One
// article an item; a message may carry several. Packages, concepts and plans are no articles.
//
// NewsML-G2: the item's contentMeta has headline, by, dateline and subjects; a subject is named
// where it stands or in an <assert> of the same code. Its text is XHTML, NITF or plain. NewsML 1.x:
// the text is the component with the role "Body" or "Main", else the longest. Tickers are declared
// ones: hasInstrument with its market, Reuters codes among the subjects, "Ticker Symbol" with
// "Exchange", <org> of NITF. The published time is that of the first version.
//
// Sources: iptc.org/std/NewsML-G2 2.35, NewsML 1.2, Business Wire's NewsML guide.
#pragma once

#include "indexer/source/formats.h"

namespace tickerdex {

/// Its outermost element is <newsItem>, <newsMessage>, <NewsML> or <nitf>.
Likeness looks_like_newsml(std::string_view text);
void split_newsml(SplitJob& job);
std::variant<RawArticle, Rejected> parse_newsml(const Record& record, const KeyMap& map);

}  // namespace tickerdex

// The article's own text in a web page: what a reader came for, without what stands around it.
//
// A page is judged in three steps. What is hidden, or named for something else (navigation, share
// buttons, related links, newsletter boxes, comments, cookie banners), is left out. Of what is left,
// paragraphs vote for the elements that hold them, by length and punctuation, and links count
// against them; the best element wins, with siblings that are like it. Then boxes inside it that
// are mostly links, forms or pictures go. If little text is left, the page is judged again with
// less suspicion. Lists, tables and quotations are kept as text, a block a line. Linear in the size
// of the page but for nesting, which is bounded. Thread-safe.
//
// The way of voting follows what Arc90's Readability (2009) made known; the lists are ours.
#pragma once

#include <string>

#include "indexer/source/markup/tree.h"

namespace tickerdex {

/// Lines separated by "\n"; empty if the page has no text.
std::string main_text(const MarkupTree& page);

}  // namespace tickerdex

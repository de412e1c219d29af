// The text of the article in a web page, without navigation, advertisements and comments.
//
// A page is judged in three steps. Elements that are hidden, or named for something else
// (navigation, share buttons, related links, newsletter boxes, comments, cookie banners), are left
// out. Paragraphs of the rest vote for the elements that hold them, by length and punctuation, and
// links count against them; the best element wins, together with siblings like it. Then boxes
// inside it that are mostly links, forms or pictures are left out (content_boxes.h). If little text
// remains, the page is judged again with less suspicion. Lists, tables and quotations are kept as
// text, one line per block. Linear in the size of the page times its depth, which is bounded.
// Thread-safe.
//
// The method of voting follows Arc90's Readability (2009); the lists of names are our own.
#pragma once

#include <string>

#include "indexer/source/markup/tree.h"

namespace tickerdex {

/// Lines separated by "\n"; empty if the page has no text.
std::string main_text(const MarkupTree& page);

}  // namespace tickerdex

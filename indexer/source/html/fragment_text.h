// The text of a piece of HTML that is an article's text as a whole: a feed's description, the body
// of a news item. Blocks become lines, cells are separated by blanks, scripts, forms' inputs and
// what is hidden are left out; nothing is chosen (main_text.h does that for pages). Thread-safe.
#pragma once

#include <string>
#include <string_view>

#include "indexer/source/markup/tree.h"

namespace tickerdex {

/// Of what is below `node`.
std::string fragment_text(const MarkupTree& tree, MarkupTree::Node node = MarkupTree::kDocument);

/// Of a text with tags and character references; one with neither is returned as it is.
std::string html_to_text(std::string_view utf8);

/// A tag that HTML knows, or a character reference: the text was meant as HTML.
bool has_markup(std::string_view text);

}  // namespace tickerdex

// The text of an element of a feed, whatever way it carries it: plain, as escaped HTML, in CDATA,
// as XHTML or unescaped markup, in base64.
//
// Atom says which it is (type="html", in Atom 0.3 mode="escaped"); RSS does not, so there a text
// with tags or references is HTML. Sources: RFC 4287, section 3.1; Atom 0.3, section 3.1.
#pragma once

#include <string>

#include "indexer/source/markup/tree.h"

namespace tickerdex {

/// Plain text, with a line for each block. Empty if the content is neither text nor markup.
std::string construct_text(const MarkupTree& feed, MarkupTree::Node element);

}  // namespace tickerdex

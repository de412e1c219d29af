// Real-world HTML to a tree: unclosed, misnested and unknown elements are taken as they come.
//
// The parser is libxml2's, which knows which elements end which. Comments and processing
// instructions are left out; scripts and styles keep their text, since metadata stands in scripts.
#pragma once

#include <string_view>

#include "indexer/source/markup/tree.h"

namespace tickerdex {

/// `utf8` is valid UTF-8 of at most 2 GiB; a charset that it declares is ignored. Never fails.
MarkupTree parse_html(std::string_view utf8);

}  // namespace tickerdex

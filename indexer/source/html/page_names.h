// What the names of a page's elements tell: its tags, and the words in class and id.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "indexer/source/markup/tree.h"

namespace tickerdex {

/// What an element is, as far as finding the text is concerned.
enum class PageTag : std::uint8_t {
  other,  ///< inline: "span", "b", unknown names
  body,
  article,  ///< "article", "main"
  section,
  division,   ///< "div"
  paragraph,  ///< "p"
  preformatted,
  heading,
  list,        ///< "ul", "ol"
  item,        ///< "li"
  definition,  ///< "dl", "dt", "dd"
  table,
  cell,        ///< "td"
  table_part,  ///< "tr", "tbody", "th", "caption"
  quote,       ///< "blockquote"
  figure,
  image,
  link,
  line_break,
  block,  ///< any other that begins a line: "address", "header", "figcaption"
  box,    ///< never part of the text: "nav", "aside", "footer", "form", "fieldset"
  input,
  invisible,  ///< "script", "style", "noscript", "template", "svg", "button"
};

PageTag tag_of(std::string_view name);
bool begins_line(PageTag tag);

/// The values of class and id, in lower case.
std::string class_and_id(const MarkupTree& page, MarkupTree::Node node);

/// Not shown: hidden, aria-hidden, display: none.
bool is_hidden(const MarkupTree& page, MarkupTree::Node node);

/// Class, id and role say that it is not the text: "sidebar", "related-links", "comments".
bool is_named_aside(const MarkupTree& page, MarkupTree::Node node);

/// A thread of readers' comments.
bool is_named_comments(const MarkupTree& page, MarkupTree::Node node);

/// Class and id speak for it (positive) or against it: 25 for each.
int weight_of_names(const MarkupTree& page, MarkupTree::Node node);

/// "share-tools", "social-links".
bool is_named_sharing(const MarkupTree& page, MarkupTree::Node node);

}  // namespace tickerdex

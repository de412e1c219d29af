// Markdown as the text that a reader of it sees.
//
//   # Oil rises             headings and underlined ones are lines of text
//   **up** 3 % [here](url)  emphasis goes, a link is its words, an image its description
//   > quote, ``` fences     marks at the beginning of a line go, lists keep theirs
//   ---                     "front matter" at the very beginning declares fields, as keys of JSON do
//   title: Oil rises
//   ---
//
// Nothing is rejected: what is no Markdown stays as it is. Source: CommonMark 0.31.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tickerdex {

struct MarkdownText {
  std::string text;
  std::vector<std::pair<std::string, std::string>> declared;  ///< front matter: key, value
};

/// `utf8` has line ends of one LF.
MarkdownText read_markdown(std::string_view utf8);

/// By its extension: md or markdown.
bool is_markdown_name(std::string_view path);

}  // namespace tickerdex

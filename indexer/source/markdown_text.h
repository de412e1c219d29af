// Converts Markdown to the text that its reader sees.
//
//   # Oil rises             headings become lines of text
//   **up** 3 % [here](url)  emphasis is removed, a link becomes its text, an image its description
//   > quote, ``` fences     marks at the beginning of a line are removed, except those of lists
//   ---                     "front matter" at the very beginning declares fields, like keys of JSON
//   title: Oil rises
//   ---
//
// Nothing is rejected: text that is not Markdown is kept unchanged. Source: CommonMark 0.31.
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

/// `utf8` has LF line ends.
MarkdownText read_markdown(std::string_view utf8);

/// By its extension: md or markdown.
bool is_markdown_name(std::string_view path);

}  // namespace tickerdex

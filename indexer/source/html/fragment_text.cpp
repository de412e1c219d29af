#include "indexer/source/html/fragment_text.h"

#include <libxml/HTMLparser.h>

#include <algorithm>

#include "indexer/schema/text/ascii.h"
#include "indexer/source/charset.h"
#include "indexer/source/html/page_names.h"
#include "indexer/source/markup/parse_html.h"

namespace tickerdex {
namespace {

using Node = MarkupTree::Node;

// Feeds often leave these open, so that the text goes on inside.
bool is_player(std::string_view name) {
  return name == "embed" || name == "object" || name == "iframe" || name == "audio" ||
         name == "video";
}

void append_text(const MarkupTree& tree, Node node, std::string& out) {
  for (Node child = tree.first_child(node); child != MarkupTree::kNone;
       child = tree.next_sibling(child)) {
    if (tree.is_text(child)) {
      out += tree.text(child);
      continue;
    }
    const PageTag tag = tag_of(tree.name(child));
    if ((tag == PageTag::invisible && !is_player(tree.name(child))) || is_hidden(tree, child))
      continue;
    const bool is_line = begins_line(tag);
    const char mark = tag == PageTag::cell ? ' ' : '\n';
    if (is_line) out += mark;
    append_text(tree, child, out);
    if (is_line) out += mark;
  }
}

bool is_html_name(std::string_view name) {
  constexpr std::size_t kLongest = 10;
  if (name.empty() || name.size() > kLongest) return false;
  return ::htmlTagLookup(reinterpret_cast<const xmlChar*>(ascii_lower(name).c_str())) != nullptr;
}

std::size_t name_end(std::string_view text, std::size_t at) {
  while (at < text.size() && (is_alphanumeric(text[at]) || text[at] == '-')) ++at;
  return at;
}

}  // namespace

std::string fragment_text(const MarkupTree& tree, Node node) {
  std::string out;
  append_text(tree, node, out);
  return out;
}

std::string html_to_text(std::string_view utf8) {
  if (utf8.find_first_of("<&") == std::string_view::npos) return std::string(utf8);
  std::string text = fragment_text(parse_html(utf8));
  c1_to_windows_1252(text);
  return text;
}

bool has_markup(std::string_view text) {
  for (std::size_t at = 0; (at = text.find_first_of("<&", at)) != std::string_view::npos; ++at) {
    if (text[at] == '<') {
      if (text.substr(at).starts_with("<!--")) return true;
      const bool closes = text.substr(at).starts_with("</");
      const std::size_t begin = at + (closes ? 2 : 1);
      const std::size_t end = name_end(text, begin);
      if (closes && end > begin && end < text.size() && text[end] == '>') return true;
      const bool is_tag =
          end < text.size() && (is_white(text[end]) || text[end] == '>' || text[end] == '/');
      const std::size_t tag_end = text.find('>', begin);
      const bool is_empty = is_tag && tag_end != std::string_view::npos && text[tag_end - 1] == '/';
      if (is_empty && is_lower(text[begin])) return true;
      if (is_tag && is_html_name(text.substr(begin, end - begin))) return true;
    } else {
      const std::size_t begin = at + (text.substr(at).starts_with("&#") ? 2 : 1);
      const std::size_t end = name_end(text, begin);
      if (end > begin && end < text.size() && text[end] == ';') return true;
    }
  }
  return false;
}

}  // namespace tickerdex

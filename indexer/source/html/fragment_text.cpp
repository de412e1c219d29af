#include "indexer/source/html/fragment_text.h"

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <array>

#include "indexer/schema/text/ascii.h"
#include "indexer/source/charset.h"
#include "indexer/source/html/page_names.h"
#include "indexer/source/markup/parse_html.h"

namespace tickerdex {
namespace {

using Node = MarkupTree::Node;

// Feeds often leave these open, so that the text goes on inside.
bool is_player(std::string_view name) {
  return name == "object" || name == "iframe" || name == "audio" || name == "video";
}

// Elements of NITF and the like that begin a line as HTML's blocks do.
bool is_news_block(std::string_view name) {
  constexpr auto kNames = std::to_array<std::string_view>(
      {"hedline", "hl1", "hl2", "block", "media", "media-caption", "abstract", "byline", "dateline",
       "tagline", "para", "body.head", "body.content", "body.end"});
  return std::ranges::find(kNames, name) != kNames.end();
}

class FragmentText {
 public:
  explicit FragmentText(const MarkupTree& tree, bool keeps_lines)
      : tree_(tree), keeps_lines_(keeps_lines) {}

  std::string of(Node node) {
    append(node, keeps_lines_);
    return std::move(out_);
  }

 private:
  void append(Node node, bool is_preformatted) {
    for (Node child = tree_.first_child(node); child != MarkupTree::kNone;
         child = tree_.next_sibling(child)) {
      if (tree_.is_text(child)) {
        is_preformatted ? void(out_ += tree_.text(child)) : append_words(tree_.text(child));
      } else {
        append_element(child, is_preformatted);
      }
    }
  }
  void append_element(Node element, bool is_preformatted) {
    const std::string_view name = tree_.name(element);
    const PageTag tag = name.starts_with("svg:") ? PageTag::invisible : tag_of(name);
    if ((tag == PageTag::invisible && !is_player(name)) || is_hidden(tree_, element)) return;
    const bool is_line = begins_line(tag) || is_news_block(name);
    const char mark = tag == PageTag::cell ? ' ' : '\n';
    if (is_line) out_ += mark;
    append(element, is_preformatted || tag == PageTag::preformatted);
    if (is_line) out_ += mark;
  }
  // Line ends in the source are blanks, and blanks at the beginning of a line are nothing.
  void append_words(std::string_view text) {
    for (const char c : text) {
      if (!is_white(c)) {
        out_ += c;
      } else if (!out_.empty() && !is_white(out_.back())) {
        out_ += ' ';
      }
    }
  }

  const MarkupTree& tree_;
  bool keeps_lines_;
  std::string out_;
};

bool has_lines(const MarkupTree& tree) {
  for (Node node = 1; node < tree.size(); ++node) {
    const std::string_view name = tree.name(node);
    // The parser puts text that stands alone in paragraphs of its own.
    const bool is_implied = name == "html" || name == "body" || name == "p";
    if (!name.empty() && !is_implied && begins_line(tag_of(name))) return true;
  }
  return false;
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
  return FragmentText(tree, false).of(node);
}

std::string html_to_text(std::string_view utf8) {
  if (utf8.find_first_of("<&") == std::string_view::npos) return std::string(utf8);
  const MarkupTree tree = parse_html(utf8);
  // Some mark words and leave the lines as they are.
  const bool keeps_lines = !has_lines(tree) && ascii_lower(utf8).find("<p") == std::string::npos;
  std::string text = FragmentText(tree, keeps_lines).of(MarkupTree::kDocument);
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

#include "indexer/source/markup/parse_html.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <array>
#include <memory>
#include <string>

#include "indexer/schema/text/ascii.h"

namespace tickerdex {
namespace {

// libxml2 compares each attribute of a tag with all before it.
constexpr std::size_t kMaxAttributes = 1000;

// Where the tag that begins at `at` ends, and where its attributes become too many.
struct TagEnd {
  std::size_t end = 0;
  std::size_t surplus = std::string_view::npos;
};

TagEnd end_of_tag(std::string_view html, std::size_t at) {
  TagEnd tag;
  std::size_t attributes = 0;
  char quote = 0;
  for (++at; at < html.size(); ++at) {
    const char c = html[at];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '>') {
      break;
    } else if ((c == '"' || c == '\'') && html[at - 1] == '=') {
      quote = c;
    } else if ((is_white(c) || c == '/' || c == '"' || c == '\'') && ++attributes == kMaxAttributes) {
      tag.surplus = at;
    }
  }
  tag.end = at;
  return tag;
}

// The same page, with blanks for attributes that no page has: empty where there are none.
std::string without_surplus(std::string_view html) {
  std::string out;
  for (std::size_t at = 0; (at = html.find('<', at)) != std::string_view::npos;) {
    if (at + 1 == html.size() || !is_letter(html[at + 1])) {
      ++at;
      continue;
    }
    const TagEnd tag = end_of_tag(html, at);
    if (tag.surplus < tag.end) {
      if (out.empty()) out = html;
      std::fill(out.begin() + static_cast<std::ptrdiff_t>(tag.surplus),
                out.begin() + static_cast<std::ptrdiff_t>(tag.end), ' ');
    }
    at = tag.end;
  }
  return out;
}

MarkupTree& tree_of(void* user) { return *static_cast<MarkupTree*>(user); }

std::string_view view(const xmlChar* text) { return reinterpret_cast<const char*>(text); }

// Elements without an end tag that libxml2 does not know as such: what follows is not inside them.
bool is_void(std::string_view name) {
  constexpr auto kNames =
      std::to_array<std::string_view>({"embed", "source", "track", "wbr", "keygen"});
  return std::ranges::find(kNames, name) != kNames.end();
}

void start_element(void* user, const xmlChar* name, const xmlChar** attributes) {
  MarkupTree& tree = tree_of(user);
  tree.open(view(name));
  for (; attributes != nullptr && *attributes != nullptr; attributes += 2) {
    tree.add_attribute(view(attributes[0]),
                       attributes[1] == nullptr ? std::string_view() : view(attributes[1]));
  }
  if (is_void(view(name))) tree.close();
}

void end_element(void* user, const xmlChar* name) {
  if (!is_void(view(name))) tree_of(user).close();
}

void add_text(void* user, const xmlChar* text, int length) {
  tree_of(user).add_text({reinterpret_cast<const char*>(text), static_cast<std::size_t>(length)});
}

struct FreeContext {
  void operator()(htmlParserCtxt* context) const { ::htmlFreeParserCtxt(context); }
};

}  // namespace

MarkupTree parse_html(std::string_view utf8) {
  MarkupTree tree;
  // Blank input is an error to libxml2.
  if (utf8.empty()) return tree;
  const std::string reduced = without_surplus(utf8);
  if (!reduced.empty()) utf8 = reduced;
  const std::unique_ptr<htmlParserCtxt, FreeContext> context(
      ::htmlCreateMemoryParserCtxt(utf8.data(), static_cast<int>(utf8.size())));
  if (!context) return tree;
  ::htmlCtxtUseOptions(context.get(), HTML_PARSE_RECOVER | HTML_PARSE_NOERROR |
                                          HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                                          HTML_PARSE_IGNORE_ENC);
  xmlSAXHandler handler{};
  handler.startElement = start_element;
  handler.endElement = end_element;
  handler.characters = add_text;
  handler.ignorableWhitespace = add_text;
  handler.cdataBlock = add_text;
  *context->sax = handler;
  context->userData = &tree;
  ::xmlSwitchEncoding(context.get(), XML_CHAR_ENCODING_UTF8);
  ::htmlParseDocument(context.get());
  return tree;
}

}  // namespace tickerdex

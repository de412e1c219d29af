#include "indexer/source/wire/nitf.h"

#include <string>
#include <string_view>

#include "indexer/schema/text/ascii.h"
#include "indexer/source/charset.h"
#include "indexer/source/html/fragment_text.h"
#include "indexer/source/wire/wire_fields.h"

namespace tickerdex {
namespace {

using Node = MarkupTree::Node;

// "By Meredith Jameson, <byttl>Staff Reporter</byttl>" without the title.
std::string byline_of(const MarkupTree& tree, Node byline) {
  if (const Node person = tree.find("person", byline); person != MarkupTree::kNone) {
    return one_line(tree.inner_text(person));
  }
  std::string text;
  const Node title = tree.find("byttl", byline);
  const Node title_end = title == MarkupTree::kNone ? title : tree.end_of(title);
  for (Node node = byline; node < tree.end_of(byline); ++node) {
    if (title == MarkupTree::kNone || node < title || node >= title_end) text += tree.text(node);
  }
  text = one_line(text);
  while (text.ends_with(',') || text.ends_with(' ')) text.pop_back();
  return text;
}

void read_document_data(const MarkupTree& tree, Node nitf, RawArticle& raw) {
  const Node end = tree.end_of(nitf);
  for (Node node = nitf; node < end; ++node) {
    const std::string_view name = tree.name(node);
    const auto attribute = [&](std::string_view key) {
      return one_line(tree.attribute(node, key));
    };
    if (name == "date.issue" || name == "date.release") {
      set_if_empty(raw.published, attribute("norm"));
    } else if (name == "story.date") {
      set_if_empty(raw.published, attribute("norm"));
    } else if (name == "pubdata") {
      set_if_empty(raw.source, attribute("name"));
      set_if_empty(raw.published, attribute("date.publication"));
    } else if (name == "doc-id") {
      set_if_empty(raw.id, attribute("id-string"));
    } else if (name == "keyword") {
      add_unique(raw.topics, attribute("key"));
    } else if (name == "tobject.subject") {
      const std::string matter = attribute("tobject.subject.matter");
      add_unique(raw.topics, matter.empty() ? attribute("tobject.subject.type") : matter);
    } else if (name == "org") {
      // <org idsrc="NYSE" value="BABA">
      add_ticker(raw, attribute("value"), attribute("idsrc"));
    }
  }
}

}  // namespace

void read_nitf(const MarkupTree& tree, Node nitf, RawArticle& raw) {
  const auto line_of = [&](std::string_view name) {
    const Node found = tree.find(name, nitf);
    return found == MarkupTree::kNone ? std::string() : one_line(fragment_text(tree, found));
  };
  set_if_empty(raw.title, line_of("hl1"));
  set_if_empty(raw.title, line_of("hedline"));
  set_if_empty(raw.title, line_of("title"));
  set_if_empty(raw.dateline, line_of("dateline"));
  if (const Node byline = tree.find("byline", nitf); byline != MarkupTree::kNone) {
    set_if_empty(raw.author, byline_of(tree, byline));
  }
  if (is_blank(raw.body)) {
    const Node content = tree.find("body.content", nitf);
    const Node abstract = tree.find("abstract", nitf);
    const Node body = tree.find("body", nitf);
    for (const Node part : {content, abstract, body}) {
      if (part != MarkupTree::kNone && is_blank(raw.body)) raw.body = fragment_text(tree, part);
    }
  }
  read_document_data(tree, nitf, raw);
}

}  // namespace tickerdex

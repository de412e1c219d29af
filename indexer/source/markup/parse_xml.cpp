#include "indexer/source/markup/parse_xml.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include <memory>

#include "indexer/schema/text/ascii.h"
#include "indexer/source/markup/repair_xml.h"
#include "indexer/source/markup/xml_names.h"

namespace tickerdex {
namespace {

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

struct Reader {
  MarkupTree tree;
  std::string root_space;  ///< the namespace of the outermost element
  bool has_root = false;
  std::string text;  ///< libxml2 gives one text in several pieces

  void end_text() {
    tree.add_text(text);
    text.clear();
  }
};

Reader& reader_of(void* user) { return *static_cast<Reader*>(user); }

void start_element(void* user, const xmlChar* name, const xmlChar* prefix, const xmlChar* space,
                   int, const xmlChar**, int attributes, int, const xmlChar** attribute) {
  Reader& reader = reader_of(user);
  if (!reader.has_root) {
    reader.root_space = view(space);
    reader.has_root = true;
  }
  reader.end_text();
  reader.tree.open(xml_name(view(name), view(prefix), view(space), reader.root_space));
  // Each is name, prefix, namespace, begin and end of the value.
  constexpr int kParts = 5;
  for (int i = 0; i < attributes; ++i, attribute += kParts) {
    const auto* begin = reinterpret_cast<const char*>(attribute[3]);
    const auto* end = reinterpret_cast<const char*>(attribute[4]);
    reader.tree.add_attribute(
        xml_attribute_name(view(attribute[0]), view(attribute[1]), view(attribute[2])),
        {begin, static_cast<std::size_t>(end - begin)});
  }
}

void end_element(void* user, const xmlChar*, const xmlChar*, const xmlChar*) {
  reader_of(user).end_text();
  reader_of(user).tree.close();
}

void add_text(void* user, const xmlChar* text, int length) {
  reader_of(user).text.append(reinterpret_cast<const char*>(text),
                              static_cast<std::size_t>(length));
}

struct FreeContext {
  void operator()(xmlParserCtxt* context) const { ::xmlFreeParserCtxt(context); }
};

}  // namespace

XmlDocument parse_xml(std::string_view utf8) {
  static const bool kReady = (::xmlInitParser(), true);
  static_cast<void>(kReady);
  const RepairedXml repaired = repair_xml(utf8);
  XmlDocument document;
  if (repaired.has_overflowed) {
    document.problem = "entities expand to more than 1 MiB";
    return document;
  }
  if (repaired.text.empty()) return document;
  Reader reader;
  const std::unique_ptr<xmlParserCtxt, FreeContext> context(
      ::xmlCreateMemoryParserCtxt(repaired.text.data(), static_cast<int>(repaired.text.size())));
  if (!context) return document;
  // "Huge" only lifts the limit of 10 MB for one text, and "noent" only resolves "&amp;" and the
  // like in attributes: what multiplies is not there any more.
  ::xmlCtxtUseOptions(context.get(), XML_PARSE_RECOVER | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
                                         XML_PARSE_NONET | XML_PARSE_NOENT | XML_PARSE_IGNORE_ENC |
                                         XML_PARSE_HUGE);
  xmlSAXHandler handler{};
  handler.initialized = XML_SAX2_MAGIC;
  handler.startElementNs = start_element;
  handler.endElementNs = end_element;
  handler.characters = add_text;
  handler.ignorableWhitespace = add_text;
  handler.cdataBlock = add_text;
  *context->sax = handler;
  context->userData = &reader;
  ::xmlSwitchEncoding(context.get(), XML_CHAR_ENCODING_UTF8);
  ::xmlParseDocument(context.get());
  document.tree = std::move(reader.tree);
  return document;
}

}  // namespace tickerdex

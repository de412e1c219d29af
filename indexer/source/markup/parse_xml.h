// XML as it is found to a tree: ill-formed documents are repaired first (repair_xml.h).
//
// Names are in lower case, since feeds err in it, and do not depend on the prefixes that a document
// chose (xml_names.h): <dcx:creator xmlns:dcx="http://purl.org/dc/elements/1.1/"> is "dc:creator".
// The parser is libxml2's. It sees neither document types nor entities, so nothing is fetched and
// nothing multiplies. Source: XML 1.0, Namespaces in XML 1.0.
#pragma once

#include <string>
#include <string_view>

#include "indexer/source/markup/tree.h"

namespace tickerdex {

struct XmlDocument {
  MarkupTree tree;
  std::string problem;  ///< why the tree is not to be used: "entities expand to more than 1 MiB"
};

/// `utf8` is valid UTF-8 of at most 1 GiB; a charset that it declares is ignored.
XmlDocument parse_xml(std::string_view utf8);

}  // namespace tickerdex

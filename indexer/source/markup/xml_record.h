// Parses a record that split_xml() cut out, in the elements that were around it.
#pragma once

#include <string>

#include "indexer/source/document_facts.h"
#include "indexer/source/markup/tree.h"
#include "indexer/source/record.h"

namespace tickerdex {

struct XmlRecord {
  MarkupTree tree;
  MarkupTree::Node element = MarkupTree::kDocument;  ///< the record's own
  std::shared_ptr<const DocumentFacts> document;     ///< never null
  std::string problem;  ///< why the tree is not to be used; empty if it is
};

XmlRecord parse_xml_record(const Record& record);

}  // namespace tickerdex

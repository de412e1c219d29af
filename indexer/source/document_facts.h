// What a document says of all its records: a feed of its items, a news message of its articles.
#pragma once

#include <cstddef>
#include <string>

#include "indexer/source/raw_article.h"

namespace tickerdex {

struct DocumentFacts {
  /// XML: document type and open tags around the records, so that a record is parsed with the
  /// entities, namespaces, base address and language that it inherits. Valid UTF-8.
  std::string prologue;
  std::size_t depth = 0;  ///< how many elements the prologue opens
  std::string charset;    ///< as declared, in lower case; empty if it is not
  std::string address;    ///< of the document, as far as it says; relative links begin here
  RawArticle shared;      ///< a record without source, author or language takes that of this one
};

}  // namespace tickerdex

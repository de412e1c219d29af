// The names by which web pages declare the fields of an article, in order of trust.
//
// A field may be declared in several ways; the way of the lowest rank counts. Ranks 0 to 9 belong
// to JSON-LD. A new name needs a row.
#pragma once

#include <cstddef>
#include <string_view>
#include <unordered_map>

#include "indexer/source/declared.h"

namespace tickerdex {

struct Meaning {
  DeclaredField field;
  std::size_t rank;
};

using MeaningTable = std::unordered_map<std::string_view, Meaning>;

/// Members of a schema.org article.
const MeaningTable& json_ld_keys();
/// <meta name=…> and <meta property=…>, in lower case.
const MeaningTable& meta_names();
/// itemprop=… of any element, in lower case.
const MeaningTable& item_properties();

}  // namespace tickerdex

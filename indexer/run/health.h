// What can be said of a published generation without reading it through: can it serve searches.
#pragma once

#include <string>

#include "indexer/publish/generations.h"

namespace tickerdex {

/// Why `info` should not be live: no manifest, another schema, a database that does not open or
/// holds another number of articles than its manifest. Empty if all is well. `index` is named in
/// the command that helps.
std::string trouble_of(const std::string& index, const GenerationInfo& info);

}  // namespace tickerdex

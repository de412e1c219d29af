// The JSON of news services, told by its keys: one table.
//
// Most exports need no row here, since keys.h knows the names they use. A dialect is a service
// whose fields are nested or whose keys mean something else: "source" of a tweet is the program it
// was written with. Its rows read like --map: FIELD=PATH, the best path first. A new service needs
// a row.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "indexer/source/keys.h"
#include "indexer/source/value.h"

namespace tickerdex {

struct FieldPath {
  DeclaredField field;
  std::size_t rank;
  std::string_view path;  ///< "publisher.name"; empty: the service has no such field
};

struct Dialect {
  std::string_view name;                  ///< "Polygon"
  std::vector<std::string_view> told_by;  ///< keys that each of its objects has
  std::vector<FieldPath> paths;
};

std::span<const Dialect> all_dialects();

/// The dialect of an object; null if it is none of them.
const Dialect* dialect_of(const Value& object);

}  // namespace tickerdex

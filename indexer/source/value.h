// A declared value, whatever the format it came from: a text, a list, an object.
//
// JSON gives all kinds, a CSV cell is a text. Depth is bounded by the reader that makes it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tickerdex {

struct Value {
  enum class Kind : std::uint8_t {
    nothing,  ///< null, true, false
    text,     ///< strings; numbers in the shortest form that reads back the same
    list,
    object,
  };
  Kind kind = Kind::nothing;
  std::string key;  ///< if it is a member of an object
  std::string text;
  std::vector<Value> items;  ///< of a list; members of an object, in the order of the file

  /// The first member called so, or null. Keys are compared exactly.
  const Value* member(std::string_view name) const {
    if (kind != Kind::object) return nullptr;
    for (const Value& item : items) {
      if (item.key == name) return &item;
    }
    return nullptr;
  }
};

}  // namespace tickerdex

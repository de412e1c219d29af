// A declared value of any format: a text, a list or an object.
//
// JSON has all kinds, a CSV cell is a text. The reader that makes it limits the depth.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tickerdex {

struct Value {
  enum class Kind : std::uint8_t {
    nothing,  ///< null, true, false
    text,     ///< strings; numbers in the shortest form that is read back unchanged
    list,
    object,
  };
  Kind kind = Kind::nothing;
  std::string key;  ///< of a member of an object
  std::string text;
  std::vector<Value> items;  ///< items of a list, or members of an object, in file order

  /// The first member named `name`, or null. Keys are compared exactly.
  const Value* member(std::string_view name) const {
    if (kind != Kind::object) return nullptr;
    for (const Value& item : items) {
      if (item.key == name) return &item;
    }
    return nullptr;
  }
  /// The text of that member; empty if it is none.
  std::string_view text_of(std::string_view name) const {
    const Value* found = member(name);
    return found == nullptr ? std::string_view() : std::string_view(found->text);
  }
};

}  // namespace tickerdex

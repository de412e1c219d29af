// Warnings about how a query was interpreted: short lines, without repetition.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace tickerdex {

class Warnings {
 public:
  void add(std::string line);
  /// At most kMax lines, then one that counts the others.
  std::vector<std::string> lines() const;

  static constexpr std::size_t kMax = 10;

 private:
  std::vector<std::string> lines_;
  std::set<std::string> seen_;
};

/// One line of valid UTF-8 without control or direction characters, at most `most` characters.
std::string message_line(std::string_view text, std::size_t most);

/// A part of the query for a message: one line of about forty characters.
inline std::string shown(std::string_view typed) {
  constexpr std::size_t kMaxCharacters = 40;
  return message_line(typed, kMaxCharacters);
}

/// The name in text that looks like an unknown field: "foo" of "foo:bar" and of "foo:" if it may
/// have been meant as a field; else empty, as for "10:30", "Re:" and "http://…" in prose.
std::string_view stray_field_name(std::string_view chunk);

/// "'tiker:' is not a field: searched as words (did you mean ticker:?)"; `name` and `value` are the
/// text before and after the colon.
std::string stray_field_warning(std::string_view name, std::string_view value);

}  // namespace tickerdex

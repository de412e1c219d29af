// What a user should know about how the query was read: short lines, each said once.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace tickerdex {

class Warnings {
 public:
  void add(std::string line);
  /// At most kMost lines; a last one counts those that are not shown.
  std::vector<std::string> lines() const;

  static constexpr std::size_t kMost = 10;

 private:
  std::vector<std::string> lines_;
  std::set<std::string> seen_;
};

/// One line of valid UTF-8 without control or direction characters, at most `most` characters.
std::string message_line(std::string_view text, std::size_t most);

/// A piece of the query for a message: one line of about forty characters.
inline std::string shown(std::string_view typed) {
  constexpr std::size_t kMostCharacters = 40;
  return message_line(typed, kMostCharacters);
}

}  // namespace tickerdex

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

/// A piece of the query for a message: one line, no control or direction characters, valid
/// UTF-8, cut to about forty characters.
std::string shown(std::string_view typed);

}  // namespace tickerdex

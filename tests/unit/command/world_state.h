// The content of an index, by id instead of document number, as comparable text.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace tickerdex::test {

struct WorldState {
  std::map<std::string, std::string> documents;  ///< by id: data, values, terms, wdfs, positions
  std::string statistics;                        ///< counts, average length
  std::vector<std::string> answers;              ///< of many queries: hits with scores

  bool operator==(const WorldState&) const = default;
};

WorldState state_of(const std::string& database_folder);

/// Describes the first difference; empty if there is none.
std::string difference(const WorldState& a, const WorldState& b);

}  // namespace tickerdex::test

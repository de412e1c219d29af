#include "indexer/schema/nearest_name.h"

#include <algorithm>
#include <utility>

#include "indexer/schema/text/ascii.h"

namespace tickerdex {
namespace {

/// The Damerau-Levenshtein distance without repeated edits ("optimal string alignment").
std::size_t edits_between(std::string_view a, std::string_view b) {
  std::vector<std::vector<std::size_t>> edits(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) edits[i][0] = i;
  for (std::size_t j = 0; j <= b.size(); ++j) edits[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = edits[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      edits[i][j] = std::min({edits[i - 1][j] + 1, edits[i][j - 1] + 1, change});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        edits[i][j] = std::min(edits[i][j], edits[i - 2][j - 2] + 1);
      }
    }
  }
  return edits[a.size()][b.size()];
}

bool is_part_of(std::string_view typed, std::string_view name) {
  constexpr std::size_t kShortest = 3;
  const auto shorter = std::min(typed.size(), name.size());
  return shorter >= kShortest && (name.starts_with(typed) || name.ends_with(typed) ||
                                  typed.starts_with(name) || typed.ends_with(name));
}

}  // namespace

std::vector<std::string> nearest_names(std::string_view typed, std::span<const std::string> names,
                                       std::size_t most) {
  constexpr std::size_t kLongest = 40;
  const bool has_digit = std::any_of(typed.begin(), typed.end(), is_digit);
  if (typed.empty() || typed.size() > kLongest || has_digit) return {};
  const std::string lower = ascii_lower(typed);
  std::vector<std::pair<std::size_t, std::string>> ranked;
  for (const auto& name : names) {
    const std::string known = ascii_lower(name);
    const auto edits = is_part_of(lower, known) ? 0 : edits_between(lower, known);
    const auto allowed = std::max<std::size_t>(known.size() / 3, 1);
    if (edits <= allowed && edits < std::min(lower.size(), known.size())) {
      ranked.emplace_back(edits, name);
    }
  }
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<std::string> nearest;
  for (auto& [edits, name] : ranked) {
    if (nearest.size() < most) nearest.push_back(std::move(name));
  }
  return nearest;
}

std::string did_you_mean(std::string_view typed, std::span<const std::string> names) {
  const auto nearest = nearest_names(typed, names);
  return nearest.empty() ? std::string{} : "; did you mean " + nearest.front() + "?";
}

}  // namespace tickerdex

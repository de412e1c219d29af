#include "query/search/proximity.h"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <utility>

namespace tickerdex {
namespace {

constexpr std::int64_t kNoStart = -1;
constexpr std::int64_t kNoEnd = std::numeric_limits<std::int64_t>::max();

void keep_flagged(Occurrences& occurrences, const std::vector<bool>& flags) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < occurrences.size(); ++i) {
    if (flags[i]) occurrences[kept++] = occurrences[i];
  }
  occurrences.resize(kept);
}

/// For each occurrence of each word: the latest first word of a chain that ends here.
std::vector<std::vector<std::int64_t>> latest_starts(const std::vector<Occurrences>& words) {
  std::vector<std::vector<std::int64_t>> starts(words.size());
  for (const auto& first : words[0]) starts[0].push_back(first.position);
  for (std::size_t w = 1; w < words.size(); ++w) {
    std::size_t before = 0;
    std::int64_t latest = kNoStart;
    for (const auto& here : words[w]) {
      for (; before < words[w - 1].size() && words[w - 1][before].position < here.position;
           ++before) {
        latest = std::max(latest, starts[w - 1][before]);
      }
      starts[w].push_back(latest);
    }
  }
  return starts;
}

/// For each occurrence of each word: the earliest last word of a chain that starts here.
std::vector<std::vector<std::int64_t>> earliest_ends(const std::vector<Occurrences>& words) {
  std::vector<std::vector<std::int64_t>> ends(words.size());
  for (const auto& last : words.back()) ends.back().push_back(last.position);
  for (std::size_t w = words.size() - 1; w-- > 0;) {
    ends[w].resize(words[w].size());
    std::size_t after = words[w + 1].size();
    std::int64_t earliest = kNoEnd;
    for (std::size_t i = words[w].size(); i-- > 0;) {
      for (; after > 0 && words[w + 1][after - 1].position > words[w][i].position; --after) {
        earliest = std::min(earliest, ends[w + 1][after - 1]);
      }
      ends[w][i] = earliest;
    }
  }
  return ends;
}

/// Occurrences [first, last) of each word inside a window.
struct InWindow {
  std::vector<std::size_t> first;
  std::vector<std::size_t> last;
};

/// Assigns every word its own position by augmenting paths. As many candidates per word as there
/// are words are always enough.
class Assignment {
 public:
  Assignment(const std::vector<Occurrences>& words, const InWindow& window) {
    for (std::size_t w = 0; w < words.size(); ++w) {
      std::vector<std::uint32_t> positions;
      for (std::size_t i = window.first[w];
           i < window.last[w] && positions.size() < words.size(); ++i) {
        const auto position = words[w][i].position;
        if (positions.empty() || positions.back() != position) positions.push_back(position);
      }
      candidates_.push_back(std::move(positions));
    }
  }

  bool exists() {
    for (std::size_t w = 0; w < candidates_.size(); ++w) {
      tried_.clear();
      if (!place(w)) return false;
    }
    return true;
  }

 private:
  bool place(std::size_t word) {
    for (const auto position : candidates_[word]) {
      if (std::find(tried_.begin(), tried_.end(), position) != tried_.end()) continue;
      tried_.push_back(position);
      const auto taken =
          std::find_if(taken_.begin(), taken_.end(),
                       [&](const auto& entry) { return entry.first == position; });
      if (taken == taken_.end()) {
        taken_.emplace_back(position, word);
        return true;
      }
      const auto at = static_cast<std::size_t>(taken - taken_.begin());
      if (place(taken_[at].second)) {
        taken_[at].second = word;
        return true;
      }
    }
    return false;
  }

  std::vector<std::vector<std::uint32_t>> candidates_;
  std::vector<std::pair<std::uint32_t, std::size_t>> taken_;
  std::vector<std::uint32_t> tried_;
};

std::vector<std::uint32_t> all_positions(const std::vector<Occurrences>& words) {
  std::vector<std::uint32_t> positions;
  for (const auto& occurrences : words) {
    for (const auto& occurrence : occurrences) positions.push_back(occurrence.position);
  }
  std::sort(positions.begin(), positions.end());
  positions.erase(std::unique(positions.begin(), positions.end()), positions.end());
  return positions;
}

bool clear_if_one_is_missing(std::vector<Occurrences>& words) {
  const bool missing = words.empty() || std::any_of(words.begin(), words.end(), [](const auto& w) {
                         return w.empty();
                       });
  if (missing) {
    for (auto& word : words) word.clear();
  }
  return missing;
}

}  // namespace

void keep_in_order(std::vector<Occurrences>& words, std::uint32_t window) {
  if (clear_if_one_is_missing(words)) return;
  const auto starts = latest_starts(words);
  const auto ends = earliest_ends(words);
  for (std::size_t w = 0; w < words.size(); ++w) {
    std::vector<bool> used(words[w].size());
    for (std::size_t i = 0; i < used.size(); ++i) {
      used[i] = starts[w][i] != kNoStart && ends[w][i] != kNoEnd &&
                ends[w][i] - starts[w][i] < std::int64_t{window};
    }
    keep_flagged(words[w], used);
  }
}

// If a window contains a match, then every position in it belongs to one: if the match does not use
// it already, move that position's word there.
void keep_near(std::vector<Occurrences>& words, std::uint32_t window) {
  if (clear_if_one_is_missing(words)) return;
  const std::size_t count = words.size();
  InWindow in{std::vector<std::size_t>(count), std::vector<std::size_t>(count)};
  std::vector<std::vector<bool>> used(count);
  std::vector<std::size_t> flagged_to(count);
  for (std::size_t w = 0; w < count; ++w) used[w].resize(words[w].size());
  std::size_t occurrences = 0;
  for (const auto& word : words) occurrences += word.size();
  const auto positions = all_positions(words);
  const bool may_clash = positions.size() < occurrences;
  for (const auto from : positions) {
    bool all_there = true;
    for (std::size_t w = 0; w < count; ++w) {
      while (in.first[w] < words[w].size() && words[w][in.first[w]].position < from) {
        ++in.first[w];
      }
      in.last[w] = std::max(in.last[w], in.first[w]);
      while (in.last[w] < words[w].size() &&
             words[w][in.last[w]].position - from < window) {
        ++in.last[w];
      }
      all_there = all_there && in.first[w] < in.last[w];
    }
    if (!all_there || (may_clash && !Assignment(words, in).exists())) continue;
    for (std::size_t w = 0; w < count; ++w) {
      for (std::size_t i = std::max(flagged_to[w], in.first[w]); i < in.last[w]; ++i) {
        used[w][i] = true;
      }
      flagged_to[w] = std::max(flagged_to[w], in.last[w]);
    }
  }
  for (std::size_t w = 0; w < count; ++w) keep_flagged(words[w], used[w]);
}

}  // namespace tickerdex

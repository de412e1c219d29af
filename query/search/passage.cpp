#include "query/search/passage.h"

#include <algorithm>
#include <array>
#include <utility>

#include "indexer/schema/text/ascii.h"
#include "query/search/code_points.h"

namespace tickerdex {
namespace {

/// A run of overlapping or touching marks, which are kept together.
struct Cluster {
  Stretch at;
  std::size_t first_point = 0;  // of the line, in code points
  std::size_t last_point = 0;
  std::size_t first_mark = 0;
  std::size_t last_mark = 0;  // one past the last
};

class PointCounter {
 public:
  explicit PointCounter(std::string_view text) : text_(text) {}
  /// For an offset close to the previous one.
  std::size_t at(std::size_t offset) {
    if (offset >= offset_) {
      points_ += count_code_points(text_.substr(offset_, offset - offset_));
    } else {
      points_ -= count_code_points(text_.substr(offset, offset_ - offset));
    }
    offset_ = offset;
    return points_;
  }

 private:
  std::string_view text_;
  std::size_t offset_ = 0;
  std::size_t points_ = 0;
};

std::vector<Cluster> clusters_of(std::string_view text, const std::vector<Mark>& marks) {
  std::vector<Cluster> clusters;
  PointCounter points(text);
  for (std::size_t i = 0; i < marks.size(); ++i) {
    const auto& at = marks[i].at;
    const auto first = points.at(at.begin);
    const auto last = points.at(at.end);
    if (last - first > kMatchedCodePoints) continue;
    if (!clusters.empty() && at.begin <= clusters.back().at.end &&
        last - clusters.back().first_point <= kMatchedCodePoints) {
      auto& cluster = clusters.back();
      cluster.at.end = std::max(cluster.at.end, at.end);
      cluster.last_point = std::max(cluster.last_point, last);
      cluster.last_mark = i + 1;
    } else {
      clusters.push_back({at, first, last, i, i + 1});
    }
  }
  return clusters;
}

/// First and last cluster of the best window; there is at required_end one cluster.
std::pair<std::size_t, std::size_t> best_window(const std::vector<Cluster>& clusters,
                                                const std::vector<Mark>& marks,
                                                std::size_t part_count) {
  std::vector<std::uint32_t> count_by_part(part_count);
  std::size_t different = 0;
  std::size_t matches = 0;
  const auto enter = [&](const Cluster& cluster) {
    for (auto i = cluster.first_mark; i < cluster.last_mark; ++i) {
      if (count_by_part[marks[i].part]++ == 0) ++different;
      ++matches;
    }
  };
  const auto leave = [&](const Cluster& cluster) {
    for (auto i = cluster.first_mark; i < cluster.last_mark; ++i) {
      if (--count_by_part[marks[i].part] == 0) --different;
      --matches;
    }
  };
  std::pair<std::size_t, std::size_t> best{0, 0};
  std::pair<std::size_t, std::size_t> best_score{0, 0};
  std::size_t next = 0;
  for (std::size_t first = 0; first < clusters.size(); ++first) {
    while (next < clusters.size() &&
           clusters[next].last_point - clusters[first].first_point <= kMatchedCodePoints) {
      enter(clusters[next++]);
    }
    if (std::pair(different, matches) > best_score) {
      best_score = {different, matches};
      best = {first, next - 1};
    }
    leave(clusters[first]);
  }
  return best;
}

/// Where a line may be cut.
class Cuts {
 public:
  Cuts(const OneLine& line, const MarkedText& marked, const std::vector<Cluster>& clusters)
      : line_(line), words_(marked.words), clusters_(clusters), graphemes_(line.text) {}

  bool is_clean(std::size_t at) {
    return !inside_word(at) && !inside_cluster(at) && graphemes_.is_boundary(at);
  }
  bool is_grapheme(std::size_t at) { return graphemes_.is_boundary(at); }
  bool begins_word(std::size_t at) { return at == 0 || (text()[at - 1] == ' ' && is_clean(at)); }
  bool begins_sentence(std::size_t at) {
    return at == 0 ||
           std::binary_search(line_.paragraphs.begin(), line_.paragraphs.end(), at) ||
           after_full_stop(at);
  }

 private:
  std::string_view text() const { return line_.text; }

  bool inside_word(std::size_t at) const {
    const auto after = std::partition_point(words_.begin(), words_.end(),
                                            [&](const Stretch& word) { return word.end <= at; });
    return after != words_.end() && after->begin < at;
  }
  bool inside_cluster(std::size_t at) const {
    const auto after =
        std::partition_point(clusters_.begin(), clusters_.end(),
                             [&](const Cluster& cluster) { return cluster.at.end <= at; });
    return after != clusters_.end() && after->at.begin < at;
  }

  // "Alibaba rose. Shares": after a space, a capital or what is not ASCII; not after initials
  // ("J. P. Morgan", "U.S. Steel"). CJK stops need no space.
  bool after_full_stop(std::size_t at) const {
    constexpr std::array<std::string_view, 4> kWideStops{"。", "！", "？", "｡"};
    const auto before = text().substr(0, at);
    for (const auto stop : kWideStops) {
      if (before.ends_with(stop)) return true;
    }
    if (at < 4 || text()[at - 1] != ' ' || at >= text().size()) return false;
    const char next = text()[at];
    if (is_lower(next) || next == ')' || next == ',') return false;
    std::size_t end = at - 1;
    while (end > 0 && (text()[end - 1] == '"' || text()[end - 1] == '\'' ||
                       text()[end - 1] == ')')) {
      --end;
    }
    if (end < 3) return false;
    const char stop = text()[end - 1];
    if (stop == '!' || stop == '?') return true;
    return stop == '.' && text()[end - 2] != '.' && text()[end - 3] != '.' &&
           text()[end - 3] != ' ';
  }

  const OneLine& line_;
  const std::vector<Stretch>& words_;
  const std::vector<Cluster>& clusters_;
  GraphemeBreaks graphemes_;
};

std::size_t passage_start(const OneLine& line, Cuts& cuts, const Stretch& matches) {
  const std::string_view text = line.text;
  const auto matched =
      count_code_points(text.substr(matches.begin, matches.end - matches.begin));
  const auto slack = kPassageCodePoints - std::min(kPassageCodePoints, matched);
  const auto after = count_code_points(
      text.substr(matches.end, after_code_points(text, matches.end, slack) - matches.end));
  const auto lead = std::max(slack / 2, slack - after);
  const auto earliest = before_code_points(text, matches.begin, lead);
  if (earliest == 0) return 0;
  for (auto at = earliest; at <= matches.begin; ++at) {
    if (cuts.begins_sentence(at) && cuts.is_clean(at)) return at;
  }
  for (auto at = earliest; at <= matches.begin; ++at) {
    if (cuts.begins_word(at)) return at;
  }
  for (auto at = earliest; at < matches.begin; at = after_code_points(text, at, 1)) {
    if (cuts.is_clean(at)) return at;
  }
  std::size_t start = matches.begin;  // at least no broken character
  while (start > earliest && !cuts.is_grapheme(start)) start = before_code_points(text, start, 1);
  return start;
}

/// `required_end`: the end of the text that must be shown.
std::size_t passage_end(const OneLine& line, Cuts& cuts, std::size_t start,
                        std::size_t required_end) {
  constexpr std::size_t kSpaceIsNear = 60;
  const std::string_view text = line.text;
  const auto limit = after_code_points(text, start, kPassageCodePoints);
  if (limit == text.size()) return limit;
  const auto floor = std::max(required_end, start + 1);
  const auto near = std::max(floor, before_code_points(text, limit, kSpaceIsNear));
  for (auto at = limit; at >= near; --at) {
    if (text[at] == ' ' && cuts.is_clean(at)) return at;
  }
  for (auto at = limit; at >= floor; at = before_code_points(text, at, 1)) {
    if (cuts.is_clean(at)) return at;
    if (at == 0) break;
  }
  // No boundary: a word as long as the passage. A match is still shown to its end.
  auto at = required_end > start ? required_end : limit;
  const auto step_limit = at;
  if (required_end > start) {
    while (at < text.size() && at - step_limit < kPassageCodePoints && !cuts.is_grapheme(at)) {
      at = after_code_points(text, at, 1);
    }
    return at;
  }
  while (at > floor && !cuts.is_grapheme(at)) at = before_code_points(text, at, 1);
  return at > floor ? at : limit;  // one character with endless combining marks
}

}  // namespace

Stretch best_passage(const OneLine& line, const MarkedText& marked, std::size_t part_count) {
  const std::string_view text = line.text;
  const auto clusters = clusters_of(text, marked.marks);
  Cuts cuts(line, marked, clusters);
  std::size_t start = 0;
  std::size_t required_end = 0;
  if (!clusters.empty() && after_code_points(text, 0, kPassageCodePoints) < text.size()) {
    const auto [first, last] = best_window(clusters, marked.marks, part_count);
    const Stretch matches{clusters[first].at.begin, clusters[last].at.end};
    start = passage_start(line, cuts, matches);
    required_end = matches.end;
  }
  auto end = passage_end(line, cuts, start, required_end);
  while (start < end && text[start] == ' ') ++start;
  while (end > start && text[end - 1] == ' ') --end;
  return {static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)};
}

}  // namespace tickerdex

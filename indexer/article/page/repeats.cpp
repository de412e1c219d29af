#include "indexer/article/page/repeats.h"

#include <cstdint>
#include <unordered_map>

#include "indexer/article/page/line_shape.h"
#include "indexer/article/page/navigation.h"
#include "indexer/article/page/time_line.h"
#include "indexer/schema/hash.h"
#include "indexer/schema/text/ascii.h"
#include "indexer/schema/text/utf8.h"

namespace tickerdex::page {
namespace {

/// Shorter lines ("Share", "0.31") are no evidence of a copy.
constexpr std::size_t kTellingBytes = 40;
/// A single line is searched for a copy of its own beginning.
constexpr std::size_t kGiantBytes = 300;
constexpr std::size_t kProbeBytes = 80;
constexpr std::size_t kShortestCopyBytes = 150;

/// Letters and digits only, ignoring ASCII case.
std::uint64_t fingerprint(std::string_view line) {
  std::string letters;
  letters.reserve(line.size());
  for (const char c : line) {
    if (is_alphanumeric(c) || !is_ascii(c)) letters += to_lower(c);
  }
  return hash64(letters);
}

/// For each line, the first one like it.
using First = std::vector<std::size_t>;

First compare(const std::vector<std::string_view>& lines) {
  First first;
  std::unordered_map<std::uint64_t, std::size_t> seen;
  for (const std::string_view line : lines) {
    first.push_back(seen.emplace(fingerprint(line), first.size()).first->second);
  }
  return first;
}

/// The first significant line of a second copy, or the number of lines: from there on most of the
/// significant bytes are repeats, and they are a large part of the text before.
std::size_t copy_begins(const std::vector<std::string_view>& lines, const First& first) {
  std::size_t total = 0;
  for (const std::string_view line : lines) total += line.size() < kTellingBytes ? 0 : line.size();
  std::size_t behind = 0;
  std::size_t repeated = 0;
  std::size_t best = lines.size();
  for (std::size_t i = lines.size(); i-- > 0;) {
    if (lines[i].size() < kTellingBytes) continue;
    behind += lines[i].size();
    if (first[i] == i) continue;
    repeated += lines[i].size();
    if (repeated * 10 >= behind * 8 && repeated * 10 >= (total - behind) * 4) best = i;
  }
  return best;
}

/// "X X" on one line: keeps the first.
std::string_view without_own_copy(std::string_view line) {
  if (line.size() < kGiantBytes) return line;
  const std::size_t again = line.find(line.substr(0, kProbeBytes), kShortestCopyBytes);
  if (again == std::string_view::npos || is_alphanumeric(line[again - 1])) return line;
  const std::string_view copy = line.substr(again);
  if (copy.size() * 2 < again || !line.starts_with(copy)) return line;
  std::string_view kept = line.substr(0, again);
  while (kept.ends_with(' ')) kept.remove_suffix(1);
  return kept;
}

/// A line that differs from copy to copy or has no significance.
bool is_small_print(std::string_view line) {
  return is_navigation(line) || time_line_of(line).has_value();
}

/// The beginning of the head of the copy whose text begins at `begins`: repeated lines, small
/// print, and as many other short lines as the original has above its text.
std::size_t copy_head_begins(const std::vector<std::string_view>& lines, const First& first,
                             std::size_t begins) {
  const std::size_t original = first[begins];
  std::size_t others = 0;
  for (std::size_t i = 0; i < original; ++i) others += is_small_print(lines[i]) ? 0 : 1;
  std::size_t head = begins;
  while (head > original + 1) {
    const std::size_t above = head - 1;
    const bool is_new = first[above] == above;
    if (is_new && is_prose(lines[above])) break;
    if (!is_small_print(lines[above])) {
      if (others == 0) break;
      --others;
    }
    head = above;
  }
  return head;
}

}  // namespace

Unrepeated without_repeats(std::vector<std::string_view> lines) {
  for (std::string_view& line : lines) line = without_own_copy(line);
  const First first = compare(lines);
  const std::size_t begins = copy_begins(lines, first);
  const std::size_t head = begins == lines.size() ? begins : copy_head_begins(lines, first, begins);
  Unrepeated result;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool is_new = first[i] == i;
    if (i >= head && i < begins) {
      if (is_new) result.copy_head.push_back(lines[i]);
    } else if (is_new || (i < head && !is_prose(lines[i]))) {
      result.lines.push_back(lines[i]);
    }
  }
  return result;
}

}  // namespace tickerdex::page

#include "indexer/article/page/menus.h"

#include <algorithm>

#include "indexer/article/page/labels.h"
#include "indexer/article/page/line_shape.h"
#include "indexer/article/page/navigation.h"

namespace tickerdex::page {
namespace {

constexpr std::size_t kMenuLines = 12;
constexpr std::size_t kKnownLines = 3;
constexpr std::size_t kMaxItemBytes = 40;
constexpr std::size_t kMaxItemWords = 4;

bool is_item(std::string_view line) {
  return line.size() <= kMaxItemBytes && error_text(line).size() <= kMaxItemWords &&
         line.find_first_of("0123456789") == std::string_view::npos && !ends_sentence(line) &&
         !label_of(line);
}

bool could_be_title(std::string_view line) {
  return !is_navigation(line) &&
         (error_text(line).size() > kMaxItemWords || (has_cjk(line) && code_points(line) > 12));
}

/// Marks the lines of menus in [begin, end); returns the end of the last one, or `begin`.
std::size_t mark_menus(const std::vector<std::string_view>& lines, std::size_t begin,
                       std::size_t end, std::vector<bool>& drop) {
  std::size_t last = begin;
  for (std::size_t at = begin; at < end;) {
    std::size_t run = at;
    std::size_t known = 0;
    for (; run < end && is_item(lines[run]); ++run) {
      known += is_navigation(lines[run]) || is_section_name(lines[run]) ? 1 : 0;
    }
    if (run - at >= kMenuLines && known >= kKnownLines) {
      std::fill(drop.begin() + static_cast<std::ptrdiff_t>(at),
                drop.begin() + static_cast<std::ptrdiff_t>(run), true);
      last = run;
    }
    at = std::max(run, at + 1);
  }
  return last;
}

}  // namespace

std::vector<std::string_view> without_menus(std::vector<std::string_view> lines) {
  const auto first_prose = std::find_if(lines.begin(), lines.end(), is_prose);
  const auto last_prose = std::find_if(lines.rbegin(), lines.rend(), is_prose);
  if (first_prose == lines.end()) return lines;
  const auto head = static_cast<std::size_t>(first_prose - lines.begin());
  const auto tail = static_cast<std::size_t>(last_prose.base() - lines.begin());

  std::vector<bool> drop(lines.size(), false);
  const std::size_t menus_end = mark_menus(lines, 0, head, drop);
  mark_menus(lines, tail, lines.size(), drop);
  const auto above = lines.begin() + static_cast<std::ptrdiff_t>(menus_end);
  if (std::none_of(lines.begin(), above, could_be_title)) {
    std::fill(drop.begin(), drop.begin() + static_cast<std::ptrdiff_t>(menus_end), true);
  }
  std::vector<std::string_view> kept;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!drop[i]) kept.push_back(lines[i]);
  }
  return kept;
}

}  // namespace tickerdex::page

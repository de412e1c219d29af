#include "query/search/snippet.h"

#include <algorithm>
#include <string_view>

#include "query/search/code_points.h"
#include "query/search/one_line.h"
#include "query/search/passage.h"

namespace tickerdex {
namespace {

constexpr std::string_view kEllipsis = "…";  // one code point

/// Stretches of `text`, ascending, as code points from `from` on, `shift` added.
std::vector<CodePointRange> in_code_points(std::string_view text,
                                           const std::vector<Stretch>& stretches,
                                           std::size_t from, std::size_t shift) {
  std::vector<CodePointRange> ranges;
  std::size_t at = from;
  std::size_t points = shift;
  const auto step_to = [&](std::size_t offset) {
    points += count_code_points(text.substr(at, offset - at));
    at = offset;
    return static_cast<std::uint32_t>(points);
  };
  for (const auto& stretch : stretches) {
    const auto begin = step_to(stretch.begin);
    const auto end = step_to(stretch.end);
    if (begin == end) continue;
    // Bytes that are not a character may separate two words and count as nothing.
    if (!ranges.empty() && ranges.back().second == begin) {
      ranges.back().second = end;
    } else {
      ranges.emplace_back(begin, end);
    }
  }
  return ranges;
}

std::vector<Mark> marks_inside(const std::vector<Mark>& marks, const Stretch& passage) {
  std::vector<Mark> inside;
  std::copy_if(marks.begin(), marks.end(), std::back_inserter(inside), [&](const Mark& mark) {
    return mark.at.begin >= passage.begin && mark.at.end <= passage.end;
  });
  return inside;
}

}  // namespace

Snippet make_snippet(const Article& article, Marker& marker) {
  constexpr std::size_t kBeginningBytes = 4096;
  const bool looks = marker.looks_at(TextPart::body);
  const auto line = one_line(article.body, looks ? kSnippetBodyBytes : kBeginningBytes);
  auto marked = marker.mark(line.text, article.language, TextPart::body);
  if (line.cut_in_word) {
    std::erase_if(marked.marks, [&](const Mark& m) { return m.at.end == line.text.size(); });
  }
  const auto passage = best_passage(line, marked, marker.part_count());

  Snippet snippet;
  const bool cut_before = passage.begin > 0;
  const bool cut_after = passage.end < line.text.size() || line.cut;
  if (cut_before) snippet.text += kEllipsis;
  snippet.text.append(line.text, passage.begin, passage.end - passage.begin);
  if (cut_after) snippet.text += kEllipsis;
  snippet.highlights = in_code_points(line.text, merge(marks_inside(marked.marks, passage)),
                                      passage.begin, cut_before ? 1 : 0);
  return snippet;
}

std::vector<CodePointRange> highlight_title(const Article& article, Marker& marker) {
  if (!marker.looks_at(TextPart::title)) return {};
  const auto marked = marker.mark(article.title, article.language, TextPart::title);
  return in_code_points(article.title, merge(marked.marks), 0, 0);
}

}  // namespace tickerdex

#include "query/cli/error_report.h"

#include <fmt/format.h>

#include <algorithm>

#include "indexer/schema/text/safe_text.h"
#include "query/output/cell_width.h"
#include "query/output/terminal_text.h"

namespace tickerdex {
namespace {

constexpr std::size_t kIndent = 2;

/// The end of `text` that fits, behind a "…" where something is left out.
std::string last_cells(const std::string& text, std::size_t width) {
  if (cells(text) <= width) return text;
  const auto lines = wrap_to_width(text, 2).lines;  // pieces small enough to drop one by one
  std::size_t begin = text.size();
  for (auto line = lines.rbegin(); line != lines.rend(); ++line) {
    if (cells(std::string_view(text).substr(line->begin)) + 1 > width) break;
    begin = line->begin;
  }
  return "…" + text.substr(begin);
}

}  // namespace

std::string error_line(std::string_view what, std::size_t width) {
  return wrap_words("tickerdex-query: error: " + safe_line(what), width) + '\n';
}

std::string warning_line(std::string_view what, std::size_t width) {
  return wrap_words("tickerdex-query: warning: " + safe_line(what), width) + '\n';
}

std::string query_error_lines(const QueryError& error, std::string_view query, std::size_t width,
                              std::size_t terminal_width) {
  std::string lines = error_line(error.what(), terminal_width);
  if (query.empty()) return lines;
  const auto begin = std::min(error.offset, query.size());
  const auto length = std::min(error.length, query.size() - begin);
  const std::size_t room = std::max<std::size_t>(width, 2 * kIndent + 8) - kIndent;

  const std::string before = last_cells(safe_cell(query.substr(0, begin)), room / 2);
  const std::string place = safe_cell(query.substr(begin, length));
  const std::string after = safe_cell(query.substr(begin + length));
  const std::size_t column = cells(before);
  const std::size_t marked = std::clamp<std::size_t>(cells(place), 1, room - column);
  lines +=
      fmt::format("{0:{1}}{2}\n", "", kIndent, truncate_to_width(before + place + after, room));
  lines += fmt::format("{0:{1}}^{0:~<{2}}\n", "", kIndent + column, marked - 1);
  return lines;
}

}  // namespace tickerdex

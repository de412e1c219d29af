#include "query/output/hit_text.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cstdlib>
#include <ostream>

#include "query/output/cell_width.h"
#include "query/output/facet_text.h"
#include "query/output/terminal_text.h"

namespace tickerdex {
namespace {

constexpr std::size_t kGap = 2;
constexpr std::size_t kNarrowestTitle = 30;
constexpr std::size_t kTitleLines = 2;
constexpr std::size_t kSnippetLines = 3;
constexpr std::size_t kPathLines = 3;
constexpr std::size_t kNarrowTickers = 24;

std::size_t indent_of(const HitColumns& columns) { return columns.rank + kGap; }

bool has_date_column(const HitColumns& columns) { return columns.date > 0; }

/// Prints `text` wrapped with `indent` spaces; the ellipsis is not highlighted.
void print_wrapped(const MarkedLine& text, std::size_t indent, std::size_t max_lines, Style style,
                   const OutputOptions& options, std::ostream& out) {
  const auto wrapped = wrap_to_width(text.text, options.width - indent, max_lines);
  for (std::size_t i = 0; i < wrapped.lines.size(); ++i) {
    out << std::string(indent, ' ') << paint_marked(text, wrapped.lines[i], style, options.color);
    if (wrapped.cut && i + 1 == wrapped.lines.size()) out << paint("…", style, options.color);
    out << '\n';
  }
}

MarkedLine title_of(const Hit& hit) {
  auto title = safe_line(hit.article.title, hit.title_highlights);
  if (title.text.empty()) title.text = "(untitled)";
  return title;
}

/// "+05:30"; with seconds only for historical zones that have them.
std::string offset_at(const DateZone& zone, std::int64_t utc) {
  const auto offset = zone.wall_at(utc) - utc;
  const auto seconds = std::abs(offset);
  auto text = fmt::format("{}{:02}:{:02}", offset < 0 ? '-' : '+', seconds / 3600, seconds / 60 % 60);
  if (seconds % 60 != 0) text += fmt::format(":{:02}", seconds % 60);
  return text;
}

void print_title(const Hit& hit, const HitColumns& columns, const DateZone& zone,
                 const OutputOptions& options, std::ostream& out) {
  const auto title = title_of(hit);
  const auto wrapped = wrap_to_width(title.text, columns.title, kTitleLines);
  for (std::size_t i = 0; i < wrapped.lines.size(); ++i) {
    const bool first = i == 0;
    const bool cut = wrapped.cut && i + 1 == wrapped.lines.size();
    const auto line = wrapped.lines[i];
    const std::string rank = first ? fmt::format("{}", hit.rank) : std::string{};
    out << std::string(columns.rank - std::min(columns.rank, rank.size()), ' ') << paint(rank, Style::dim, options.color)
        << std::string(kGap, ' ') << paint_marked(title, line, Style::bold, options.color)
        << paint(cut ? "…" : "", Style::bold, options.color);
    if (first && has_date_column(columns)) {
      const auto used =
          cells(std::string_view(title.text).substr(line.begin, line.end - line.begin)) + cut;
      const std::string tickers =
          columns.tickers > 0 ? shown_tickers(hit.article, columns.tickers) : std::string{};
      const std::string date = shown_date(hit.article, zone);
      out << std::string(columns.title - std::min(columns.title, used) + kGap, ' ')
          << paint(tickers.empty() ? date : pad_right(date, columns.date), Style::dim,
                   options.color);
      if (!tickers.empty()) out << std::string(kGap, ' ') << tickers;
    }
    out << '\n';
  }
}

std::vector<std::string> meta_of(const Hit& hit, const HitColumns& columns,
                                 const DateZone& zone) {
  const Article& article = hit.article;
  std::vector<std::string> parts;
  const auto add = [&parts](std::string text) {
    if (!text.empty()) parts.push_back(std::move(text));
  };
  if (!has_date_column(columns)) {
    add(shown_date(article, zone));
    add(shown_tickers(article, kNarrowTickers));
  }
  add(safe_line(article.source));
  add(safe_line(article.author));
  add(safe_line(fmt::format("{}", fmt::join(article.topics, ", "))));
  if (article.sentiment) add(fmt::format("sentiment {:+.2f}", *article.sentiment));
  if (article.impact) add(fmt::format("impact {:.2f}", *article.impact));
  if (hit.similar > 0) add(fmt::format("{} similar", grouped(hit.similar)));
  return parts;
}

/// Lines break between parts if possible.
void print_meta(const std::vector<std::string>& parts, std::size_t indent,
                const OutputOptions& options, std::ostream& out) {
  constexpr std::string_view kDot = " · ";
  const std::size_t width = options.width - indent;
  std::vector<std::string> lines;
  for (const auto& part : parts) {
    if (!lines.empty() && cells(lines.back()) + cells(kDot) + cells(part) <= width) {
      lines.back().append(kDot).append(part);
    } else {
      lines.push_back(part);
    }
  }
  for (const auto& line : lines) {
    out << std::string(indent, ' ')
        << paint(truncate_to_width(line, width), Style::dim, options.color) << '\n';
  }
}

}  // namespace

std::string shown_date(const Article& article, const DateZone& zone) {
  if (!article.published_utc) return "undated";
  const std::int64_t utc = *article.published_utc;
  const auto of_utc = [&](std::size_t length) {
    return format_rfc3339(utc).substr(0, length) + (zone.is_utc() ? "" : "Z");
  };
  switch (article.date_precision) {
    case DatePrecision::year: return of_utc(4);
    case DatePrecision::month: return of_utc(7);
    case DatePrecision::day: return of_utc(10);
    case DatePrecision::minute:
    case DatePrecision::second: break;
  }
  const std::string wall = format_rfc3339(zone.wall_at(utc));  // 2025-11-14T18:15:00Z
  return wall.substr(0, 10) + ' ' + wall.substr(11, 5) + (zone.is_utc() ? "Z" : offset_at(zone, utc));
}

std::string shown_tickers(const Article& article, std::size_t width) {
  std::string text;
  std::size_t shown = 0;
  for (const auto& link : article.tickers) {
    const std::size_t left = article.tickers.size() - shown - 1;
    std::string longer = text;
    if (!longer.empty()) longer += ' ';
    longer += safe_line(link.symbol);
    const std::string rest = left > 0 ? fmt::format(" +{}", left) : std::string{};
    if (shown > 0 && cells(longer + rest) > width) break;
    text = std::move(longer);
    ++shown;
  }
  if (shown < article.tickers.size()) text += fmt::format(" +{}", article.tickers.size() - shown);
  return truncate_to_width(text, width);
}

HitColumns columns_for(const Hits& hits, std::uint64_t offset, std::size_t width,
                       const DateZone& zone) {
  HitColumns columns;
  const std::size_t ticker_limit = width >= 100 ? 24 : 14;
  columns.rank = std::max(columns.rank, fmt::format("{}", offset + hits.size()).size());
  for (std::uint64_t i = 0; i < hits.size(); ++i) {
    const Article article = hits.article(i);
    columns.date = std::max(columns.date, shown_date(article, zone).size());
    columns.tickers = std::max(columns.tickers, cells(shown_tickers(article, ticker_limit)));
  }
  const std::size_t right =
      columns.date + kGap + (columns.tickers > 0 ? columns.tickers + kGap : 0);
  const std::size_t room = width - std::min(indent_of(columns), width - 2);
  if (room < right + kNarrowestTitle) {
    columns.date = columns.tickers = 0;
    columns.title = room;
  } else {
    columns.title = room - right;
  }
  return columns;
}

void print_hit(const Hit& hit, const HitColumns& columns, const DateZone& zone,
               const OutputOptions& options, std::ostream& out) {
  const std::size_t indent = indent_of(columns);
  print_title(hit, columns, zone, options, out);
  print_meta(meta_of(hit, columns, zone), indent, options, out);
  print_wrapped(safe_line(hit.snippet, hit.highlights), indent, kSnippetLines, Style::plain,
                options, out);
  const std::string& path = hit.article.path;
  print_wrapped({path.empty() ? safe_line(hit.article.url) : safe_name(path), {}}, indent,
                kPathLines, Style::dim, options, out);
}

void print_hit_fields(const Hit& hit, const std::vector<HitField>& fields,
                      const OutputOptions& options, std::ostream& out) {
  constexpr std::size_t kIndent = 2;
  for (const auto& field : fields) {
    const std::string name = fmt::format("{}: ", field.name);
    MarkedLine value;
    if (field.name == "title") {
      value = safe_line(hit.article.title, hit.title_highlights);
    } else if (field.name == "snippet") {
      value = safe_line(hit.snippet, hit.highlights);
    } else {
      const std::string cell = cell_of(field.value(hit));
      value.text = field.name == "path" ? safe_name(cell) : safe_line(cell);
    }
    for (auto& mark : value.marks) {
      mark.begin += name.size();
      mark.end += name.size();
    }
    value.text.insert(0, name);
    const auto wrapped = wrap_to_width(value.text, options.width - kIndent);
    for (std::size_t i = 0; i < wrapped.lines.size(); ++i) {
      const auto line = wrapped.lines[i];
      if (i > 0) {
        out << std::string(kIndent, ' ') << paint_marked(value, line, Style::plain, options.color);
      } else {
        const auto split = std::min(line.end, name.size());
        out << paint(std::string_view(value.text).substr(0, split), Style::dim, options.color)
            << paint_marked(value, {split, line.end}, Style::plain, options.color);
      }
      out << '\n';
    }
  }
}

}  // namespace tickerdex

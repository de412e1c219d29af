#include "query/output/facet_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>

#include "query/output/cell_width.h"
#include "query/output/terminal_text.h"

namespace tickerdex {
namespace {

constexpr std::size_t kLongestBar = 32;
constexpr std::size_t kShortestBar = 8;

/// "31 days, 2 of them empty", "the 10 largest of 29 days", "2 days with articles of 20,454".
std::string periods_shown(const Facet& facet) {
  const auto& [shown, unit, periods, first, last] = *facet.timeline;
  switch (shown) {
    case Timeline::Shown::largest:
      return fmt::format("the {} of {}",
                         facet.values.size() == 1 ? "largest"
                                                  : grouped(facet.values.size()) + " largest",
                         counted(facet.distinct, unit));
    case Timeline::Shown::with_articles:
      return fmt::format("{} with articles of {}, the empty ones left out",
                         counted(facet.distinct, unit), grouped(periods));
    case Timeline::Shown::all: break;
  }
  const auto empty = periods - facet.distinct;
  return counted(periods, unit) + (empty == 0 ? "" : fmt::format(", {} of them empty", grouped(empty)));
}

std::string heading_of(const Facet& facet, const std::string& zone) {
  std::string text;
  if (facet.distinct == 0) {
    text = "no values";
  } else if (facet.timeline) {
    text = periods_shown(facet) + (zone == "UTC" ? "" : " (" + zone + ")");
  } else if (facet.distinct > facet.values.size()) {
    text = fmt::format("{} of {}", grouped(facet.values.size()), counted(facet.distinct, "value"));
  } else {
    text = counted(facet.distinct, "value");
  }
  if (facet.missing > 0) text += fmt::format(", {} without", counted(facet.missing, "article"));
  return text;
}

/// Eighths of a cell, so that small differences are visible.
std::string bar(std::uint64_t count, std::uint64_t largest, std::size_t width) {
  static constexpr const char* kEighths[] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  const double share = static_cast<double>(count) / static_cast<double>(largest);
  auto eighths = static_cast<std::size_t>(share * static_cast<double>(width * 8) + 0.5);
  if (count > 0) eighths = std::max<std::size_t>(eighths, 1);
  std::string text;
  for (std::size_t i = 0; i < eighths / 8; ++i) text += "█";
  text += kEighths[eighths % 8];
  return text;
}

}  // namespace

std::string grouped(std::uint64_t number) {
  std::string digits = fmt::format("{}", number);
  for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3) {
    digits.insert(static_cast<std::size_t>(at), 1, ',');
  }
  return digits;
}

std::string counted(std::uint64_t number, std::string_view singular) {
  return fmt::format("{} {}{}", grouped(number), singular, number == 1 ? "" : "s");
}

void print_facet_text(const Facet& facet, const OutputOptions& options, std::ostream& out) {
  const std::string name = truncate_to_width(safe_line(facet.name), options.width / 2);
  const std::size_t indent = cells(name) + 2;
  out << paint(name, Style::bold, options.color) << "  ";
  const std::string heading = heading_of(facet, options.zone);
  const auto lines = wrap_to_width(heading, options.width - indent).lines;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i > 0) out << std::string(indent, ' ');
    out << paint(heading.substr(lines[i].begin, lines[i].end - lines[i].begin), Style::dim,
                 options.color)
        << '\n';
  }

  std::size_t count_width = 4;
  std::size_t value_width = 0;
  std::uint64_t largest = 0;
  std::vector<std::string> names;
  for (const auto& [value, count] : facet.values) {
    count_width = std::max(count_width, grouped(count).size());
    names.push_back(value.empty() ? "(empty)" : safe_line(value));
    value_width = std::max(value_width, cells(names.back()));
    largest = std::max(largest, count);
  }
  const std::size_t room =
      options.width - std::min<std::size_t>(count_width + 4, options.width - 2);
  const std::size_t half = std::max<std::size_t>(room / 2, 2);
  const bool bars = options.color && largest > 0 && room - half > kShortestBar + 2;
  value_width = std::min(value_width, bars ? half : room);
  const std::size_t bar_width = bars ? std::min(kLongestBar, room - value_width - 2) : 0;

  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto count = facet.values[i].count;
    const std::string value = truncate_to_width(names[i], value_width);
    out << "  " << pad_left(grouped(count), count_width) << "  ";
    if (bars) {
      out << pad_right(value, value_width) << "  "
          << paint(bar(count, largest, bar_width), Style::bar, true) << '\n';
    } else {
      out << value << '\n';
    }
  }
}

}  // namespace tickerdex

#include "query/output/table_output.h"

#include <fmt/format.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <ostream>
#include <string_view>

#include "indexer/schema/text/safe_text.h"
#include "indexer/schema/text/utf8.h"
#include "query/output/hit_fields.h"
#include "query/output/terminal_text.h"

namespace tickerdex {
namespace {

// Which cells a spreadsheet would execute as formulas.
//
// A cell that begins with = + - or @ is a formula, and some, such as =HYPERLINK(...) or a DDE call,
// are harmful. Programs skip leading tabs, line breaks and spaces, and treat full-width forms
// alike. Source: OWASP, "CSV Injection".

bool begins_formula(char32_t c) {
  // In ASCII, full-width, small, superscript and subscript; and the minus sign.
  static constexpr std::array<char32_t, 19> kBegins{
      U'=',  U'+',  U'-',  U'@',  0xFF1D, 0xFF0B, 0xFF0D, 0xFF20, 0xFE66, 0xFE62,
      0xFE63, 0xFE6B, 0x207A, 0x207B, 0x207C, 0x208A, 0x208B, 0x208C, 0x2212};
  return std::find(kBegins.begin(), kBegins.end(), c) != kBegins.end();
}

bool is_skipped(char32_t c) {
  const auto point = static_cast<UChar32>(c);
  return is_terminal_control(c) || is_invisible(c) || u_isUWhiteSpace(point) != 0 ||
         u_hasBinaryProperty(point, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0;
}

/// Also true for a cell that begins with an apostrophe, so that an added one is not ambiguous.
bool may_be_run(std::string_view cell) {
  if (cell.empty()) return false;
  if (cell.front() == '\t' || cell.front() == '\r' || cell.front() == '\n' || cell.front() == '\'') {
    return true;
  }
  for (std::size_t at = 0; at < cell.size();) {
    const char32_t c = next_code_point(cell, at);
    if (begins_formula(c)) return true;
    if (!is_skipped(c)) return false;
  }
  return false;
}

std::string quoted(std::string_view safe) {
  std::string quoted = "\"";
  for (const char c : safe) {
    if (c == '"') quoted.push_back('"');
    quoted.push_back(c);
  }
  quoted.push_back('"');
  return quoted;
}

std::string csv_cell(std::string_view raw) {
  const std::string safe = safe_cell(raw);
  const bool edge_space = !safe.empty() && (safe.front() == ' ' || safe.back() == ' ');
  if (!edge_space && safe.find_first_of(",\"") == std::string::npos) return safe;
  return quoted(safe);
}

std::string tsv_cell(std::string_view raw) {
  std::string escaped;
  escaped.reserve(raw.size());
  for (const char c : raw) {
    switch (c) {
      case '\t': escaped += "\\t"; break;
      case '\n': escaped += "\\n"; break;
      case '\r': escaped += "\\r"; break;
      case '\\': escaped += "\\\\"; break;
      default: escaped.push_back(c);
    }
  }
  return safe_cell(escaped);
}

struct Dialect {
  char separator;
  std::string (*cell)(std::string_view);
  bool is_safe;
};

/// A cell with text from articles.
std::string text_cell(std::string_view raw, const Dialect& dialect) {
  if (!dialect.is_safe) return dialect.cell(raw);
  const std::string guarded = may_be_run(raw) ? "'" + std::string(raw) : std::string(raw);
  // Spreadsheets interpret quotation marks in TSV, too.
  return quoted(dialect.separator == ',' ? safe_cell(guarded) : dialect.cell(guarded));
}

bool is_number(const HitValue& value) {
  return std::holds_alternative<std::uint64_t>(value) ||
         std::holds_alternative<std::optional<double>>(value);
}

/// A row of finished cells.
void print_row(const std::vector<std::string>& row, const Dialect& dialect, std::ostream& out) {
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (i > 0) out << dialect.separator;
    out << row[i];
  }
  out << '\n';
}

void print_facets(const SearchResult& result, const Dialect& dialect, std::ostream& out) {
  print_row({"facet", "value", "count"}, dialect, out);
  for (const auto& facet : result.facets) {
    for (const auto& [value, count] : facet.values) {
      print_row({dialect.cell(facet.name), text_cell(value, dialect),
                 fmt::format("{}", count)},
                dialect, out);
    }
  }
}

void print_table(const SearchRequest& request, const SearchResult& result,
                 const OutputOptions& options, const Dialect& dialect, std::ostream& out) {
  if (shows_facets(request, options.format)) {
    print_facets(result, dialect, out);
    return;
  }
  static const std::vector<std::string> kUsual{"rank",  "score", "published", "tickers", "source",
                                               "title", "url",   "path",      "id"};
  const auto fields = chosen_fields(options.fields.empty() ? kUsual : options.fields);
  std::vector<std::string> row;
  for (const auto& field : fields) row.emplace_back(field.name);
  print_row(row, dialect, out);
  out << std::flush;
  for (const auto& hit : result.hits) {
    row.clear();
    for (const auto& field : fields) {
      const HitValue value = field.value(hit);
      const std::string raw = cell_of(value);
      row.push_back(is_number(value) ? dialect.cell(raw) : text_cell(raw, dialect));
    }
    print_row(row, dialect, out);
    out << std::flush;
  }
}

}  // namespace

void print_csv(const SearchRequest& request, const SearchResult& result,
               const OutputOptions& options, std::ostream& out) {
  print_table(request, result, options, {',', &csv_cell, options.csv_safe}, out);
}

void print_tsv(const SearchRequest& request, const SearchResult& result,
               const OutputOptions& options, std::ostream& out) {
  print_table(request, result, options, {'\t', &tsv_cell, options.csv_safe}, out);
}

void print_ids(const SearchRequest& /*request*/, const SearchResult& result,
               const OutputOptions& /*options*/, std::ostream& out) {
  for (std::uint64_t i = 0; i < result.hits.size(); ++i) {
    out << safe_cell(result.hits.article(i).id) << '\n' << std::flush;
  }
}

}  // namespace tickerdex

#include "indexer/source/detect.h"

#include <algorithm>
#include <array>
#include <vector>

#include "indexer/source/csv_rows.h"
#include "indexer/source/file_kinds.h"
#include "indexer/source/keys.h"
#include "indexer/source/splitter.h"

namespace tickerdex {
namespace {

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_white(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_white(text.back())) text.remove_suffix(1);
  return text;
}

std::string folded(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

/// The extension in lower case, without the dot; may be empty.
std::string extension_of(std::string_view path) {
  const std::string_view name = path.substr(path.rfind('/') + 1);
  const std::size_t dot = name.rfind('.');
  return dot == std::string_view::npos ? std::string() : folded(name.substr(dot + 1));
}

std::optional<Format> format_of_extension(std::string_view path) {
  const std::string extension = extension_of(path);
  if (extension == "jsonl" || extension == "ndjson") return Format::jsonl;
  if (extension == "json") return Format::json;
  if (extension == "csv") return Format::csv;
  if (extension == "tsv" || extension == "tab") return Format::tsv;
  if (extension == "txt" || extension == "text") return Format::text;
  return std::nullopt;
}

/// '[' or '{' followed by what JSON allows there, unlike "[Reuters] Oil …".
bool begins_as_json(std::string_view text) {
  const std::string_view rest = trimmed(text.substr(1));
  const char next = rest.empty() ? '\0' : rest.front();
  if (text.front() == '{') return next == '"' || next == '}';
  if (text.front() == '[') return next == '{' || next == '[' || next == ']';
  return false;
}

/// The end of the value at the front; npos if it does not end.
std::size_t end_of_value(std::string_view text) {
  std::size_t depth = 0;
  bool in_string = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (in_string) {
      if (c == '\\') ++at;
      if (c == '"') in_string = false;
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{' || c == '[') {
      ++depth;
    } else if ((c == '}' || c == ']') && --depth == 0) {
      return at + 1;
    }
  }
  return std::string_view::npos;
}

/// One object per line, not one object printed over several. A damaged first line does not matter.
Format json_layout(std::string_view text) {
  if (text.front() == '[') return Format::json;
  const std::size_t first_newline = text.find('\n');
  const std::size_t end = end_of_value(text);
  if (end != std::string_view::npos && end <= first_newline) return Format::jsonl;
  if (first_newline == std::string_view::npos) return Format::jsonl;
  std::size_t lines = 0;
  std::size_t objects = 0;
  while (!text.empty()) {
    const std::size_t newline = text.find('\n');
    if (newline == std::string_view::npos) break;  // perhaps cut off at the sample's end
    const std::string_view line = trimmed(text.substr(0, newline));
    text.remove_prefix(newline + 1);
    if (line.empty()) continue;
    ++lines;
    if (line.front() == '{' && line.back() == '}' && line.size() > 2) ++objects;
  }
  return objects > 0 && 2 * objects >= lines ? Format::jsonl : Format::json;
}

/// A header of articles: a title or a body, and another known column.
std::optional<Format> as_table(std::string_view text) {
  const std::size_t end = text.find_first_of("\r\n");
  if (end == std::string_view::npos) return std::nullopt;
  const char delimiter = sniff_delimiter(text.substr(0, end));
  std::vector<std::string> columns;
  if (!parse_row(text.substr(0, end), delimiter, columns) || columns.size() < 2) {
    return std::nullopt;
  }
  std::size_t known = 0;
  bool has_text = false;
  for (const std::string& column : columns) {
    const auto meaning = meaning_of(trimmed(column));
    if (!meaning) continue;
    ++known;
    has_text = has_text || meaning->field == DeclaredField::title ||
               meaning->field == DeclaredField::body;
  }
  if (!has_text || known < 2) return std::nullopt;
  return delimiter == '\t' ? Format::tsv : Format::csv;
}

std::string_view after_comments(std::string_view text) {
  while (text.starts_with("<!--")) {
    const std::size_t end = text.find("-->");
    if (end == std::string_view::npos) return {};
    text = trimmed(text.substr(end + 3));
  }
  return text;
}

bool begins_with_any(const std::string& text, std::initializer_list<std::string_view> beginnings) {
  return std::ranges::any_of(
      beginnings, [&](std::string_view beginning) { return text.starts_with(beginning); });
}

/// Detects text that begins with '<'.
std::optional<Detected> as_markup(std::string_view text, std::string_view path) {
  using Kind = Detected::Kind;
  for (std::size_t at = 0; at != std::string_view::npos; at = text.find('\n', at)) {
    if (text[at] == '\n' && ++at == text.size()) break;
    if (text.substr(at).starts_with("<REUTERS ")) {
      return Detected{Kind::articles, Format::reuters_sgml, {}};
    }
  }
  const std::string beginning = folded(after_comments(text).substr(0, 16));
  if (beginning.starts_with("<!doctype lewis")) {
    return Detected{Kind::articles, Format::reuters_sgml, {}};
  }
  if (const Markup* row = markup_of(beginning)) {
    return Detected{row->is_documentation ? Kind::documentation : Kind::unsupported, Format::text,
                    std::string(row->what)};
  }
  const std::string extension = extension_of(path);
  if (begins_with_any(extension, {"htm", "xhtm", "xml"})) {
    return Detected{Kind::unsupported, Format::text, extension == "xml" ? "XML" : "HTML"};
  }
  return std::nullopt;
}

}  // namespace

Detected detect(std::string_view beginning, std::string_view path) {
  using Kind = Detected::Kind;
  const std::string_view binary = binary_kind(beginning);
  if (!binary.empty()) return {Kind::binary, Format::text, std::string(binary)};
  const std::string_view text = trimmed(beginning);
  const auto by_name = format_of_extension(path);
  if (text.empty()) {
    if (beginning.size() < kDetectBytes) return {Kind::empty, Format::text, {}};
    return {Kind::articles, by_name.value_or(Format::text), {}};
  }
  if (begins_as_json(text)) return {Kind::articles, json_layout(text), {}};
  if (text.front() == '<') {
    if (auto markup = as_markup(text, path)) return *std::move(markup);
  }
  if (text.starts_with("WARC/")) return {Kind::unsupported, Format::text, "WARC"};
  if (text.starts_with("-----BEGIN PRIVACY-ENHANCED MESSAGE-----")) {
    return {Kind::unsupported, Format::text, "EDGAR submission"};
  }
  if (by_name && *by_name != Format::text) return {Kind::articles, *by_name, {}};
  if (const auto table = as_table(text)) return {Kind::articles, *table, {}};
  return {Kind::articles, Format::text, {}};
}

}  // namespace tickerdex

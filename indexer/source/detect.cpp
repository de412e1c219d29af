#include "indexer/source/detect.h"

#include <algorithm>

#include "indexer/schema/text/ascii.h"
#include "indexer/source/file_kinds.h"
#include "indexer/source/formats.h"

namespace tickerdex {
namespace {

/// Lower case, without the dot; empty if there is none.
std::string extension_of(std::string_view path) {
  const std::string_view name = path.substr(path.rfind('/') + 1);
  const std::size_t dot = name.rfind('.');
  return dot == std::string_view::npos ? std::string() : ascii_lower(name.substr(dot + 1));
}

bool has_name(std::string_view names, std::string_view name) {
  while (!names.empty()) {
    const std::size_t bar = std::min(names.find('|'), names.size());
    if (names.substr(0, bar) == name) return true;
    names.remove_prefix(std::min(bar + 1, names.size()));
  }
  return false;
}

std::optional<Format> format_of_extension(std::string_view path) {
  const std::string extension = extension_of(path);
  for (const FormatEntry& entry : all_formats()) {
    if (has_name(entry.extensions, extension)) return entry.format;
  }
  return std::nullopt;
}

/// Text of a format that is not read.
std::optional<Detected> as_unread(std::string_view text, std::string_view path) {
  using Kind = Detected::Kind;
  if (text.starts_with("-----BEGIN PRIVACY-ENHANCED MESSAGE-----")) {
    return Detected{Kind::unsupported, Format::text, "EDGAR submission"};
  }
  if (text.front() != '<') return std::nullopt;
  if (const Markup* row = markup_of(markup_beginning(text))) {
    return Detected{row->is_documentation ? Kind::documentation : Kind::unsupported, Format::text,
                    std::string(row->what)};
  }
  const std::string extension = extension_of(path);
  if (extension == "xml") return Detected{Kind::unsupported, Format::text, "XML"};
  return std::nullopt;
}

}  // namespace

Detected detect(std::string_view beginning, std::string_view path) {
  using Kind = Detected::Kind;
  const std::string_view text = trimmed(beginning);
  for (const FormatEntry& entry : all_formats()) {
    if (!entry.holds_any_bytes || text.empty()) continue;
    if (entry.looks_like(text) == Likeness::certain) return {Kind::articles, entry.format, {}};
  }
  const std::string_view binary = binary_kind(beginning);
  if (!binary.empty()) return {Kind::binary, Format::text, std::string(binary)};
  const auto by_name = format_of_extension(path);
  if (text.empty()) {
    if (beginning.size() < kDetectBytes) return {Kind::empty, Format::text, {}};
    return {Kind::articles, by_name.value_or(Format::text), {}};
  }
  std::optional<Format> likely;
  for (const FormatEntry& entry : all_formats()) {
    const Likeness likeness = entry.looks_like(text);
    if (likeness == Likeness::certain) return {Kind::articles, entry.format, {}};
    if (likeness == Likeness::likely && !likely) likely = entry.format;
  }
  if (auto unread = as_unread(text, path)) return *std::move(unread);
  if (by_name && *by_name != Format::text) return {Kind::articles, *by_name, {}};
  return {Kind::articles, likely.value_or(Format::text), {}};
}

}  // namespace tickerdex

#include "indexer/source/formats.h"

#include <algorithm>
#include <array>

#include "indexer/source/csv_format.h"
#include "indexer/source/feed/feed_format.h"
#include "indexer/source/feed/json_feed.h"
#include "indexer/source/html/html_format.h"
#include "indexer/source/json_format.h"
#include "indexer/source/json_outline.h"
#include "indexer/source/reuters_format.h"
#include "indexer/source/text_format.h"
#include "indexer/source/web_archive/warc_format.h"
#include "indexer/source/wire/newsml_format.h"
#include "indexer/source/wire/ninjs_format.h"

namespace tickerdex {
namespace {

constexpr std::array kFormats = std::to_array<FormatEntry>({
    {Format::text, "text", "txt|text", looks_like_text, split_text, parse_text, true},
    {Format::json_feed, "jsonfeed", "", looks_like_json_feed, split_json_feed, parse_json_feed_item,
     false, Syntax::json},
    {Format::ninjs, "ninjs", "", looks_like_ninjs, split_json_values, parse_ninjs, false,
     Syntax::json},
    {Format::jsonl, "jsonl", "jsonl|ndjson", looks_like_json_lines, split_json_lines,
     parse_json_object, true, Syntax::json, keys_without_text},
    {Format::json, "json", "json", looks_like_json_values, split_json_articles, parse_json_object,
     false, Syntax::json, keys_without_text},
    {Format::csv, "csv", "csv", looks_like_csv, split_csv, parse_csv_row, false, Syntax::plain,
     columns_without_text},
    {Format::tsv, "tsv", "tsv|tab", looks_like_tsv, split_tsv, parse_csv_row, false, Syntax::plain,
     columns_without_text},
    {Format::feed, "feed", "rss|atom|rdf|cdf", looks_like_feed, split_feed, parse_feed_item, false,
     Syntax::markup},
    {Format::newsml, "newsml", "", looks_like_newsml, split_newsml, parse_newsml, false,
     Syntax::markup},
    {Format::html, "html", "html|htm|xhtml|xhtm", looks_like_html, split_text, parse_html_page,
     true, Syntax::markup},
    {Format::warc, "warc", "warc|wet", looks_like_warc, split_warc, parse_warc, false,
     Syntax::markup, nullptr, true},
    {Format::reuters_sgml, "reuters", "", looks_like_reuters, split_reuters, parse_reuters},
});

}  // namespace

std::span<const FormatEntry> all_formats() { return kFormats; }

const FormatEntry& entry_of(Format format) {
  return *std::ranges::find(kFormats, format, &FormatEntry::format);
}

std::optional<Format> format_from_name(std::string_view name) {
  const auto found = std::ranges::find(kFormats, name, &FormatEntry::name);
  if (found == kFormats.end()) return std::nullopt;
  return found->format;
}

std::string_view name_of(Format format) { return entry_of(format).name; }

std::vector<std::string> all_format_names() {
  std::vector<std::string> names;
  for (const FormatEntry& entry : kFormats) names.emplace_back(entry.name);
  return names;
}

std::variant<RawArticle, Rejected> parse_record(const Record& record, const KeyMap& map) {
  return entry_of(record.file->format).parse(record, map);
}

}  // namespace tickerdex

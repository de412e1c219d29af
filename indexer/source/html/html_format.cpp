#include "indexer/source/html/html_format.h"

#include <algorithm>
#include <array>

#include "indexer/schema/text/ascii.h"
#include "indexer/source/charset.h"
#include "indexer/source/file_kinds.h"
#include "indexer/source/html/main_text.h"
#include "indexer/source/html/page_charset.h"
#include "indexer/source/html/page_metadata.h"
#include "indexer/source/markup/parse_html.h"

namespace tickerdex {

Likeness looks_like_html(std::string_view text) {
  if (!text.starts_with('<')) return Likeness::none;
  constexpr std::string_view kDeclaration = "<?xml";
  if (text.starts_with(kDeclaration)) {
    const std::size_t end = text.find("?>");
    if (end == std::string_view::npos) return Likeness::none;
    text = trimmed(text.substr(end + 2));
  }
  constexpr auto kBeginnings =
      std::to_array<std::string_view>({"<!doctype html", "<html", "<head>", "<head ", "<body"});
  const std::string beginning = markup_beginning(text);
  const bool is_page = std::ranges::any_of(
      kBeginnings, [&](std::string_view known) { return beginning.starts_with(known); });
  return is_page ? Likeness::certain : Likeness::none;
}

RawArticle article_of_page(std::string_view text) {
  const MarkupTree page = parse_html(text);
  RawArticle raw = page_metadata(page);
  // A page that needs a browser or an account may carry its text in its metadata alone.
  std::string text_of_page = main_text(page);
  if (text_of_page.size() * 2 > raw.body.size()) raw.body = std::move(text_of_page);
  raw.is_page_text = raw.is_main_text = true;
  return raw;
}

std::variant<RawArticle, Rejected> parse_html_page(const Record& record, const KeyMap&) {
  std::string text = page_to_utf8(record.bytes);
  clean_controls(text);
  RawArticle raw = article_of_page(text);
  if (raw.title.empty() && is_blank(raw.body)) {
    return Rejected{std::string(kReasonNoText), "an HTML page", record.place};
  }
  add_facts(raw, record);
  return raw;
}

}  // namespace tickerdex

// Parses one <REUTERS> element to a RawArticle.
//
// Categories other than TOPICS become topics with a kind ("place:usa"). Lines of 64 characters are
// joined to paragraphs, each of which begins with four spaces. Removed from the body: the "Reuter"
// that signs off a story, and the "Blah blah blah." that the distribution has for a one-line flash
// without body. A story that its editors could not structure (TYPE="UNPROC") has no title: its
// first line serves as one and stays in the body, as it may be the beginning of a sentence. The one
// story without any text is titled "(untitled)", so that none is missing. Source: the README of
// Reuters-21578, Distribution 1.0, section VI.
#include <algorithm>
#include <array>
#include <cctype>

#include "indexer/source/charset.h"
#include "indexer/source/reuters_text.h"
#include "indexer/source/splitter.h"

namespace tickerdex {
namespace {

struct Category {
  std::string_view tag;
  std::string_view kind;
};
constexpr std::array<Category, 6> kCategories = {{{"TOPICS", ""},
                                                  {"PLACES", "place:"},
                                                  {"PEOPLE", "person:"},
                                                  {"ORGS", "org:"},
                                                  {"EXCHANGES", "exchange:"},
                                                  {"COMPANIES", "company:"}}};

void add_categories(RawArticle& raw, std::string_view record) {
  for (const Category& category : kCategories) {
    std::string_view list = element(record, category.tag);
    for (;;) {
      const std::size_t begin = list.find("<D>");
      if (begin == std::string_view::npos) break;
      list.remove_prefix(begin + 3);
      const std::size_t end = std::min(list.find("</D>"), list.size());
      std::string name = one_line(decode_entities(list.substr(0, end)));
      if (!name.empty()) raw.topics.push_back(std::string(category.kind) + name);
      list.remove_prefix(end);
    }
  }
}

/// "By Rich Miller, Reuters" -> "Rich Miller".
std::string author_of(std::string_view text) {
  std::string author = one_line(decode_entities(text));
  const auto folded = [&] {
    std::string lower = author;
    std::ranges::transform(lower, lower.begin(),
                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return lower;
  };
  if (folded().starts_with("by ")) author.erase(0, 3);
  const std::size_t agency = folded().rfind(", reuter");
  if (agency != std::string::npos) author.resize(agency);
  return author;
}

void add_text(RawArticle& raw, std::string_view record) {
  const bool unprocessed = record.find("<TEXT TYPE=\"UNPROC\">") != std::string_view::npos;
  const std::string_view text = text_element(record);
  if (unprocessed) {
    const std::string plain = decode_entities(text);
    raw.title = first_line(plain);
    raw.body = join_lines(plain);
    if (raw.body == raw.title) raw.body.clear();
    return;
  }
  raw.title = one_line(decode_entities(element(text, "TITLE")));
  raw.author = author_of(element(text, "AUTHOR"));
  raw.dateline = one_line(decode_entities(element(text, "DATELINE")));
  const std::size_t title_end = text.find("</TITLE>");
  std::string_view body = element(text, "BODY");
  if (body.empty() && title_end != std::string_view::npos) body = text.substr(title_end + 8);
  raw.body = join_lines(decode_entities(body));
  if (raw.body == "Blah blah blah.") raw.body.clear();
}

}  // namespace

std::variant<RawArticle, Rejected> parse_reuters(const Record& record, const KeyMap&) {
  const std::string text = clean_text(record.bytes);
  RawArticle raw;
  const std::string number = attribute(text, "NEWID");
  if (!number.empty()) raw.id = "reut-" + number;
  raw.published = wire_date(element(text, "DATE"));
  raw.source = "Reuters";
  raw.language = "en";
  add_categories(raw, text);
  add_text(raw, text);
  if (raw.title.empty() && raw.body.empty()) raw.title = "(untitled)";
  add_facts(raw, record);
  return raw;
}

}  // namespace tickerdex

#include "indexer/source/wire/ninjs_format.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string>
#include <vector>

#include "indexer/source/charset.h"
#include "indexer/source/feed/web_address.h"
#include "indexer/source/html/fragment_text.h"
#include "indexer/source/json_format.h"
#include "indexer/source/markup/parse_xml.h"
#include "indexer/source/wire/nitf.h"
#include "indexer/source/wire/wire_fields.h"

namespace tickerdex {
namespace {

using Names = std::initializer_list<std::string_view>;

// Keys are compared in lower case: version 3 writes them in camel case.
void lower_keys(Value& value) {
  value.key = ascii_lower(value.key);
  for (Value& item : value.items) lower_keys(item);
}

std::string first_text(const Value& object, Names names) {
  for (const std::string_view name : names) {
    std::string text = one_line(object.text_of(name));
    if (!text.empty()) return text;
  }
  return {};
}

// The objects of a list, whatever the version calls it; one object counts as a list of it.
std::vector<const Value*> objects_of(const Value& object, Names names) {
  std::vector<const Value*> found;
  for (const std::string_view name : names) {
    const Value* member = object.member(name);
    if (member == nullptr) continue;
    if (member->kind == Value::Kind::object) found.push_back(member);
    if (member->kind != Value::Kind::list) continue;
    for (const Value& item : member->items) found.push_back(&item);
  }
  return found;
}

std::string main_headline(const Value& item) {
  if (std::string text = first_text(item, {"headline"}); !text.empty()) return text;
  std::string first;
  for (const Value* headline : objects_of(item, {"headlines"})) {
    std::string text = one_line(headline->text_of("value"));
    if (headline->text_of("role") == "main" && !text.empty()) return text;
    if (first.empty()) first = std::move(text);
  }
  return first.empty() ? first_text(item, {"title", "name"}) : first;
}

bool is_markup(std::string_view type) {
  const std::string lower = ascii_lower(type);
  const auto has = [&](std::string_view word) { return lower.find(word) != std::string::npos; };
  return has("html") || has("xml") || has("nitf");
}

std::string marked_up_text(std::string_view text) {
  const std::string_view beginning = trimmed(text);
  if (!beginning.starts_with("<?xml") && !beginning.starts_with("<nitf")) return html_to_text(text);
  const MarkupTree tree = parse_xml(text).tree;
  const MarkupTree::Node nitf = tree.find("nitf");
  if (nitf == MarkupTree::kNone) return fragment_text(tree);
  RawArticle story;
  read_nitf(tree, nitf, story);
  return story.body;
}

// Of several forms of one text the marked-up one has its paragraphs, unless it is an extract.
std::string better(std::string html, std::string plain) {
  html = trimmed(std::string(marked_up_text(html)));
  plain = trimmed(std::string(plain));
  return 2 * html.size() > plain.size() ? html : plain;
}

std::string text_named(const Value& item, std::string_view list, std::string_view name) {
  std::string html, plain;
  for (const Value* body : objects_of(item, {list})) {
    const bool is_html =
        is_markup(body->text_of("contenttype")) || is_markup(body->text_of("role"));
    std::string& text = is_html ? html : plain;
    if (text.empty()) text = body->text_of("value");
  }
  // body_text, body_xhtml, body_html, body_nitf
  const std::string prefix = std::string(name) + '_';
  for (const Value& member : item.items) {
    if (!member.key.starts_with(prefix) || member.kind != Value::Kind::text) continue;
    std::string& text = member.key.ends_with("text") ? plain : html;
    if (text.empty()) text = member.text;
  }
  return better(std::move(html), std::move(plain));
}

void add_topics(const Value& item, Names names, std::string_view kind, RawArticle& raw) {
  for (const Value* subject : objects_of(item, names)) {
    std::string topic = subject->kind == Value::Kind::text
                            ? one_line(subject->text)
                            : first_text(*subject, {"name", "literal", "code"});
    if (!topic.empty()) add_unique(raw.topics, std::string(kind) + topic);
  }
}

void add_tickers(const Value& item, RawArticle& raw) {
  for (const Value* organisation : objects_of(item, {"organisation", "organisations"})) {
    for (const Value* symbol : objects_of(*organisation, {"symbols", "symbol"})) {
      add_ticker(raw, first_text(*symbol, {"ticker", "symbol"}),
                 first_text(*symbol, {"exchange", "market"}));
    }
  }
}

}  // namespace

Likeness looks_like_ninjs(std::string_view text) {
  if (!text.starts_with('{') && !text.starts_with('[')) return Likeness::none;
  constexpr auto kOwnKeys = std::to_array<std::string_view>(
      {"\"versioncreated\"", "\"firstcreated\"", "\"pubstatus\"", "\"body_xhtml\"", "\"body_nitf\"",
       "\"representationtype\"", "\"eventdetails\"", "\"ninjs\"", "ninjs-schema"});
  const std::string lower = ascii_lower(text);
  const bool is_ninjs = lower.find("\"uri\"") != std::string::npos &&
                        std::ranges::any_of(kOwnKeys, [&](std::string_view key) {
                          return lower.find(key) != std::string::npos;
                        });
  return is_ninjs ? Likeness::certain : Likeness::none;
}

std::variant<RawArticle, Rejected> parse_ninjs(const Record& record, const KeyMap& map) {
  // Who names keys knows better.
  if (!map.empty()) return parse_json_object(record, map);
  Rejected rejected;
  auto item = read_json_object(record, rejected);
  if (!item) return rejected;
  lower_keys(*item);
  RawArticle raw;
  raw.id = first_text(*item, {"uri"});
  const std::string scheme(scheme_of(raw.id));
  if (scheme == "http" || scheme == "https") raw.url = raw.id;
  raw.title = main_headline(*item);
  raw.body = text_named(*item, "bodies", "body");
  if (is_blank(raw.body)) raw.body = text_named(*item, "descriptions", "description");
  raw.body = without_title_line(std::move(raw.body), raw.title);
  clean_controls(raw.body);
  raw.is_plain_text = true;
  raw.published = first_text(*item, {"firstcreated", "versioncreated", "contentcreated"});
  raw.author = first_text(*item, {"byline", "by"});
  raw.language = first_text(*item, {"language"});
  for (const Value* source : objects_of(*item, {"infosource", "infosources"})) {
    if (raw.source.empty()) raw.source = first_text(*source, {"name", "literal"});
  }
  if (raw.source.empty()) raw.source = first_text(*item, {"copyrightholder"});
  add_topics(*item, {"subject", "subjects"}, "", raw);
  add_topics(*item, {"place", "places"}, "place:", raw);
  add_topics(*item, {"person", "people"}, "person:", raw);
  add_topics(*item, {"organisation", "organisations"}, "org:", raw);
  add_tickers(*item, raw);
  if (raw.title.empty() && is_blank(raw.body)) {
    return Rejected{std::string(kReasonNoText), "a news item", record.place};
  }
  add_facts(raw, record);
  return raw;
}

}  // namespace tickerdex

#include "indexer/source/feed/json_feed.h"

#include <algorithm>
#include <optional>
#include <string>

#include "indexer/source/charset.h"
#include "indexer/source/declared.h"
#include "indexer/source/document_facts.h"
#include "indexer/source/feed/feed_date.h"
#include "indexer/source/feed/person.h"
#include "indexer/source/feed/web_address.h"
#include "indexer/source/html/fragment_text.h"
#include "indexer/source/json_format.h"
#include "indexer/source/json_scanner.h"
#include "indexer/source/json_value.h"

namespace tickerdex {
namespace {

// Finds the list of items in the outermost object, chunk by chunk.
class ListFinder {
 public:
  /// How many bytes of `chunk` stand before the list's first item; found() tells whether it begins.
  std::size_t feed(std::string_view chunk) {
    for (std::size_t at = 0; at < chunk.size(); ++at) {
      if (take(chunk[at])) return at + 1;
    }
    return chunk.size();
  }
  bool found() const { return found_; }

 private:
  bool take(char c) {
    if (in_string_) {
      if (escaped_) {
        escaped_ = false;
      } else if (c == '\\') {
        escaped_ = true;
      } else if (c == '"') {
        in_string_ = false;
      } else if (depth_ == 1 && text_.size() <= kItems.size()) {
        text_ += c;
      }
      return false;
    }
    switch (c) {
      case '"':
        in_string_ = true;
        text_.clear();
        break;
      case ':':
        is_items_ = depth_ == 1 && text_ == kItems;
        break;
      case '[':
        if (is_items_) return found_ = true;
        ++depth_;
        break;
      case '{':
        ++depth_;
        break;
      case ']':
      case '}':
        --depth_;
        break;
      default:
        if (!is_white(c)) is_items_ = false;
    }
    return false;
  }

  static constexpr std::string_view kItems = "items";
  int depth_ = 0;
  bool in_string_ = false;
  bool escaped_ = false;
  bool is_items_ = false;  ///< behind the key of the list
  bool found_ = false;
  std::string text_;  ///< the last string of the outermost object
};

Value object_of(std::string text) {
  text = to_utf8(text);
  std::ranges::replace_if(
      text, [](char c) { return static_cast<unsigned char>(c) < ' '; }, ' ');
  auto parsed = parse_json(text, [](std::string_view) { return true; });
  const auto* object = std::get_if<Value>(&parsed);
  return object == nullptr ? Value{} : *object;
}

std::string authors_of(const Value& object) {
  std::string names;
  const auto add = [&](const Value& author) {
    std::string name =
        author.kind == Value::Kind::text ? author.text : std::string(author.text_of("name"));
    name = person_name(one_line(name));
    if (name.empty()) return;
    if (!names.empty()) names += ", ";
    names += name;
  };
  for (const std::string_view key : {"authors", "author"}) {
    const Value* value = object.member(key);
    if (value == nullptr || !names.empty()) continue;
    if (value->kind == Value::Kind::list) {
      std::ranges::for_each(value->items, add);
    } else {
      add(*value);
    }
  }
  return names;
}

void read_feed(const Value& feed, DocumentFacts& facts) {
  facts.shared.source = one_line(feed.text_of("title"));
  facts.shared.language = one_line(feed.text_of("language"));
  facts.shared.author = authors_of(feed);
  for (const std::string_view key : {"home_page_url", "feed_url"}) {
    if (facts.address.empty()) facts.address = one_line(feed.text_of(key));
  }
}

bool names_tickers(std::string_view key) {
  return key == "tickers" || key == "ticker" || key == "symbols" || key == "symbol";
}

// Of the item, or of an extension of it: "_wire": {"tickers": ["BABA"]}.
void add_tickers(const Value& object, RawArticle& raw) {
  for (const Value& member : object.items) {
    if (names_tickers(member.key)) {
      const std::string text = text_of(member, ",");
      for (std::string& ticker : split_list(text)) raw.tickers.push_back(std::move(ticker));
    } else if (member.key.starts_with('_') && member.kind == Value::Kind::object &&
               !object.key.starts_with('_')) {
      add_tickers(member, raw);
    }
  }
}

}  // namespace

Likeness looks_like_json_feed(std::string_view text) {
  if (!text.starts_with('{')) return Likeness::none;
  const auto has = [&](std::string_view words) {
    return text.find(words) != std::string_view::npos;
  };
  const bool is_feed = has("\"items\"") &&
                       (has("jsonfeed.org") || has("\"content_html\"") || has("\"content_text\""));
  return is_feed ? Likeness::certain : Likeness::none;
}

void split_json_feed(SplitJob& job) {
  Window& in = job.in;
  in.fill(kFeedFactsBytes);
  ListFinder finder;
  std::string before;
  do {
    const std::string_view held = in.view();
    const std::size_t size = finder.feed(held);
    if (before.size() < kFeedFactsBytes) before += held.substr(0, size);
    in.consume(size);
  } while (!finder.found() && in.more());
  if (!finder.found()) {
    return job.reject("invalid JSON", "a feed without \"items\"", job.here());
  }
  JsonScanner list(1);
  const std::size_t end = list.feed(in.view().substr(0, kFeedFactsBytes));
  auto facts = std::make_shared<DocumentFacts>();
  read_feed(object_of(before + "]" + (list.ended() ? std::string(in.view().substr(end)) : "}")),
            *facts);
  job.file->document = std::move(facts);
  split_json_array(job);
  do {
    in.consume(in.view().size());
  } while (in.more());
}

std::variant<RawArticle, Rejected> parse_json_feed_item(const Record& record, const KeyMap& map) {
  // Who names keys knows better.
  if (!map.empty()) return parse_json_object(record, map);
  Rejected rejected;
  const auto item = read_json_object(record, rejected);
  if (!item) return rejected;
  static const DocumentFacts kNone;
  const DocumentFacts& feed = record.file->document ? *record.file->document : kNone;
  RawArticle raw;
  const auto first_of = [&](std::initializer_list<std::string_view> keys) {
    for (const std::string_view key : keys) {
      std::string text = one_line(item->text_of(key));
      if (!text.empty()) return text;
    }
    return std::string();
  };
  raw.title = first_of({"title"});
  raw.url = first_of({"url", "external_url"});
  if (!raw.url.empty()) raw.url = resolve_address(feed.address, raw.url);
  raw.id = first_of({"id"});
  // A short one is unique in its feed only.
  constexpr std::size_t kLongId = 20;
  if (scheme_of(raw.id).empty() && raw.id.size() < kLongId && !raw.url.empty()) raw.id.clear();
  raw.published = readable_feed_date(first_of({"date_published", "date_modified"}));
  raw.author = authors_of(*item);
  raw.language = first_of({"language"});
  raw.body = html_to_text(item->text_of("content_html"));
  for (const std::string_view key : {"content_text", "summary"}) {
    if (is_blank(raw.body)) raw.body = item->text_of(key);
  }
  raw.body = trimmed(std::string(raw.body));
  clean_controls(raw.body);
  raw.is_plain_text = true;
  if (const Value* tags = item->member("tags")) {
    for (const Value& tag : tags->items) raw.topics.push_back(one_line(tag.text));
    std::erase(raw.topics, std::string());
  }
  add_tickers(*item, raw);
  if (raw.author.empty()) raw.author = feed.shared.author;
  if (raw.language.empty()) raw.language = feed.shared.language;
  raw.source = feed.shared.source;
  if (raw.title.empty() && is_blank(raw.body)) {
    return Rejected{std::string(kReasonNoText), "an item of a feed", record.place};
  }
  add_facts(raw, record);
  return raw;
}

}  // namespace tickerdex

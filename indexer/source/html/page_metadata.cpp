#include "indexer/source/html/page_metadata.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/schema/text/ascii.h"
#include "indexer/source/charset.h"
#include "indexer/source/declared.h"
#include "indexer/source/html/json_ld.h"
#include "indexer/source/html/metadata_names.h"
#include "indexer/source/html/page_names.h"

namespace tickerdex {
namespace {

using Node = MarkupTree::Node;

// What is more or longer is not a page's own, or not a name, heading or title.
constexpr std::size_t kMaxAuthors = 32;
constexpr std::size_t kMaxHeadings = 64;
constexpr std::size_t kMaxTopics = 24;
constexpr std::size_t kLongestTitle = 1000;
constexpr std::size_t kLongestName = 300;

bool is_address(std::string_view text) {
  return text.starts_with("http:") || text.starts_with("https:") || text.starts_with("//") ||
         text.starts_with("www.") || text.starts_with('@');
}

Value text_value(std::string text) { return {Value::Kind::text, {}, std::move(text), {}}; }

class MetadataReader {
 public:
  explicit MetadataReader(const MarkupTree& page) : page_(page) {}

  RawArticle read() {
    for (Node node = 1; node < page_.size(); ++node) {
      const std::string_view name = page_.name(node);
      if (name.empty()) continue;
      if (name == "meta")
        read_meta(node);
      else if (name == "link")
        read_link(node);
      else if (name == "script")
        read_script(node);
      else
        read_element(node, name);
    }
    DeclaredFields fields;
    std::erase_if(texts_, [](const auto& entry) { return entry.second.empty(); });
    for (auto& [key, texts] : texts_)
      fields.add({key.first, key.second}, value_of(key.first, texts));
    RawArticle raw = fields.to_article();
    if (!topics_.empty()) raw.topics = std::move(topics_);
    raw.title = without_site(std::move(raw.title), raw.source);
    for (std::string& ticker : tickers_) {
      if (std::ranges::find(raw.tickers, ticker) == raw.tickers.end())
        raw.tickers.push_back(ticker);
    }
    return raw;
  }

 private:
  // Lists add up, of other fields the first of a rank counts.
  Value value_of(DeclaredField field, std::vector<std::string>& texts) {
    if (field != DeclaredField::author && field != DeclaredField::tickers)
      return text_value(texts[0]);
    Value list{Value::Kind::list, {}, {}, {}};
    for (std::string& text : texts) list.items.push_back(text_value(std::move(text)));
    return list;
  }

  void add(Meaning meaning, std::string_view raw_text) {
    using enum DeclaredField;
    std::string text = meaning.field == body ? std::string(raw_text) : one_line(raw_text);
    if (text.empty()) return;
    if (meaning.field == topics) return add_topics(text, meaning.rank);
    if (meaning.field == url && !is_address(text)) return;
    auto& texts = texts_[{meaning.field, meaning.rank}];
    if (meaning.field == author) {
      if (is_address(text)) return;
      if (ascii_lower(text).starts_with("by ")) text.erase(0, 3);
      // Said twice, or said again with a role and a button behind it.
      const auto is_known = [&](const std::string& known) {
        return ascii_lower(text).starts_with(ascii_lower(known));
      };
      if (texts.size() == kMaxAuthors || std::ranges::any_of(texts, is_known)) return;
    }
    texts.push_back(std::move(text));
  }

  // A list of forty words is for search engines, not for readers.
  void add_topics(const std::string& text, std::size_t rank) {
    constexpr std::size_t kMaxKeywords = 12;
    std::vector<std::string> items = split_list(text);
    if (rank > 0 && items.size() > kMaxKeywords) return;
    for (std::string& item : items) {
      if (topics_.size() == kMaxTopics) return;
      const bool is_new = std::ranges::none_of(topics_, [&](const std::string& known) {
        return ascii_lower(known) == ascii_lower(item);
      });
      if (is_new) topics_.push_back(std::move(item));
    }
  }

  void add_named(const MeaningTable& table, std::string_view name, std::string_view text) {
    std::string key = ascii_lower(name);
    const auto exact = table.find(key);
    std::ranges::replace(key, ':', '.');
    const auto dotted = exact == table.end() ? table.find(key) : exact;
    if (dotted != table.end()) add(dotted->second, text);
  }

  void read_meta(Node node) {
    const std::string_view content = page_.attribute(node, "content");
    for (const std::string_view way : {"property", "name", "itemprop"}) {
      // One attribute may list several names.
      std::string_view names = page_.attribute(node, way);
      while (!names.empty()) {
        const std::size_t end = std::min(names.find_first_of(" \t\n"), names.size());
        const MeaningTable& table = way == "itemprop" ? item_properties() : meta_names();
        if (end > 0) add_named(table, names.substr(0, end), content);
        names.remove_prefix(std::min(end + 1, names.size()));
      }
    }
  }

  void read_link(Node node) {
    if (ascii_lower(page_.attribute(node, "rel")) == "canonical") {
      add({DeclaredField::url, 0}, page_.attribute(node, "href"));
    }
  }

  void read_script(Node node) {
    if (!ascii_lower(page_.attribute(node, "type")).starts_with("application/ld+json")) return;
    if (has_json_ld_) return;
    auto article = json_ld_article(page_.inner_text(node));
    if (!article) return;
    has_json_ld_ = true;
    tickers_ = std::move(article->tickers);
    read_headline(article->object);
    for (const Value& member : article->object.items) {
      const auto found = json_ld_keys().find(member.key);
      if (found == json_ld_keys().end()) continue;
      if (found->second.field == DeclaredField::author) {
        add_authors(member, found->second);
      } else if (member.kind == Value::Kind::list) {
        for (const Value& item : member.items) add(found->second, text_of(item, ", "));
      } else if (found->second.field == DeclaredField::url && member.kind == Value::Kind::object) {
        if (const Value* id = member.member("@id")) add(found->second, id->text);
      } else {
        add(found->second, text_of(member, ", "));
      }
    }
  }
  // Encyclopedias put a description in "headline"; the window's title tells which is the title.
  void read_headline(const Value& article) {
    const auto text = [&](std::string_view key) {
      const Value* member = article.member(key);
      return member == nullptr ? std::string() : one_line(member->text);
    };
    const std::string headline = text("headline");
    const std::string name = text("name");
    const bool is_name = headline.empty() || (!name.empty() && !page_title_.starts_with(headline) &&
                                              page_title_.starts_with(name));
    add({DeclaredField::title, 0}, is_name ? name : headline);
  }
  void add_authors(const Value& value, Meaning meaning) {
    if (value.kind == Value::Kind::list) {
      for (const Value& item : value.items) add(meaning, text_of(item, ", "));
    } else {
      add(meaning, text_of(value, ", "));
    }
  }

  void read_element(Node node, std::string_view name) {
    using enum DeclaredField;
    if (name == "html") {
      add({language, 1}, page_.attribute(node, "lang"));
      add({language, 2}, page_.attribute(node, "xml:lang"));
    } else if (name == "title") {
      if (page_title_.empty()) page_title_ = line_inside(node, kLongestTitle);
      add({title, 40}, page_title_);
    } else if (name == "h1") {
      const std::string text = line_inside(node, kLongestTitle);
      if (headings_.size() < kMaxHeadings) headings_.push_back(text);
      // The window's title has the headline, with other names before it or behind.
      const std::size_t at = text.size() > 8 ? page_title_.find(text) : std::string::npos;
      if (at != std::string::npos) add({title, at == 0 ? std::size_t{20} : 21}, text);
    } else if (name == "time") {
      const std::string_view date = page_.attribute(node, "datetime");
      const bool is_published = page_.has_attribute(node, "pubdate");
      add({published, is_published ? std::size_t{16} : std::size_t{30}}, date);
    }
    const std::string_view property = page_.attribute(node, "itemprop");
    if (!property.empty()) read_property(node, property);
    if (ascii_lower(page_.attribute(node, "rel")) == "author") {
      add({author, 21}, line_inside(node, kLongestName));
    } else if (is_named_byline(node)) {
      read_byline(node);
    }
  }
  // White space between the lines of markup does not count.
  std::string line_inside(Node node, std::size_t max_bytes) const {
    std::string line = one_line(page_.inner_text(node, 16 * max_bytes));
    return line.size() <= max_bytes ? line : std::string();
  }
  void read_property(Node node, std::string_view property) {
    const auto found = item_properties().find(ascii_lower(property));
    if (found == item_properties().end()) return;
    for (const std::string_view way : {"content", "datetime"}) {
      if (page_.has_attribute(node, way)) return add(found->second, page_.attribute(node, way));
    }
    std::string text = line_inside(node, kLongestName);
    if (found->second.field == DeclaredField::author) {
      if (const std::string name = name_inside(node); !name.empty()) text = name;
    }
    add(found->second, text);
  }
  bool is_named_byline(Node node) const {
    const std::string names = class_and_id(page_, node);
    return names.find("byline") != std::string::npos || names.find("author") != std::string::npos ||
           names.find("writtenby") != std::string::npos;
  }
  // A short one; links to the author's other articles are longer.
  void read_byline(Node node) {
    constexpr std::size_t kLongest = 100;
    std::string text;
    for (Node below = node + 1, end = page_.end_of(node); below < end; ++below) {
      const std::string_view name = page_.name(below);
      if (name == "script" || name == "style") return;
      text += name.empty() ? page_.text(below) : " ";
      if (text.size() > 4 * kLongest) return;
    }
    text = one_line(text);
    if (text.size() > 2 && text.size() <= kLongest && texts_[{DeclaredField::author, 22}].empty()) {
      add({DeclaredField::author, 22}, text);
    }
  }
  // <span itemprop="author"><span itemprop="name">…
  std::string name_inside(Node node) const {
    for (Node below = node + 1, end = page_.end_of(node); below < end; ++below) {
      if (page_.attribute(below, "itemprop") == "name") return line_inside(below, kLongestName);
    }
    return {};
  }

  // "Oil rises | Sample Wire" where the site is called so, or a heading says where the title ends.
  std::string without_site(std::string title, const std::string& site) const {
    for (const std::string_view mark : {" | ", " - ", " – ", " — ", " · ", " :: ", " » "}) {
      const std::size_t at = title.rfind(mark);
      if (at == std::string::npos || at == 0) continue;
      const std::string last = title.substr(at + mark.size());
      const std::string head = title.substr(0, at);
      const bool is_site = !site.empty() && ascii_lower(last) == ascii_lower(site);
      const bool is_heading = std::ranges::find(headings_, head) != headings_.end();
      if (is_site || is_heading) return head;
    }
    return title;
  }

  const MarkupTree& page_;
  std::map<std::pair<DeclaredField, std::size_t>, std::vector<std::string>> texts_;
  std::vector<std::string> topics_;
  std::vector<std::string> tickers_;
  std::vector<std::string> headings_;
  std::string page_title_;
  bool has_json_ld_ = false;
};

}  // namespace

RawArticle page_metadata(const MarkupTree& page) { return MetadataReader(page).read(); }

}  // namespace tickerdex

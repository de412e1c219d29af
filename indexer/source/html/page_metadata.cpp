#include "indexer/source/html/page_metadata.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "indexer/schema/text/ascii.h"
#include "indexer/source/charset.h"
#include "indexer/source/declared.h"
#include "indexer/source/html/json_ld.h"

namespace tickerdex {
namespace {

using Node = MarkupTree::Node;

struct Meaning {
  DeclaredField field;
  std::size_t rank;  ///< of several ways to declare a field the lowest counts
};

using Table = std::unordered_map<std::string_view, Meaning>;

// Ranks 0 to 9 are JSON-LD's.
const Table& json_ld_keys() {
  using enum DeclaredField;
  static const Table kKeys{
      {"alternativeHeadline", {title, 30}}, {"author", {author, 0}},
      {"creator", {author, 1}},        {"datePublished", {published, 0}},
      {"dateCreated", {published, 8}}, {"uploadDate", {published, 8}},
      {"publisher", {source, 1}},      {"sourceOrganization", {source, 2}},
      {"inLanguage", {language, 0}},   {"url", {url, 2}},
      {"mainEntityOfPage", {url, 3}},  {"articleSection", {topics, 0}},
      {"keywords", {topics, 0}},     {"articleBody", {body, 0}},
  };
  return kKeys;
}

// <meta name=… property=… itemprop=…>, in lower case.
const Table& meta_names() {
  using enum DeclaredField;
  static const Table kNames{
      {"dc.title", {title, 10}},
      {"dcterms.title", {title, 10}},
      {"dcterm.title", {title, 10}},
      {"citation_title", {title, 10}},
      {"og:title", {title, 11}},
      {"parsely-title", {title, 12}},
      {"sailthru.title", {title, 12}},
      {"weibo:article:title", {title, 13}},
      {"headline", {title, 14}},
      {"twitter:title", {title, 15}},
      {"dc.creator", {author, 10}},
      {"dcterms.creator", {author, 10}},
      {"dcterm.creator", {author, 10}},
      {"parsely-author", {author, 11}},
      {"sailthru.author", {author, 11}},
      {"author", {author, 12}},
      {"article:author", {author, 13}},
      {"article:author_name", {author, 12}},
      {"citation_author", {author, 11}},
      {"byl", {author, 12}},
      {"dcsext.author", {author, 15}},
      {"og:author", {author, 15}},
      {"article:published_time", {published, 10}},
      {"article:published", {published, 11}},
      {"parsely-pub-date", {published, 11}},
      {"sailthru.date", {published, 12}},
      {"datepublished", {published, 12}},
      {"publishdate", {published, 13}},
      {"publish-date", {published, 13}},
      {"publish_date", {published, 13}},
      {"published_at", {published, 13}},
      {"pubdate", {published, 13}},
      {"pdate", {published, 16}},
      {"ptime", {published, 14}},
      {"citation_publication_date", {published, 14}},
      {"dc.date.issued", {published, 14}},
      {"dcterms.issued", {published, 14}},
      {"dcterms.created", {published, 15}},
      {"dc.date.created", {published, 15}},
      {"dc.date", {published, 15}},
      {"dcterms.date", {published, 15}},
      {"date", {published, 16}},
      {"originalpublicationdate", {published, 15}},
      {"article.created", {published, 15}},
      {"og:pubdate", {published, 14}},
      {"rnews:datepublished", {published, 13}},
      {"og:site_name", {source, 0}},
      {"dc.publisher", {source, 10}},
      {"dcterms.publisher", {source, 10}},
      {"citation_journal_title", {source, 10}},
      {"application-name", {source, 12}},
      {"apple-mobile-web-app-title", {source, 13}},
      {"og:url", {url, 10}},
      {"parsely-link", {url, 11}},
      {"twitter:url", {url, 12}},
      {"dc.language", {language, 10}},
      {"dcterms.language", {language, 10}},
      {"language", {language, 11}},
      {"og:locale", {language, 12}},
      {"article:section", {topics, 0}},
      {"article:tag", {topics, 0}},
      {"parsely-section", {topics, 0}},
      {"parsely-tags", {topics, 0}},
      {"sailthru.tags", {topics, 0}},
      {"news_keywords", {topics, 0}},
      {"keywords", {topics, 1}},
      {"dc.subject", {topics, 1}},
      {"ticker", {tickers, 10}},
      {"tickers", {tickers, 10}},
      {"symbol", {tickers, 10}},
      {"symbols", {tickers, 10}},
      {"stock-symbol", {tickers, 10}},
      {"stock_symbol", {tickers, 10}},
      {"stock-symbols", {tickers, 10}},
      {"article:ticker", {tickers, 10}},
      {"parsely-tickers", {tickers, 10}},
  };
  return kNames;
}

// itemprop=… of any element, for pages without JSON-LD.
const Table& item_properties() {
  using enum DeclaredField;
  static const Table kProperties{
      {"headline", {title, 17}},       {"author", {author, 20}},
      {"datepublished", {published, 17}}, {"datecreated", {published, 25}},
      {"inlanguage", {language, 13}},  {"articlesection", {topics, 2}},
      {"tickersymbol", {tickers, 12}},
  };
  return kProperties;
}

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
      if (name == "meta") read_meta(node);
      else if (name == "link") read_link(node);
      else if (name == "script") read_script(node);
      else read_element(node, name);
    }
    DeclaredFields fields;
    std::erase_if(texts_, [](const auto& entry) { return entry.second.empty(); });
    for (auto& [key, texts] : texts_) fields.add({key.first, key.second}, value_of(key.first, texts));
    RawArticle raw = fields.to_article();
    if (!topics_.empty()) raw.topics = std::move(topics_);
    raw.title = without_site(std::move(raw.title), raw.source);
    for (std::string& ticker : tickers_) {
      if (std::ranges::find(raw.tickers, ticker) == raw.tickers.end()) raw.tickers.push_back(ticker);
    }
    return raw;
  }

 private:
  // Lists add up, of other fields the first of a rank counts.
  Value value_of(DeclaredField field, std::vector<std::string>& texts) {
    if (field != DeclaredField::author && field != DeclaredField::tickers) return text_value(texts[0]);
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
      if (std::ranges::any_of(texts, is_known)) return;
    }
    texts.push_back(std::move(text));
  }

  // A list of forty words is for search engines, not for readers.
  void add_topics(const std::string& text, std::size_t rank) {
    constexpr std::size_t kMaxTopics = 24;
    constexpr std::size_t kMaxKeywords = 12;
    std::vector<std::string> items = split_list(text);
    if (rank > 0 && items.size() > kMaxKeywords) return;
    for (std::string& item : items) {
      const bool is_new = std::ranges::none_of(
          topics_, [&](const std::string& known) { return ascii_lower(known) == ascii_lower(item); });
      if (is_new && topics_.size() < kMaxTopics) topics_.push_back(std::move(item));
    }
  }

  void add_named(const Table& table, std::string_view name, std::string_view text) {
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
        if (end > 0) add_named(way == "itemprop" ? item_properties() : meta_names(), names.substr(0, end), content);
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
      if (page_title_.empty()) page_title_ = one_line(page_.inner_text(node));
      add({title, 40}, page_title_);
    } else if (name == "h1") {
      const std::string text = one_line(page_.inner_text(node));
      headings_.push_back(text);
      // A heading that the window's title begins with is the headline.
      if (!text.empty() && text.size() > 8 && page_title_.find(text) != std::string::npos) {
        add({title, 20}, text);
      }
    } else if (name == "time") {
      const std::string_view date = page_.attribute(node, "datetime");
      const bool is_published = page_.has_attribute(node, "pubdate");
      add({published, is_published ? std::size_t{16} : std::size_t{30}}, date);
    }
    const std::string_view property = page_.attribute(node, "itemprop");
    if (!property.empty()) read_property(node, property);
    if (ascii_lower(page_.attribute(node, "rel")) == "author") {
      add({author, 21}, page_.inner_text(node));
    } else if (is_named_byline(node)) {
      read_byline(node);
    }
  }
  void read_property(Node node, std::string_view property) {
    const auto found = item_properties().find(ascii_lower(property));
    if (found == item_properties().end()) return;
    for (const std::string_view way : {"content", "datetime"}) {
      if (page_.has_attribute(node, way)) return add(found->second, page_.attribute(node, way));
    }
    std::string text = one_line(page_.inner_text(node));
    if (found->second.field == DeclaredField::author) {
      if (const std::string name = name_inside(node); !name.empty()) text = name;
    }
    constexpr std::size_t kLongest = 300;
    if (text.size() <= kLongest) add(found->second, text);
  }
  bool is_named_byline(Node node) const {
    const std::string names =
        ascii_lower(page_.attribute(node, "class")) + ' ' + ascii_lower(page_.attribute(node, "id"));
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
      if (page_.attribute(below, "itemprop") == "name") return one_line(page_.inner_text(below));
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

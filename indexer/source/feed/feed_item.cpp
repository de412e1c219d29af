#include "indexer/source/feed/feed_item.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/schema/date/date_parse.h"
#include "indexer/schema/text/ascii.h"
#include "indexer/source/charset.h"
#include "indexer/source/declared.h"
#include "indexer/source/feed/feed_date.h"
#include "indexer/source/feed/feed_names.h"
#include "indexer/source/feed/person.h"
#include "indexer/source/feed/text_construct.h"
#include "indexer/source/feed/web_address.h"

namespace tickerdex {
namespace {

using Node = MarkupTree::Node;
using Part = FeedPart;

// "Tin rises - Sample Wire", where collectors of news name the source of an item.
std::string without_source(std::string title, std::string_view source) {
  for (const std::string_view mark : {" - ", " | ", " – ", " — "}) {
    const std::string tail = std::string(mark).append(source);
    if (!source.empty() && title.size() > tail.size() && title.ends_with(tail)) {
      title.resize(title.size() - tail.size());
      break;
    }
  }
  return title;
}

// WordPress ends each item with "The post … appeared first on …."
std::string without_tail(std::string_view body) {
  body = trimmed(body);
  const std::size_t line = body.rfind('\n') + 1;
  const std::string_view last = body.substr(line);
  const bool is_tail =
      last.starts_with("The post ") && last.find(" appeared first on ") != std::string_view::npos;
  return std::string(is_tail ? trimmed(body.substr(0, line)) : body);
}

bool is_web_address(std::string_view text) {
  const std::string scheme = ascii_lower(scheme_of(text));
  return scheme == "http" || scheme == "https";
}

// Unique by itself, not only within its feed: "12345" is not.
bool is_global_id(std::string_view id) {
  constexpr std::size_t kLong = 20;
  return !scheme_of(id).empty() || id.size() >= kLong;
}

class Reader {
 public:
  Reader(const MarkupTree& feed, const DocumentFacts& document)
      : feed_(feed), document_(document) {}

  RawArticle read(Node item, bool is_feed = false) {
    for (const std::string_view place : {"href", "rdf:about"}) {
      const std::string_view address = feed_.attribute(item, place);
      if (is_web_address(address)) offer(Part::link, 4, std::string(address));
    }
    offer(Part::id, 2, std::string(feed_.attribute(item, "rdf:about")));
    offer_date(6, feed_.attribute(item, "lastmod"));
    read_children(item, false);
    return finish(text_ == MarkupTree::kNone || is_feed ? item : text_);
  }

  /// Where links below `node` begin.
  std::string base_of(Node node) const {
    std::vector<std::string_view> bases;
    for (; node != MarkupTree::kNone; node = feed_.parent(node)) {
      if (const auto base = feed_.attribute(node, "xml:base"); !base.empty()) bases.push_back(base);
    }
    std::string address = document_.address;
    for (auto base = bases.rbegin(); base != bases.rend(); ++base) {
      address = resolve_address(address, *base);
    }
    return address;
  }

 private:
  void read_children(Node parent, bool only_media) {
    for (Node child = feed_.first_child(parent); child != MarkupTree::kNone;
         child = feed_.next_sibling(child)) {
      const std::string_view name = feed_.name(child);
      if (name.empty() || (only_media && !name.starts_with("media:"))) continue;
      if (names_ticker(name)) {
        add_tickers(construct_text(feed_, child));
        continue;
      }
      const auto found = feed_meanings().find(name);
      if (found != feed_meanings().end()) {
        read_child(child, found->second);
      } else if (name.find("stock") != std::string_view::npos) {
        read_stock(child);
      } else if (name.ends_with(":author_name") || name.ends_with(":author")) {
        read_author(child, 3);
      }
    }
  }

  // <sa:stock><sa:symbol>BABA</sa:symbol><sa:company_name>…
  void read_stock(Node stock) {
    for (Node child = feed_.first_child(stock); child != MarkupTree::kNone;
         child = feed_.next_sibling(child)) {
      if (names_ticker(feed_.name(child))) add_tickers(feed_.inner_text(child));
    }
  }

  void read_child(Node child, FeedMeaning meaning) {
    switch (meaning.part) {
      case Part::title:
        return offer_text(Part::title, meaning.rank, child, one_line(construct_text(feed_, child)));
      case Part::body:
        return read_body(child, meaning.rank);
      case Part::link:
        return read_link(child, meaning.rank);
      case Part::id:
        return read_id(child, meaning.rank);
      case Part::date:
        return offer_date(meaning.rank, feed_.inner_text(child));
      case Part::author:
        return read_author(child, meaning.rank);
      case Part::topic:
        return read_topic(child);
      case Part::topics:
        for (std::string& topic : split_list(feed_.inner_text(child))) add_topic(std::move(topic));
        return;
      case Part::source:
        return read_source(child, meaning.rank);
      case Part::language:
        return offer(Part::language, meaning.rank, one_line(feed_.inner_text(child)));
      case Part::media:
        return read_children(child, true);
      case Part::ticker:
        return;
    }
  }

  void read_body(Node child, int rank) {
    if (feed_.has_attribute(child, "src")) offer_link(child, 5, feed_.attribute(child, "src"));
    offer_text(Part::body, rank, child, construct_text(feed_, child));
  }

  // The language of an article is that of its body, else that of its title.
  void offer_text(Part part, int rank, Node child, std::string text) {
    if (is_blank(text)) return;
    const auto known = best_.find(part);
    if (known != best_.end() && known->second.first <= rank) return;
    offer(part, rank, std::move(text));
    if (part == Part::body || !best_.contains(Part::body)) text_ = child;
  }

  // One that cannot be read is only better than none: it is named in the report.
  void offer_date(int rank, std::string_view text) {
    constexpr int kUnreadable = 50;
    std::string date = readable_feed_date(text);
    if (!parse_date(date)) rank += kUnreadable;
    offer(Part::date, rank, std::move(date));
  }

  void offer_link(Node node, int rank, std::string_view link) {
    const std::string line = one_line(link);
    if (!line.empty()) offer(Part::link, rank, resolve_address(base_of(node), line));
  }

  void read_link(Node child, int rank) {
    const bool has_href = feed_.has_attribute(child, "href");
    const std::string link(has_href ? feed_.attribute(child, "href") : std::string_view());
    const std::string relation = ascii_lower(feed_.attribute(child, "rel"));
    const std::string type = ascii_lower(feed_.attribute(child, "type"));
    if (!relation.empty() && relation != "alternate") {
      // "self", "via", "enclosure" and the like lead elsewhere, but better than nowhere.
      if (relation == "self" || relation == "related" || relation == "via") {
        offer_link(child, 8, has_href ? link : feed_.inner_text(child));
      }
      return;
    }
    const bool is_page = type.empty() || type == "text/html" || type == "application/xhtml+xml";
    offer_link(child, is_page ? rank : rank + 1, has_href ? link : feed_.inner_text(child));
  }

  void read_id(Node child, int rank) {
    const std::string id = one_line(feed_.inner_text(child));
    offer(Part::id, rank, id);
    const bool is_guid = feed_.name(child) == "guid";
    const bool may_be_link =
        is_guid && ascii_lower(feed_.attribute(child, "ispermalink")) != "false";
    const bool is_declared = ascii_lower(feed_.attribute(child, "ispermalink")) == "true";
    if (may_be_link && (is_declared || is_web_address(id))) offer_link(child, 5, id);
    if (!is_guid && is_web_address(id)) offer_link(child, 9, id);
  }

  // <author><name>Jane Doe</name>…</author> of Atom, or a text.
  std::string person(Node element) const {
    for (const std::string_view part : {"name", "email"}) {
      for (Node child = feed_.first_child(element); child != MarkupTree::kNone;
           child = feed_.next_sibling(child)) {
        if (feed_.name(child) != part) continue;
        std::string text = one_line(construct_text(feed_, child));
        if (!text.empty()) return part == "name" ? person_name(text) : text;
      }
    }
    for (Node child = feed_.first_child(element); child != MarkupTree::kNone;
         child = feed_.next_sibling(child)) {
      if (!feed_.name(child).empty() && feed_.name(child) != "rdf:description") return {};
    }
    return person_name(one_line(construct_text(feed_, element)));
  }

  void read_author(Node child, int rank) {
    const std::string name = person(child);
    if (name.empty()) return;
    // Several of one kind are several people.
    const auto known = best_.find(Part::author);
    const bool is_another = known != best_.end() && known->second.first == rank;
    if (!is_another) {
      offer(Part::author, rank, name);
    } else if (std::ranges::find(authors_, name) == authors_.end()) {
      known->second.second += ", " + name;
    }
    authors_.push_back(name);
  }

  void read_topic(Node child) {
    std::string_view scheme;
    for (const std::string_view place : {"domain", "scheme", "type"}) {
      if (scheme.empty()) scheme = feed_.attribute(child, place);
    }
    if (is_number_scheme(scheme)) return;
    // A term may be a code, which its label explains.
    for (const std::string_view place : {"label", "term", "text", ""}) {
      std::string topic = one_line(place.empty() ? own_text(child) : feed_.attribute(child, place));
      if (is_ticker_scheme(scheme)) {
        add_tickers(topic);
      } else if (!is_web_address(topic)) {
        add_topic(std::move(topic));
      }
    }
    for (Node inner = feed_.first_child(child); inner != MarkupTree::kNone;
         inner = feed_.next_sibling(inner)) {
      if (feed_.name(inner) == feed_.name(child)) read_topic(inner);
    }
  }
  // Without that of elements inside: some nest a picture with its title.
  std::string own_text(Node element) const {
    std::string text;
    for (Node child = feed_.first_child(element); child != MarkupTree::kNone;
         child = feed_.next_sibling(child)) {
      text += feed_.text(child);
    }
    return text;
  }
  void add_topic(std::string topic) {
    const bool is_known = std::ranges::find(raw_.topics, topic) != raw_.topics.end();
    if (!topic.empty() && !is_known && raw_.topics.size() < kMaxTopics) {
      raw_.topics.push_back(std::move(topic));
    }
  }

  void add_tickers(std::string_view text) {
    for (std::string& ticker : split_list(text)) {
      const bool is_known = std::ranges::find(raw_.tickers, ticker) != raw_.tickers.end();
      if (!is_known && raw_.tickers.size() < kMaxTopics) raw_.tickers.push_back(std::move(ticker));
    }
  }

  // RSS: <source url="…">Sample Wire</source>. Atom: the feed that an entry was taken from.
  void read_source(Node child, int rank) {
    bool has_elements = false;
    for (Node part = feed_.first_child(child); part != MarkupTree::kNone;
         part = feed_.next_sibling(part)) {
      const std::string_view name = feed_.name(part);
      if (name.empty()) continue;
      has_elements = true;
      if (name == "title") offer(Part::source, rank, one_line(construct_text(feed_, part)));
      if (name == "author") source_author_ = person(part);
    }
    if (!has_elements) offer(Part::source, rank, one_line(construct_text(feed_, child)));
  }

  // An empty declaration says that it is unknown, whatever the feed says.
  std::string language_at(Node node) const {
    for (; node != MarkupTree::kNone; node = feed_.parent(node)) {
      if (feed_.has_attribute(node, "xml:lang")) {
        return std::string(feed_.attribute(node, "xml:lang"));
      }
    }
    return document_.shared.language;
  }

  void offer(Part part, int rank, std::string value) {
    if (is_blank(value)) return;
    auto& [best, known] = best_.try_emplace(part, kWorst, std::string()).first->second;
    // A later one of the same rank is a correction where it is a date, a repetition elsewhere.
    if (rank < best || (rank == best && part == Part::date)) {
      best = rank;
      known = std::move(value);
    }
  }
  std::string taken(Part part) { return std::move(best_[part].second); }

  RawArticle finish(Node text) {
    const RawArticle& shared = document_.shared;
    raw_.title = taken(Part::title);
    raw_.body = without_tail(taken(Part::body));
    raw_.url = taken(Part::link);
    raw_.published = taken(Part::date);
    raw_.author = taken(Part::author);
    raw_.source = taken(Part::source);
    raw_.language = taken(Part::language);
    raw_.title = without_source(std::move(raw_.title), raw_.source);
    std::string id = taken(Part::id);
    if (is_global_id(id) || raw_.url.empty()) raw_.id = std::move(id);
    if (raw_.author.empty()) raw_.author = source_author_;
    if (raw_.author.empty()) raw_.author = shared.author;
    if (raw_.source.empty()) raw_.source = shared.source;
    if (raw_.language.empty()) raw_.language = language_at(text);
    std::ranges::replace(raw_.language, '_', '-');
    return std::move(raw_);
  }

  static constexpr int kWorst = 100;
  static constexpr std::size_t kMaxTopics = 64;

  const MarkupTree& feed_;
  const DocumentFacts& document_;
  RawArticle raw_;
  std::map<Part, std::pair<int, std::string>> best_;
  std::vector<std::string> authors_;
  std::string source_author_;
  Node text_ = MarkupTree::kNone;  ///< the element of the body, else of the title
};

// The element whose children describe the feed.
Node feed_element(const MarkupTree& tree) {
  Node root = tree.first_child(MarkupTree::kDocument);
  while (root != MarkupTree::kNone && tree.is_text(root)) root = tree.next_sibling(root);
  if (root == MarkupTree::kNone) return MarkupTree::kDocument;
  for (Node child = tree.first_child(root); child != MarkupTree::kNone;
       child = tree.next_sibling(child)) {
    if (tree.name(child) == "channel") return child;
  }
  return root;
}

}  // namespace

RawArticle read_feed_item(const MarkupTree& feed, Node item, const DocumentFacts& document) {
  return Reader(feed, document).read(item);
}

void read_feed_facts(const MarkupTree& feed, DocumentFacts& document) {
  // A feed describes itself with the elements of an item.
  RawArticle raw = Reader(feed, document).read(feed_element(feed), true);
  document.address = is_web_address(raw.url) ? raw.url : std::string();
  document.shared.source = std::move(raw.title);
  document.shared.author = std::move(raw.author);
  document.shared.language = std::move(raw.language);
}

}  // namespace tickerdex

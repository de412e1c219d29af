#include "indexer/source/html/page_names.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

#include "indexer/schema/text/ascii.h"

namespace tickerdex {
namespace {

using Words = std::initializer_list<std::string_view>;

bool has_any(std::string_view text, Words words) {
  return std::ranges::any_of(
      words, [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

int weight_of(const std::string& name) {
  if (name.empty()) return 0;
  constexpr int kWeight = 25;
  int weight = 0;
  if (has_any(name,
              {"-ad-",    "hid",      "banner",   "combx",  "comment",   "com-",     "contact",
               "footer",  "gdpr",     "masthead", "media",  "meta",      "outbrain", "taboola",
               "promo",   "related",  "scroll",   "share",  "shoutbox",  "sidebar",  "skyscraper",
               "sponsor", "shopping", "tags",     "widget", "newsletter"})) {
    weight -= kWeight;
  }
  if (has_any(name, {"article", "body", "content", "entry", "main", "page", "post", "text", "blog",
                     "story"})) {
    weight += kWeight;
  }
  return weight;
}

}  // namespace

PageTag tag_of(std::string_view name) {
  using enum PageTag;
  static const std::unordered_map<std::string_view, PageTag> kTags{
      {"body", body},
      {"article", article},
      {"main", article},
      {"section", section},
      {"div", division},
      {"p", paragraph},
      {"pre", preformatted},
      {"h1", heading},
      {"h2", heading},
      {"h3", heading},
      {"h4", heading},
      {"h5", heading},
      {"h6", heading},
      {"ul", list},
      {"ol", list},
      {"menu", list},
      {"li", item},
      {"dl", definition},
      {"dt", definition},
      {"dd", definition},
      {"table", table},
      {"td", cell},
      {"th", table_part},
      {"tr", table_part},
      {"tbody", table_part},
      {"thead", table_part},
      {"tfoot", table_part},
      {"caption", table_part},
      {"blockquote", quote},
      {"figure", figure},
      {"img", image},
      {"picture", image},
      {"a", link},
      {"br", line_break},
      {"hr", line_break},
      {"address", block},
      {"header", block},
      {"figcaption", block},
      {"center", block},
      {"details", block},
      {"summary", block},
      {"html", block},
      {"nav", box},
      {"aside", box},
      {"footer", box},
      {"form", box},
      {"fieldset", box},
      {"input", input},
      {"script", invisible},
      {"style", invisible},
      {"noscript", invisible},
      {"template", invisible},
      {"svg", invisible},
      {"button", invisible},
      {"iframe", invisible},
      {"object", invisible},
      {"embed", invisible},
      {"head", invisible},
      {"title", invisible},
      {"link", invisible},
      {"meta", invisible},
      {"select", invisible},
      {"textarea", invisible},
      {"audio", invisible},
      {"video", invisible},
      {"canvas", invisible},
      {"dialog", invisible},
  };
  const auto found = kTags.find(name);
  return found == kTags.end() ? other : found->second;
}

bool begins_line(PageTag tag) {
  using enum PageTag;
  return tag != other && tag != image && tag != link && tag != input && tag != invisible;
}

std::string class_and_id(const MarkupTree& page, MarkupTree::Node node) {
  return ascii_lower(page.attribute(node, "class")) + ' ' + ascii_lower(page.attribute(node, "id"));
}

bool is_hidden(const MarkupTree& page, MarkupTree::Node node) {
  if (page.has_attribute(node, "hidden")) return true;
  // Pictures of formulas carry their text so.
  if (page.attribute(node, "aria-hidden") == "true" &&
      page.attribute(node, "class").find("fallback-image") == std::string_view::npos) {
    return true;
  }
  std::string style = ascii_lower(page.attribute(node, "style"));
  if (style.empty()) return false;
  std::erase_if(style, [](char c) { return c == ' '; });
  return has_any(style, {"display:none", "visibility:hidden"});
}

bool is_named_aside(const MarkupTree& page, MarkupTree::Node node) {
  const std::string role = ascii_lower(page.attribute(node, "role"));
  if (!role.empty() && has_any(role, {"menu", "complementary", "navigation", "alert", "dialog"})) {
    return true;
  }
  const std::string names = class_and_id(page, node);
  if (names.size() <= 1) return false;
  return has_any(names, {"-ad-",       "ad-break", "ai2html",   "banner",     "breadcrumb",
                         "combx",      "comment",  "community", "consent",    "cookie",
                         "cover-wrap", "disqus",   "extra",     "footer",     "gdpr",
                         "header",     "legends",  "menu",      "newsletter", "pager",
                         "pagination", "popup",    "promo",     "related",    "remark",
                         "replies",    "rss",      "share",     "shoutbox",   "sidebar",
                         "skyscraper", "social",   "sponsor",   "subscribe",  "supplemental",
                         "yom-remote", "agegate"}) &&
         !has_any(names,
                  {"and", "article", "body", "column", "content", "main", "mathjax", "shadow"});
}

bool is_named_comments(const MarkupTree& page, MarkupTree::Node node) {
  return has_any(class_and_id(page, node), {"comment", "disqus", "replies", "discussion-thread"});
}

int weight_of_names(const MarkupTree& page, MarkupTree::Node node) {
  return weight_of(ascii_lower(page.attribute(node, "class"))) +
         weight_of(ascii_lower(page.attribute(node, "id")));
}

bool is_named_sharing(const MarkupTree& page, MarkupTree::Node node) {
  return has_any(class_and_id(page, node), {"share", "sharedaddy", "social-"});
}

}  // namespace tickerdex

#include "indexer/source/html/json_ld.h"

#include <algorithm>
#include <array>
#include <variant>

#include "indexer/source/charset.h"
#include "indexer/source/json_value.h"

namespace tickerdex {
namespace {

constexpr int kMaxDepth = 8;

constexpr auto kTypes = std::to_array<std::string_view>(
    {"Article", "NewsArticle", "AnalysisNewsArticle", "AskPublicNewsArticle",
     "BackgroundNewsArticle", "OpinionNewsArticle", "ReportageNewsArticle", "ReviewNewsArticle",
     "AdvertiserContentArticle", "SatiricalArticle", "ScholarlyArticle", "TechArticle",
     "BlogPosting", "LiveBlogPosting", "SocialMediaPosting", "Report", "PressRelease"});

bool is_article_type(std::string_view type) {
  if (const std::size_t slash = type.find_last_of("/:"); slash != std::string_view::npos) {
    type.remove_prefix(slash + 1);
  }
  return std::ranges::find(kTypes, type) != kTypes.end();
}

bool is_article(const Value& object) {
  const Value* type = object.member("@type");
  if (type == nullptr) return false;
  if (type->kind == Value::Kind::text) return is_article_type(type->text);
  return std::ranges::any_of(type->items,
                             [](const Value& item) { return is_article_type(item.text); });
}

const Value* find_article(const Value& value, int depth) {
  if (depth > kMaxDepth) return nullptr;
  if (value.kind == Value::Kind::object) {
    if (is_article(value)) return &value;
    for (const std::string_view below :
         {"@graph", "mainEntity", "mainEntityOfPage", "itemReviewed"}) {
      const Value* member = value.member(below);
      if (member == nullptr) continue;
      if (const Value* found = find_article(*member, depth + 1)) return found;
    }
    return nullptr;
  }
  for (const Value& item : value.items) {
    if (const Value* found = find_article(item, depth + 1)) return found;
  }
  return nullptr;
}

// "NYSE BABA" and "NYSE:BABA" alike.
void add_tickers(const Value& value, std::vector<std::string>& tickers, int depth) {
  if (depth > kMaxDepth) return;
  if (value.kind == Value::Kind::object) {
    if (const Value* symbol = value.member("tickerSymbol"); symbol != nullptr) {
      std::string text = one_line(symbol->text);
      if (const std::size_t space = text.find(' '); space != std::string::npos) text[space] = ':';
      if (!text.empty()) tickers.push_back(std::move(text));
    }
  } else {
    for (const Value& item : value.items) add_tickers(item, tickers, depth + 1);
  }
}

// Some pages wrap their JSON so that old XML parsers leave it alone: "/*<![CDATA[*/ … /*]]>*/". The
// JSON is what stands between the first bracket inside and the last.
std::string without_wrapping(std::string_view script) {
  constexpr std::string_view kBegin = "<![CDATA[";
  constexpr std::string_view kEnd = "]]>";
  if (const std::size_t at = script.find(kBegin); at < script.find_first_of("{")) {
    script.remove_prefix(at + kBegin.size());
    script = script.substr(0, script.rfind(kEnd));
  }
  const std::size_t begin = script.find_first_of("{[");
  const std::size_t end = script.find_last_of("}]");
  if (begin == std::string_view::npos || end == std::string_view::npos || end < begin) return {};
  std::string text(script.substr(begin, end - begin + 1));
  for (char& c : text) {
    if (static_cast<unsigned char>(c) < ' ') c = ' ';
  }
  return text;
}

}  // namespace

std::optional<JsonLdArticle> json_ld_article(std::string_view script) {
  // The parser wants an object at the outermost.
  const std::string text = "{\"all\":" + to_utf8(without_wrapping(script)) + "}";
  auto parsed = parse_json(text, [](std::string_view) { return true; });
  const Value* whole = std::get_if<Value>(&parsed);
  if (whole == nullptr) return std::nullopt;
  const Value* found = nullptr;
  for (const Value& member : whole->items) {
    if (found == nullptr) found = find_article(member, 0);
  }
  if (found == nullptr) return std::nullopt;
  JsonLdArticle article{*found, {}};
  for (const std::string_view key : {"about", "mentions"}) {
    if (const Value* value = article.object.member(key)) add_tickers(*value, article.tickers, 0);
  }
  return article;
}

}  // namespace tickerdex

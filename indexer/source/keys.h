// The keys of JSON objects and CSV columns that declare a field: one table.
//
// Keys are compared by their letters and digits, ignoring ASCII case: "published_at", "publishedAt"
// and "Published At" are one key. A field takes the value of the first of its names that has one;
// a dialect (dialects.h) or --map replaces the names.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/source/record.h"

namespace tickerdex {

enum class DeclaredField : std::uint8_t {
  id,
  url,
  title,
  body,
  published,
  tickers,
  source,
  author,
  language,
  topics,
  sentiment,
  impact,
  ticker_sentiment,
  crawled,
  relative_time,
};

struct DeclaredKey {
  DeclaredField field;
  std::string_view names;                   ///< the best first
  std::string RawArticle::*line = nullptr;  ///< where its text goes, if it is one line of text
  std::string_view separator = " ";         ///< between the items of a list of such
};
/// A field that is no line of text is read in declared.cpp.
inline constexpr std::array kDeclaredKeys = std::to_array<DeclaredKey>({
    {DeclaredField::id, "id|_id|guid|uuid|id_str|article_id|news_id", &RawArticle::id},
    {DeclaredField::url,
     "url|link|article_url|news_url|web_url|canonical_url|canonical_link|permalink|链接|"
     "网址",
     &RawArticle::url},
    {DeclaredField::title,
     "title|headline|article_title|news_title|headlines|heading|title_page|title_rss|标题",
     &RawArticle::title},
    {DeclaredField::body,
     "body|text|content|article|maintext|full_text|article_text|article_body|article_content|"
     "body_text|news_text|raw_text|正文|内容|story|news|tweet|sentence|description|summary|"
     "abstract|"
     "snippet|teaser|excerpt|lead"},
    {DeclaredField::published,
     "published|date|published_at|datetime|pubdate|date_publish|date_published|published_date|"
     "publish_date|publish_time|published_time|published_on|published_utc|publication_date|"
     "publication_time|release_date|post_date|news_date|article_date|seendate|created_at|created|"
     "created_utc|created_date|provider_publish_time|timestamp|time|发布时间|日期|时间",
     &RawArticle::published},
    {DeclaredField::tickers,
     "tickers|ticker|symbols|symbol|stock|stocks|stock_symbol|stock_symbols|ticker_symbol|"
     "stock_code|stock_name|related_tickers|related|股票代码|代码"},
    {DeclaredField::source,
     "source|publisher|source_name|publication|site_name|site|outlet|provider|source_domain|domain|"
     "hostname|source_url|newspaper|来源",
     &RawArticle::source, ", "},
    {DeclaredField::author,
     "author|byline|authors|creator|writer|reporter|journalist|journalists|作者",
     &RawArticle::author, ", "},
    {DeclaredField::language, "lang|language|language_code", &RawArticle::language},
    {DeclaredField::topics, "topics|tags|categories|keywords|category|channels|section|topic"},
    {DeclaredField::sentiment,
     "sentiment|sentiment_score|overall_sentiment_score|sentiment_polarity|polarity"},
    {DeclaredField::impact, "impact|market_impact|impact_score"},
    {DeclaredField::ticker_sentiment, "ticker_sentiment|ticker_sentiments"},
    {DeclaredField::crawled,
     "crawled|crawled_at|fetched_at|retrieved|retrieved_at|date_download|crawl_date|scraped_at"},
    {DeclaredField::relative_time, "relative_time|age", &RawArticle::relative_time},
});

/// What a key means; of two keys for one field, the one with the lower rank is used.
struct KeyMeaning {
  DeclaredField field = DeclaredField::id;
  std::size_t rank = 0;
  bool operator==(const KeyMeaning&) const = default;
};

/// What `key` means by this table: "HEADLINE" is {title, 1}.
std::optional<KeyMeaning> meaning_of(std::string_view key);
/// The same under --map.
std::optional<KeyMeaning> meaning_of(std::string_view key, const KeyMap& map);

/// Whether two keys are equal but for ASCII case.
bool is_same_key(std::string_view a, std::string_view b);

}  // namespace tickerdex

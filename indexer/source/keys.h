// The keys of JSON objects and CSV columns that declare a field: one table.
//
// Keys are compared ignoring ASCII case. A field takes the value of the first of its names that has
// one; --map replaces the names.
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
  id, url, title, body, published, tickers, source, author, language, topics, sentiment, impact,
  ticker_sentiment, crawled, relative_time,
};

struct DeclaredKey {
  DeclaredField field;
  std::string_view names;  ///< the best first
  std::string RawArticle::*line = nullptr;  ///< where its text goes, if it is one line of text
  std::string_view separator = " ";         ///< between the items of a list of such
};
/// A field that is no line of text is read in declared.cpp.
inline constexpr std::array kDeclaredKeys = std::to_array<DeclaredKey>({
    {DeclaredField::id, "id|_id|guid", &RawArticle::id},
    {DeclaredField::url, "url|link", &RawArticle::url},
    {DeclaredField::title, "title|headline", &RawArticle::title},
    {DeclaredField::body, "body|text|content|article"},
    {DeclaredField::published, "published|date|published_at|datetime|pubdate|time",
     &RawArticle::published},
    {DeclaredField::tickers, "tickers|ticker|symbols|symbol|stock"},
    {DeclaredField::source, "source|publisher", &RawArticle::source, ", "},
    {DeclaredField::author, "author|byline", &RawArticle::author, ", "},
    {DeclaredField::language, "lang|language", &RawArticle::language},
    {DeclaredField::topics, "topics|tags|categories|keywords"},
    {DeclaredField::sentiment, "sentiment|sentiment_score"},
    {DeclaredField::impact, "impact|market_impact"},
    {DeclaredField::ticker_sentiment, "ticker_sentiment"},
    {DeclaredField::crawled, "crawled|crawled_at|fetched_at|retrieved"},
    {DeclaredField::relative_time, "relative_time|age", &RawArticle::relative_time},
});

/// What a key means; of two keys for one field, the one with the lower rank is used.
struct KeyMeaning {
  DeclaredField field = DeclaredField::id;
  std::size_t rank = 0;
  bool operator==(const KeyMeaning&) const = default;
};

/// What `key` means without --map: "HEADLINE" is {title, 1}.
std::optional<KeyMeaning> meaning_of(std::string_view key);
/// The same under --map.
std::optional<KeyMeaning> meaning_of(std::string_view key, const KeyMap& map);

}  // namespace tickerdex

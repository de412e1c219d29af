#include "indexer/source/dialects.h"

#include <algorithm>
#include <array>

namespace tickerdex {
namespace {

struct Row {
  std::string_view name;
  std::string_view told_by;
  std::string_view paths;
};

// The first row that fits counts.
constexpr auto kRows = std::to_array<Row>({
    {"Twitter", "created_at user id_str",
     "body=extended_tweet.full_text|full_text|text author=user.screen_name|user.name "
     "tickers=entities.symbols.text topics=entities.hashtags.text source="},
    {"X", "author_id text",
     "author=author_id tickers=entities.cashtags.tag topics=entities.hashtags.tag source="},
    {"StockTwits", "body user created_at",
     "author=user.username|user.name tickers=symbols.symbol sentiment=entities.sentiment.basic "
     "source= topics="},
    {"Reddit", "subreddit selftext",
     "body=selftext source=subreddit_name_prefixed|subreddit url=url|permalink topics="},
    {"Alpha Vantage", "time_published",
     "published=time_published body=summary tickers=ticker_sentiment.ticker"},
    {"Polygon", "published_utc publisher",
     "published=published_utc url=article_url body=description source=publisher.name "
     "tickers=tickers|insights.ticker ticker_sentiment=insights"},
    {"Marketaux", "entities snippet published_at",
     "body=description|snippet tickers=entities.symbol ticker_sentiment=entities"},
    {"Benzinga", "stocks channels created",
     "published=created body=body|teaser tickers=stocks.name|stocks topics=channels.name|channels"},
    {"EODHD", "symbols sentiment link", "sentiment=sentiment.polarity"},
    {"New York Times", "headline web_url pub_date",
     "title=headline.main|headline author=byline.original|byline published=pub_date "
     "body=body|lead_paragraph|abstract|snippet topics=keywords.value|section_name"},
    {"The Guardian", "webTitle webUrl",
     "title=webTitle url=webUrl published=webPublicationDate author=fields.byline "
     "body=fields.bodyText|fields.body|fields.trailText topics=sectionName"},
    {"Event Registry", "dateTimePub title",
     "id=uri published=dateTimePub|dateTime source=source.title author=authors.name "
     "topics=categories.label"},
    {"Aylien", "links published_at title",
     "url=links.permalink sentiment=sentiment.body.score topics=categories.label"},
    {"Webhose", "thread uuid",
     "title=title|thread.title source=thread.site_full|thread.site topics=thread.site_categories"},
    {"Yahoo Finance", "provider canonicalUrl",
     "source=provider.displayName url=canonicalUrl.url published=pubDate|displayTime "
     "body=description|summary"},
    {"Bing", "datePublished provider name",
     "title=name published=datePublished source=provider.name topics=category"},
    {"trafilatura", "fingerprint source-hostname",
     "url=source source=source-hostname|hostname body=text|raw_text published=date "
     "topics=categories|tags"},
});

/// Calls visit(part) for each part of `text` between separators.
template <class Visit>
void for_each_part(std::string_view text, char separator, Visit&& visit) {
  for (;;) {
    const std::size_t end = std::min(text.find(separator), text.size());
    visit(text.substr(0, end));
    if (end == text.size()) return;
    text.remove_prefix(end + 1);
  }
}

Dialect dialect_from(const Row& row) {
  Dialect dialect{row.name, {}, {}};
  for_each_part(row.told_by, ' ', [&](std::string_view key) { dialect.told_by.push_back(key); });
  for_each_part(row.paths, ' ', [&](std::string_view mapping) {
    const std::size_t equals = mapping.find('=');
    const DeclaredField field = meaning_of(mapping.substr(0, equals)).value().field;
    std::size_t rank = 0;
    for_each_part(mapping.substr(equals + 1), '|', [&](std::string_view path) {
      dialect.paths.push_back({field, rank++, path});
    });
  });
  return dialect;
}

}  // namespace

std::span<const Dialect> all_dialects() {
  static const std::vector<Dialect> kDialects = [] {
    std::vector<Dialect> dialects;
    for (const Row& row : kRows) dialects.push_back(dialect_from(row));
    return dialects;
  }();
  return kDialects;
}

const Dialect* dialect_of(const Value& object) {
  for (const Dialect& dialect : all_dialects()) {
    const bool fits = std::ranges::all_of(
        dialect.told_by, [&](std::string_view key) { return object.member(key) != nullptr; });
    if (fits) return &dialect;
  }
  return nullptr;
}

}  // namespace tickerdex

// The fields of a hit: a table of their names, used by --fields and all formats, and their text in
// a table's cell.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "query/search/search.h"

namespace tickerdex {

/// In the order of JSON.
enum class HitField : std::uint8_t {
  rank, id, score, title, published, date_known, tickers, about, source, author, lang, topics,
  sentiment, ticker_sentiment, impact, url, path, snippet, highlights, similar, date_precision,
  title_highlights,
};

inline constexpr std::array<std::string_view, 22> kHitFieldNames{
    "rank",  "id",     "score",   "title",  "published", "date_known",       "tickers", "about",
    "source", "author", "lang",    "topics", "sentiment", "ticker_sentiment", "impact",  "url",
    "path",  "snippet", "highlights", "similar", "date_precision", "title_highlights"};

constexpr std::string_view name_of(HitField field) {
  return kHitFieldNames[static_cast<std::size_t>(field)];
}
std::optional<HitField> hit_field(std::string_view name);

/// The fields with these names, or `fallback` if there are none. @throws UsageError for an unknown
/// name.
std::vector<HitField> chosen_fields(const std::vector<std::string>& names,
                                    std::vector<HitField> fallback);

/// The raw text of one field: lists joined by '|', pairs as "BABA=0.88" and "10-15", absent ones
/// empty. Not safe for a terminal yet.
std::string cell_of(const Hit& hit, HitField field);

/// Scores are printed with four decimals; more are not significant.
double rounded_score(double score);
/// "second", "minute", "day", "month", "year".
std::string_view name_of(DatePrecision precision);
/// The symbols of `tickers`, or only those that the article is mainly about.
std::vector<std::string> symbols_of(const Article& article, bool only_primary);

}  // namespace tickerdex

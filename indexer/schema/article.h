// An article: everything known about one news story, as it is stored and shown.
//
// Text is valid UTF-8 without NUL bytes. Times are seconds since 1970-01-01T00:00:00Z.
// Sentiment runs from -1 (worst) to 1 (best), market impact from 0 (none) to 1, salience from
// 0 to 1.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/schema/date/date.h"
#include "indexer/schema/fields.h"
#include "indexer/schema/ticker/ticker.h"

namespace tickerdex {

/// How an article's published time is known.
enum class DateKnown : std::uint8_t { none, file, relative, text, declared };

/// A security that an article is about, or at least mentions.
struct TickerLink {
  std::string symbol;    ///< canonical: "BABA", "BRK.B", "9988.HK"
  std::string exchange;  ///< upper case: "NYSE"; empty if unknown
  Evidence evidence = Evidence::qualified;
  double salience = 0;   ///< 0..1
  bool primary = false;  ///< the article is mainly about it

  bool operator==(const TickerLink&) const = default;
};

struct Article {
  std::string id;  ///< unique in a generation
  std::string title;
  std::string body;  ///< paragraphs separated by "\n"
  std::string url;
  std::string path;  ///< the file it came from, as named on the command line
  std::string source;
  std::string author;
  std::string language;             ///< ISO 639-1, lower case: "en"; empty if unknown
  std::vector<std::string> topics;  ///< "earnings"; of a kind: "place:usa" (see topic_kinds)
  std::vector<TickerLink> tickers;  ///< most salient first
  std::optional<std::int64_t> published_utc;
  DateKnown date_known = DateKnown::none;
  DatePrecision date_precision = DatePrecision::second;
  std::optional<double> sentiment;
  std::optional<double> impact;
  std::vector<std::pair<std::string, double>> ticker_sentiment;  ///< symbol, -1..1

  bool operator==(const Article&) const = default;
};

/// A member of plain text: the tag under which it is stored (article_codec.h; numbers are never
/// reused), and the field for searching it.
struct ArticleText {
  std::uint8_t tag;
  std::string Article::*text;
  std::optional<Field> field;
};
inline constexpr std::array kArticleTexts = std::to_array<ArticleText>({
    {1, &Article::id, Field::id},
    {2, &Article::title, Field::title},
    {3, &Article::body, Field::body},
    {4, &Article::url, {}},
    {5, &Article::path, {}},
    {6, &Article::source, Field::source},
    {7, &Article::author, Field::author},
    {8, &Article::language, Field::language},
});

/// "declared", "text", "relative", "file", "none": as printed and stored.
std::string_view name_of(DateKnown known);
/// "declared", "qualified", "cashtag", "name".
std::string_view name_of(Evidence evidence);

}  // namespace tickerdex

// Builds an article from what a source declared: cleaning, dates, tickers, language, id.
//
//   published   declared; else a declared relative phrase; else a dateline in the text
//               (dateline.h); else a relative phrase in the page. Relative phrases are resolved
//               against the crawl time, or the file's time if no crawl time was declared
//   tickers     ticker_links.h         language   language.h
//   title       if absent, the first sentence of the body, which keeps it
//   body        preceded by the dateline ("SALVADOR, Feb 26 - Showers continued"); a feed's markup
//               is resolved (html_text.h)
//   id          if absent, 32 hexadecimal digits of the url, or of title, date and body as declared
//
// A date is not used if it is before 1800, more than two days after now_utc, or more than two days
// after a declared crawl time (a file's time may be anything). Numbers out of range are dropped.
// The only reject is "no text": neither title nor body is left.
//
// Deterministic: the same input and options give the same article. Use one ArticleBuilder per
// thread.
#pragma once

#include <cstdint>
#include <memory>
#include <variant>

#include "indexer/article/ticker/symbols.h"
#include "indexer/schema/article.h"
#include "indexer/source/raw_article.h"

namespace tickerdex {

struct ArticleOptions {
  const Symbols* symbols = nullptr;  ///< not owned; may be null
  std::int64_t now_utc = 0;          ///< 0: unknown, so that no date is too late
};

class ArticleBuilder {
 public:
  explicit ArticleBuilder(ArticleOptions options);
  ~ArticleBuilder();

  /// An article, or why there is none.
  std::variant<Article, Rejected> build(RawArticle raw);

  /// The time from which the last article may get another date, because one was dropped as too late
  /// for now_utc; INT64_MAX: never.
  std::int64_t changes_utc() const;

  /// The date that the last article declared, if it is undated because that could not be read.
  const std::string& unreadable_date() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace tickerdex

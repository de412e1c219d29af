// From what a source declared to an article: cleaning, dates, tickers, language, id.
//
//
//   published   declared; else a relative phrase that was declared; else the text's own dateline
//               (dateline.h); else a relative phrase of the page, against the crawl time, or the
//               file's where no crawl time was declared (both: `relative`)
//   tickers     ticker_links.h         language   language.h
//   title       if absent, the first sentence of the body, which keeps it
//   body        the dateline goes before it ("SALVADOR, Feb 26 - Showers continued"); markup of a
//               feed is resolved (html_text.h)
//   id          if absent, 32 hexadecimal digits of the url, or of title, date and body as given
//
// A date is rejected as a date before 1800, more than two days after now_utc, or more than two
// days after a crawl time that was declared (a file's time may be any). Numbers out of range are
// absent. The one reject is "no text": neither title nor body is left.
//
// Pure: the same input and options give the same article. One ArticleBuilder serves one thread.
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
  std::int64_t now_utc = 0;          ///< 0: not known, and no date is too late
};

class ArticleBuilder {
 public:
  explicit ArticleBuilder(ArticleOptions options);
  ~ArticleBuilder();

  /// An article, or why there is none (neither title nor body is left).
  std::variant<Article, Rejected> build(RawArticle raw);

  /// From when on the last article may be dated otherwise, because a date was passed over as too
  /// late for now_utc; INT64_MAX: never.
  std::int64_t changes_utc() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace tickerdex

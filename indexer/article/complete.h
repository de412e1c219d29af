// From what a source declared to an article: cleaning, dates, tickers, language, id.
//
// Pure: the same input and options give the same article. One Completer serves one thread.
#pragma once

#include <cstdint>
#include <memory>
#include <variant>

#include "indexer/article/raw_article.h"
#include "indexer/schema/article.h"
#include "indexer/schema/ticker/symbols.h"

namespace tickerdex {

struct CompleteOptions {
  const Symbols* symbols = nullptr;     ///< not owned; may be null
  std::int64_t now_utc = 0;             ///< dates more than two days later are rejected as dates
};

class Completer {
 public:
  explicit Completer(CompleteOptions options);
  ~Completer();

  /// An article, or why there is none (neither title nor body is left).
  std::variant<Article, Rejected> complete(RawArticle raw);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace tickerdex

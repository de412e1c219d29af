// A small database in memory, filled as the index is: through the Analyzer and the schema.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <xapian.h>

#include "indexer/schema/text/analyzer.h"
#include "query/language/query_text.h"

namespace tickerdex::testing {

struct SmallArticle {
  std::string title = {};
  std::string body = {};
  std::string language = "en";
  std::vector<std::string> tickers = {};  ///< "BABA" or "NYSE:BABA"; the first is what it is about
  std::string source = {};
  std::string author = {};
  std::vector<std::string> topics = {};
  std::string host = {};
  std::optional<std::int64_t> published_utc = {};
  std::optional<double> sentiment = {};
};

class SmallIndex {
 public:
  SmallIndex();
  SmallIndex(const SmallIndex&) = delete;
  SmallIndex& operator=(const SmallIndex&) = delete;
  /// Documents are numbered from 1 in order of addition.
  void add(const SmallArticle& article);

  /// Now is 2025-11-15T12:00:00Z; languages: de, en and zh.
  const LanguageContext& context() const { return context_; }

  /// Numbers of the articles that match: "1 3 7".
  std::string matches(const std::string& typed, WordMatching matching = WordMatching::all) const;
  std::string understood(const std::string& typed,
                         WordMatching matching = WordMatching::all) const;
  std::string run(const Query& query) const;
  const Xapian::Database& database() const { return database_; }

 private:
  std::uint32_t add_words(Xapian::Document& document, const std::string& text,
                          const std::string& language, std::string_view prefix,
                          std::uint32_t from);

  std::unique_ptr<Analyzer> analyzer_;
  Xapian::WritableDatabase database_;
  std::unique_ptr<TermLister> terms_;
  LanguageContext context_;
};

/// One index for all tests that only read; see small_index.cpp for what is in it.
const SmallIndex& sample_index();

}  // namespace tickerdex::testing

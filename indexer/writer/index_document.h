// Makes a document from an article: all terms, positions and slots of the schema.
//
// Positions: the title's words come first, from 1; the body's follow after a gap that no phrase can
// cross. Title words are also indexed with the title's prefix at the same positions; words of the
// author's name with their own prefix, from 1.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "indexer/schema/article.h"
#include "indexer/schema/fields.h"
#include "indexer/schema/text/analyzer.h"
#include "indexer/writer/document.h"

namespace tickerdex {

/// Positions between the last word of the title and the first of the body.
inline constexpr std::uint32_t kTitleGap = 100;

/// Use one per thread: it owns an analyzer and caches the terms of repeated values.
class DocumentMaker {
 public:
  /// Replaces all of `document` except its data.
  void make(const Article& article, Document& document);

 private:
  void add_value_term(Document& document, Field field, std::string_view value);
  void add_words(Document& document, Field field, std::string_view text);
  void add_title(Document& document, const Article& article, std::uint32_t& last_position);
  void add_tickers(Document& document, const Article& article);
  void add_topics(Document& document, const Article& article);
  void add_host(Document& document, std::string_view url);
  void add_date(Document& document, const Article& article);
  void add_text(Document& document, Field field, std::string_view text);
  void mark_present(Document& document, std::string_view name);
  void mark_present(Document& document, Field field);

  Analyzer analyzer_;
  std::unordered_map<std::string, std::string> terms_;  ///< field and value -> term
};

/// "example.com" and "news.example.com" for "https://www.news.example.com:80/a": the host without
/// "www.", then each parent that still has a dot, in lower case. Empty if it is not a web address,
/// or the host has more than 253 bytes.
std::vector<std::string> hosts_of(std::string_view url);

}  // namespace tickerdex

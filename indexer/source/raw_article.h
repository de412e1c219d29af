// What a source declared about an article, before anything is derived from it.
//
// All text from the readers in indexer/source/ is valid UTF-8. An empty string means absent.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tickerdex {

/// The place of a record, for error messages and the rejects file.
struct Place {
  std::string path;          ///< as path_text() writes it: "dump/a.jsonl", "-"
  std::uint64_t line = 0;    ///< from 1; 0: unknown
  std::uint64_t offset = 0;  ///< bytes from the start of the (unpacked) file
  std::uint64_t file = 0;    ///< number of the file in the walk, from 1; 0: none
};

/// A record that could not become an article: data, not an exception.
struct Rejected {
  std::string reason;  ///< short, and always the same for one cause: "empty file", "truncated JSON"
  std::string detail;  ///< what was found; may be empty
  Place place;
};

struct RawArticle {
  std::string id;
  std::string title;
  std::string body;
  std::string url;
  std::string published;             ///< as declared: any form that parse_date() accepts
  bool published_from_text = false;  ///< `published` was found in the page's text, not declared
  std::string dateline;  ///< "SALVADOR, Feb 26 -": shown before the body and searched with it
  std::string source;
  std::string author;
  std::string language;
  std::vector<std::string> tickers;  ///< declared, in any form that parse_ticker() accepts
  std::vector<std::string> mentioned_tickers;  ///< listed as mentioned, not as the page's subject
  std::vector<std::string> topics;             ///< with their kind, if any ("place:usa")
  std::string sentiment;                       ///< decimal, as declared
  std::string impact;
  std::vector<std::pair<std::string, std::string>> ticker_sentiment;
  std::string relative_time;  ///< "9 hours ago", as written
  /// The body is a copied page that still contains navigation, labels, tails and repeats.
  bool is_page_text = false;
  /// Of a page's text: it was chosen from markup, so that only above its first paragraph and below
  /// its last one lines may stand that are not the article's.
  bool is_main_text = false;
  /// The body has no markup any more: a "<p>" in it is text.
  bool is_plain_text = false;
  Place place;
  std::optional<std::int64_t> crawled_utc;  ///< declared crawl time, else the file's mtime
  bool crawl_time_is_declared = false;
};

}  // namespace tickerdex

// What a source declared of an article, before anything is concluded from it.
//
// Text may be any bytes until decoded; readers of indexer/source/ hand over valid UTF-8. Empty
// means absent everywhere.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tickerdex {

/// Where a record stands, for error messages and the rejects file.
struct Place {
  std::string path;          ///< as path_text() writes it: "dump/a.jsonl", "-"
  std::uint64_t line = 0;    ///< from 1; 0: not known
  std::uint64_t offset = 0;  ///< bytes from the start of the (unpacked) file
  std::uint64_t file = 0;    ///< number of the file in the walk, from 1; 0: of no file
};

/// A record that could not become an article: data, not an exception.
struct Rejected {
  std::string reason;  ///< short and the same for the same cause: "empty file", "truncated JSON"
  std::string detail;  ///< what was found there; may be empty
  Place place;
};

struct RawArticle {
  std::string id;
  std::string title;
  std::string body;
  std::string url;
  std::string published;             ///< as declared: any form that parse_date() knows
  bool published_from_text = false;  ///< `published` was read in the page, nobody declared it
  std::string dateline;  ///< "SALVADOR, Feb 26 -": shown before the body, searched with it
  std::string source;
  std::string author;
  std::string language;
  std::vector<std::string> tickers;            ///< declared, in any form that parse_ticker() knows
  std::vector<std::string> mentioned_tickers;  ///< listed by the page as named, not as its subject
  std::vector<std::string> topics;             ///< kinds included ("place:usa")
  std::string sentiment;                       ///< decimal, as declared
  std::string impact;
  std::vector<std::pair<std::string, std::string>> ticker_sentiment;
  std::string relative_time;  ///< "9 hours ago", as it stood
  /// The body is a page as copied: navigation, labels, tails and repeats are still in it.
  bool is_page_text = false;
  Place place;
  std::optional<std::int64_t> crawled_utc;  ///< declared crawl time, else the file's mtime
  bool crawl_time_is_declared = false;
};

}  // namespace tickerdex

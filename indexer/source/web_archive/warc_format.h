// WARC, as web crawls are kept in, and WET, its text-only kind: one article per page.
//
//   WARC/1.0                                    a record: headers, an empty line, Content-Length
//   WARC-Type: response                         bytes, two empty lines
//   WARC-Target-URI: https://example.com/a
//   WARC-Date: 2024-05-18T01:58:10Z
//   Content-Length: 74581
//
//   HTTP/1.1 200 OK …
//
// Read are responses of status 200 and resources that are HTML or text, and conversions; requests,
// metadata, redirects, images and robots.txt are passed over. The splitter passes on the body as the
// server meant it (http_body.h), below headers of its own. The time of the crawl is the anchor of
// relative dates, never the published date. Where the length of a record is wrong, it ends before
// the next "WARC/1.". Source: ISO 28500:2017.
#pragma once

#include "indexer/source/formats.h"

namespace tickerdex {

Likeness looks_like_warc(std::string_view text);
void split_warc(SplitJob& job);
std::variant<RawArticle, Rejected> parse_warc(const Record& record, const KeyMap& map);

}  // namespace tickerdex

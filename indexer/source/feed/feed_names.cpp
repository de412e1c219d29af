#include "indexer/source/feed/feed_names.h"

#include <string>

#include "indexer/schema/text/ascii.h"

namespace tickerdex {

const std::unordered_map<std::string_view, FeedMeaning>& feed_meanings() {
  using enum FeedPart;
  static const std::unordered_map<std::string_view, FeedMeaning> kMeanings{
      {"title", {title, 0}},
      {"dc:title", {title, 1}},
      {"media:title", {title, 2}},
      {"itunes:title", {title, 2}},
      {"feedburner:origlink", {link, 0}},
      {"link", {link, 1}},
      {"a", {link, 3}},  // CDF
      {"guid", {id, 0}},
      {"id", {id, 0}},
      {"dc:identifier", {id, 1}},
      {"published", {date, 0}},
      {"pubdate", {date, 0}},
      {"issued", {date, 1}},
      {"dcterms:issued", {date, 1}},
      {"prism:publicationdate", {date, 1}},
      {"dc:date", {date, 2}},
      {"date", {date, 3}},
      {"created", {date, 4}},
      {"dcterms:created", {date, 4}},
      {"dcterms:date", {date, 4}},
      {"updated", {date, 5}},
      {"modified", {date, 5}},
      {"dcterms:modified", {date, 5}},
      {"lastbuilddate", {date, 6}},
      {"author", {author, 0}},
      {"dc:creator", {author, 1}},
      {"dcterms:creator", {author, 1}},
      {"dc:author", {author, 1}},
      {"creator", {author, 2}},
      {"itunes:author", {author, 3}},
      {"managingeditor", {author, 4}},
      {"content:encoded", {body, 0}},
      {"content", {body, 0}},
      {"body", {body, 0}},
      {"fullitem", {body, 0}},
      {"description", {body, 1}},
      {"summary", {body, 2}},
      {"abstract", {body, 2}},
      {"dc:description", {body, 3}},
      {"dcterms:abstract", {body, 3}},
      {"itunes:summary", {body, 4}},
      {"media:description", {body, 5}},
      {"media:text", {body, 5}},
      {"category", {topic, 0}},
      {"dc:subject", {topic, 0}},
      {"media:category", {topic, 0}},
      {"itunes:category", {topic, 0}},
      {"dc:keyword", {topic, 0}},
      {"tags", {topics, 0}},
      {"keywords", {topics, 0}},
      {"media:keywords", {topics, 0}},
      {"itunes:keywords", {topics, 0}},
      {"source", {source, 0}},
      {"dc:publisher", {source, 1}},
      {"dc:source", {source, 2}},
      {"dc:language", {language, 0}},
      {"language", {language, 1}},
      {"media:group", {media, 0}},
      {"media:content", {media, 0}},
  };
  return kMeanings;
}

bool names_ticker(std::string_view name) {
  std::string local(name.substr(name.rfind(':') + 1));
  std::erase_if(local, [](char c) { return c == '_' || c == '-'; });
  return local == "ticker" || local == "tickers" || local == "symbol" || local == "symbols" ||
         local == "stocksymbol" || local == "stocksymbols" || local == "tickersymbol" ||
         local == "stockticker";
}

bool is_ticker_scheme(std::string_view scheme) {
  const std::string lower = ascii_lower(scheme);
  const std::string_view last = std::string_view(lower).substr(lower.find_last_of("/#:") + 1);
  return last == "stock" || last == "stocks" || last.find("symbol") != std::string_view::npos ||
         last.find("ticker") != std::string_view::npos;
}

bool is_number_scheme(std::string_view scheme) {
  const std::string lower = ascii_lower(scheme);
  return lower.ends_with("isin") || lower.ends_with("cusip") || lower.ends_with("figi");
}

}  // namespace tickerdex

#include "indexer/source/html/metadata_names.h"

namespace tickerdex {

const MeaningTable& json_ld_keys() {
  using enum DeclaredField;
  static const MeaningTable kKeys{
      {"alternativeHeadline", {title, 30}},
      {"author", {author, 0}},
      {"creator", {author, 1}},
      {"datePublished", {published, 0}},
      {"dateCreated", {published, 8}},
      {"uploadDate", {published, 8}},
      {"publisher", {source, 1}},
      {"sourceOrganization", {source, 2}},
      {"inLanguage", {language, 0}},
      {"url", {url, 2}},
      {"mainEntityOfPage", {url, 3}},
      {"articleSection", {topics, 0}},
      {"keywords", {topics, 0}},
      {"articleBody", {body, 0}},
  };
  return kKeys;
}

const MeaningTable& meta_names() {
  using enum DeclaredField;
  static const MeaningTable kNames{
      {"dc.title", {title, 10}},
      {"dcterms.title", {title, 10}},
      {"dcterm.title", {title, 10}},
      {"citation_title", {title, 10}},
      {"og:title", {title, 11}},
      {"parsely-title", {title, 12}},
      {"sailthru.title", {title, 12}},
      {"weibo:article:title", {title, 13}},
      {"headline", {title, 14}},
      {"twitter:title", {title, 15}},
      {"dc.creator", {author, 10}},
      {"dcterms.creator", {author, 10}},
      {"dcterm.creator", {author, 10}},
      {"parsely-author", {author, 11}},
      {"sailthru.author", {author, 11}},
      {"author", {author, 12}},
      {"article:author", {author, 13}},
      {"article:author_name", {author, 12}},
      {"citation_author", {author, 11}},
      {"byl", {author, 12}},
      {"dcsext.author", {author, 15}},
      {"og:author", {author, 15}},
      {"article:published_time", {published, 10}},
      {"article:published", {published, 11}},
      {"parsely-pub-date", {published, 11}},
      {"sailthru.date", {published, 12}},
      {"datepublished", {published, 12}},
      {"publishdate", {published, 13}},
      {"publish-date", {published, 13}},
      {"publish_date", {published, 13}},
      {"published_at", {published, 13}},
      {"pubdate", {published, 13}},
      {"pdate", {published, 16}},
      {"ptime", {published, 14}},
      {"citation_publication_date", {published, 14}},
      {"dc.date.issued", {published, 14}},
      {"dcterms.issued", {published, 14}},
      {"dcterms.created", {published, 15}},
      {"dc.date.created", {published, 15}},
      {"dc.date", {published, 15}},
      {"dcterms.date", {published, 15}},
      {"date", {published, 16}},
      {"originalpublicationdate", {published, 15}},
      {"article.created", {published, 15}},
      {"og:pubdate", {published, 14}},
      {"rnews:datepublished", {published, 13}},
      {"og:site_name", {source, 0}},
      {"dc.publisher", {source, 10}},
      {"dcterms.publisher", {source, 10}},
      {"citation_journal_title", {source, 10}},
      {"application-name", {source, 12}},
      {"apple-mobile-web-app-title", {source, 13}},
      {"og:url", {url, 10}},
      {"parsely-link", {url, 11}},
      {"twitter:url", {url, 12}},
      {"dc.language", {language, 10}},
      {"dcterms.language", {language, 10}},
      {"language", {language, 11}},
      {"og:locale", {language, 12}},
      {"article:section", {topics, 0}},
      {"article:tag", {topics, 0}},
      {"parsely-section", {topics, 0}},
      {"parsely-tags", {topics, 0}},
      {"sailthru.tags", {topics, 0}},
      {"news_keywords", {topics, 0}},
      {"keywords", {topics, 1}},
      {"dc.subject", {topics, 1}},
      {"ticker", {tickers, 10}},
      {"tickers", {tickers, 10}},
      {"symbol", {tickers, 10}},
      {"symbols", {tickers, 10}},
      {"stock-symbol", {tickers, 10}},
      {"stock_symbol", {tickers, 10}},
      {"stock-symbols", {tickers, 10}},
      {"article:ticker", {tickers, 10}},
      {"parsely-tickers", {tickers, 10}},
  };
  return kNames;
}

const MeaningTable& item_properties() {
  using enum DeclaredField;
  static const MeaningTable kProperties{
      {"headline", {title, 17}},          {"author", {author, 20}},
      {"datepublished", {published, 17}}, {"datecreated", {published, 25}},
      {"inlanguage", {language, 13}},     {"articlesection", {topics, 2}},
      {"tickersymbol", {tickers, 12}},
  };
  return kProperties;
}

}  // namespace tickerdex

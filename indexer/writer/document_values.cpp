#include "indexer/writer/document_values.h"

#include <xapian.h>

#include "indexer/schema/fields.h"
#include "indexer/schema/list_codec.h"

namespace tickerdex {

void fill_values(const Article& article,
                 std::vector<std::pair<std::uint32_t, std::string>>& values) {
  values.clear();
  const auto put = [&](Slot slot, std::string value) {
    if (!value.empty()) values.emplace_back(number_of(slot), std::move(value));
  };
  if (article.published_utc) {
    put(Slot::published, Xapian::sortable_serialise(static_cast<double>(*article.published_utc)));
  }
  std::vector<std::string> symbols;
  std::vector<std::string> about;
  for (const auto& link : article.tickers) {
    symbols.push_back(link.symbol);
    if (link.primary) about.push_back(link.symbol);
  }
  put(Slot::tickers, encode_list(symbols));
  put(Slot::source, article.source);
  put(Slot::topics, encode_list(article.topics));
  put(Slot::language, article.language);
  if (article.sentiment) put(Slot::sentiment, Xapian::sortable_serialise(*article.sentiment));
  if (article.impact) put(Slot::impact, Xapian::sortable_serialise(*article.impact));
  put(Slot::author, article.author);
  if (article.date_known != DateKnown::none) {
    put(Slot::date_known, std::string(name_of(article.date_known)));
  }
  put(Slot::ticker_sentiment, encode_scores(article.ticker_sentiment));
  put(Slot::about, encode_list(about));
}

}  // namespace tickerdex

#include "indexer/writer/document_values.h"

#include <xapian.h>

#include "indexer/schema/list_codec.h"

namespace tickerdex {
namespace {

std::string number(const std::optional<double>& value) {
  return value ? Xapian::sortable_serialise(*value) : std::string();
}

std::string symbols(const Article& article, bool only_primary) {
  std::vector<std::string> symbols;
  for (const auto& link : article.tickers) {
    if (link.primary || !only_primary) symbols.push_back(link.symbol);
  }
  return encode_list(symbols);
}

/// Empty: none.
std::string value_of(const Article& article, Field field) {
  switch (field) {
    case Field::date:
      if (!article.published_utc) return {};
      return Xapian::sortable_serialise(static_cast<double>(*article.published_utc));
    case Field::ticker: return symbols(article, false);
    case Field::about: return symbols(article, true);
    case Field::topic: return encode_list(article.topics);
    case Field::sentiment: return number(article.sentiment);
    case Field::impact: return number(article.impact);
    case Field::ticker_sentiment: return encode_scores(article.ticker_sentiment);
    case Field::date_known:
      if (article.date_known == DateKnown::none) return {};
      return std::string(name_of(article.date_known));
    default: break;
  }
  for (const auto& row : kArticleTexts) {
    if (row.field == field) return article.*row.text;
  }
  return {};
}

}  // namespace

void fill_values(const Article& article,
                 std::vector<std::pair<std::uint32_t, std::string>>& values) {
  values.clear();
  for (const FieldSpec& spec : kSlotFields) {
    std::string value = value_of(article, spec.field);
    if (!value.empty()) values.emplace_back(number_of(*spec.slot), std::move(value));
  }
}

}  // namespace tickerdex

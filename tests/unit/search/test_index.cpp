#include "tests/unit/search/test_index.h"

#include <cstdlib>
#include <stdexcept>

#include "indexer/schema/article_codec.h"
#include "indexer/schema/fields.h"
#include "indexer/schema/list_codec.h"
#include "indexer/schema/text/analyzer.h"
#include "indexer/writer/column_writer.h"

namespace tickerdex::test {
namespace {

namespace fs = std::filesystem;

void add_words(Xapian::Document& document, Analyzer& analyzer, const Article& article) {
  constexpr Xapian::termpos kGap = 100;
  const std::string title_prefix(prefix_of(Field::title));
  const auto last =
      analyzer.analyze(article.title, article.language, [&](const Token& token) {
        document.add_posting(std::string(token.term), token.position);
        document.add_posting(title_prefix + std::string(token.term), token.position);
      });
  analyzer.analyze(article.body, article.language, [&](const Token& token) {
    document.add_posting(std::string(token.term), last + kGap + token.position);
  });
  const std::string author_prefix(prefix_of(Field::author));
  analyzer.analyze(article.author, {}, [&](const Token& token) {
    document.add_posting(author_prefix + std::string(token.term), token.position);
  });
}

void add_value_term(Xapian::Document& document, Field field, const std::string& value) {
  document.add_boolean_term(term_for(field, value));
}

void mark_present(Xapian::Document& document, const std::string& name, bool present) {
  if (present) document.add_boolean_term(std::string(prefix_of(Field::present)) + name);
}

void add_terms(Xapian::Document& document, const Article& article) {
  bool about = false;
  for (const auto& link : article.tickers) {
    add_value_term(document, Field::ticker, link.symbol);
    if (link.primary) add_value_term(document, Field::about, link.symbol);
    if (!link.exchange.empty()) {
      add_value_term(document, Field::qualified_ticker, link.exchange + ":" + link.symbol);
    }
    about = about || link.primary;
  }
  for (const auto& topic : article.topics) {
    add_value_term(document, Field::topic, topic);
    const std::string kind(split_topic(topic).kind);
    mark_present(document, kind.empty() ? "topic" : kind, true);
  }
  if (!article.source.empty()) add_value_term(document, Field::source, article.source);
  if (!article.language.empty()) add_value_term(document, Field::language, article.language);
  if (article.published_utc) {
    std::string day = period_name(*article.published_utc, Period::day);
    std::erase(day, '-');
    add_value_term(document, Field::day, day);
    add_value_term(document, Field::month, day.substr(0, 6));
    add_value_term(document, Field::year, day.substr(0, 4));
  }
  add_value_term(document, Field::id, article.id);
  mark_present(document, "title", !article.title.empty());
  mark_present(document, "ticker", !article.tickers.empty());
  mark_present(document, "about", about);
  mark_present(document, "author", !article.author.empty());
  mark_present(document, "source", !article.source.empty());
  mark_present(document, "lang", !article.language.empty());
  mark_present(document, "date", article.published_utc.has_value());
  mark_present(document, "sentiment", article.sentiment.has_value());
}

void add_values(Xapian::Document& document, const Article& article) {
  const auto put = [&](Slot slot, const std::string& value) {
    if (!value.empty()) document.add_value(number_of(slot), value);
  };
  std::vector<std::string> symbols;
  std::vector<std::string> about;
  for (const auto& link : article.tickers) {
    symbols.push_back(link.symbol);
    if (link.primary) about.push_back(link.symbol);
  }
  if (article.published_utc) {
    put(Slot::published, Xapian::sortable_serialise(static_cast<double>(*article.published_utc)));
  }
  put(Slot::tickers, encode_list(symbols));
  put(Slot::source, article.source);
  put(Slot::topics, encode_list(article.topics));
  put(Slot::language, article.language);
  if (article.sentiment) put(Slot::sentiment, Xapian::sortable_serialise(*article.sentiment));
  put(Slot::author, article.author);
  if (article.date_known != DateKnown::none) {
    put(Slot::date_known, std::string(name_of(article.date_known)));
  }
  put(Slot::about, encode_list(about));
}

}  // namespace

Xapian::Document document_of(const Article& article) {
  Analyzer analyzer;
  Xapian::Document document;
  add_words(document, analyzer, article);
  add_terms(document, article);
  add_values(document, article);
  std::string data;
  encode_article(article, data);
  document.set_data(data);
  return document;
}

TestIndex::TestIndex(const std::vector<Article>& articles, const std::string& schema,
                     const std::string& below)
    : folder_(fs::path(root_.path()) / below) {
  fs::create_directories(folder_.parent_path());
  Xapian::WritableDatabase database(folder(), Xapian::DB_CREATE | Xapian::DB_NO_SYNC);
  for (const auto& article : articles) database.add_document(document_of(article));
  if (!schema.empty()) database.set_metadata("tickerdex.schema", schema);
  database.set_metadata("tickerdex.analyzer", Analyzer::identity());
  database.commit();
  write_columns(database, "test", columns_path());
}

Article article(const std::string& id, const std::string& title, const std::string& body) {
  Article result;
  result.id = id;
  result.title = title;
  result.body = body;
  result.language = "en";
  return result;
}

}  // namespace tickerdex::test

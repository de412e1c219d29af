#include "small_index.h"

#include "indexer/schema/date/date.h"
#include "indexer/schema/fields.h"
#include "query/engine/xapian_backend.h"

namespace tickerdex::testing {
namespace {

std::int64_t day(int year, int month, int day_of_month) {
  return utc_from_civil({year, month, day_of_month});
}

bool fill(SmallIndex& index) {
  index.add({.title = "Alibaba's cloud revenues surge",  // 1
             .body = "The company said quick commerce grew as cloud revenue rose 34 percent.",
             .tickers = {"NYSE:BABA", "JD"},
             .source = "Reuters",
             .author = "Jane Smith",
             .topics = {"earnings", "mergers & acquisitions"},
             .host = "news.example.com",
             .published_utc = day(2025, 11, 14),
             .sentiment = 0.5});
  index.add({.title = "Pentagon lists cloud companies",  // 2
             .body = "A military list names Alibaba. Commerce was not quick to answer. AT&T's 10-K "
                     "and S&P 500 figures follow.",
             .tickers = {"T", "NYSE:BABA"},
             .source = "Example Wire",
             .author = "John Smith",
             .topics = {"place:usa", "defense"},
             .host = "example.com",
             .published_utc = day(2025, 10, 31) + 86399,
             .sentiment = -0.25});
  index.add({.title = "Inflation eases",  // 3
             .body = "Inflated prices fell. Crude oil inventories rose in the week. The oil price "
                     "of crude is lower.",
             .topics = {"corporate earnings", "place:uk"},
             .published_utc = day(2024, 2, 29)});
  index.add({.title = "Die Wolken über Frankfurt",  // 4
             .body = "Die Märkte und die Banken warten. Häuser in Köln.",
             .language = "de",
             .tickers = {"9988.HK"},
             .source = "Beispiel"});
  index.add({.title = "阿里巴巴 2025年11月14日",  // 5
             .body = "阿里巴巴集团发布iPhone手机应用。BABA股价上涨，美股走高。A股跌。",
             .language = "zh",
             .tickers = {"BABA"},
             .published_utc = day(2025, 11, 15)});
  index.add({.title = "None of the above",  // 6
             .body = "Prices: BRK.B closed at 5.59, see http://www.example.com/quotes. Re: 10:30 "
                     "call. A foo bar. Well-known T-Mobile.",
             .language = "",
             .tickers = {"BRK.B"},
             .host = "other.org",
             .sentiment = 0.0});
  return true;
}

}  // namespace

SmallIndex::SmallIndex()
    : analyzer_(std::make_unique<Analyzer>()), database_("", Xapian::DB_BACKEND_INMEMORY) {
  context_.analyzer = analyzer_.get();
  context_.languages = {"de", "en", "zh"};
  context_.dates.now_utc = day(2025, 11, 15) + 12 * 3600;
  terms_ = xapian_terms(database_);
  context_.terms = terms_.get();
}

std::uint32_t SmallIndex::add_words(Xapian::Document& document, const std::string& text,
                                    const std::string& language, std::string_view prefix,
                                    std::uint32_t from) {
  return from + analyzer_->analyze(text, language, [&](const Token& token) {
    document.add_posting(bounded_term(prefix, token.term), from + token.position);
  });
}

void SmallIndex::add(const SmallArticle& article) {
  Xapian::Document document;
  const auto mark = [&](std::string_view name) {
    document.add_boolean_term(term_for(Field::present, name));
  };
  const auto flag = [&](Field field, const std::string& value) {
    document.add_boolean_term(term_for(field, value));
  };
  constexpr std::uint32_t kGap = 100;
  const auto last = add_words(document, article.title, article.language, "", 0);
  add_words(document, article.body, article.language, "", last + kGap);
  add_words(document, article.title, article.language, prefix_of(Field::title), 0);
  mark("title");
  if (!article.author.empty()) {
    add_words(document, article.author, "", prefix_of(Field::author), 0);
    mark("author");
  }
  if (!article.source.empty()) {
    flag(Field::source, article.source);
    mark("source");
  }
  if (!article.language.empty()) {
    flag(Field::language, article.language);
    mark("lang");
  }
  for (std::string host = article.host; !host.empty();) {
    flag(Field::host, host);
    mark("site");
    const auto dot = host.find('.');
    host = dot == std::string::npos ? "" : host.substr(dot + 1);
  }
  for (const auto& topic : article.topics) {
    flag(Field::topic, topic);
    const auto kind = split_topic(topic).kind;
    mark(kind.empty() ? "topic" : kind);
  }
  for (const auto& ticker : article.tickers) {
    const auto colon = ticker.find(':');
    const auto symbol = colon == std::string::npos ? ticker : ticker.substr(colon + 1);
    flag(Field::ticker, symbol);
    mark("ticker");
    if (colon != std::string::npos) flag(Field::qualified_ticker, ticker);
    if (&ticker != &article.tickers.front()) continue;
    flag(Field::about, symbol);
    mark("about");
  }
  if (article.published_utc) {
    document.add_value(number_of(Slot::published),
                       Xapian::sortable_serialise(static_cast<double>(*article.published_utc)));
    mark("date");
  }
  if (article.sentiment) {
    document.add_value(number_of(Slot::sentiment), Xapian::sortable_serialise(*article.sentiment));
    mark("sentiment");
  }
  flag(Field::id, std::to_string(database_.add_document(document)));
  database_.replace_document(database_.get_lastdocid(), document);
}

std::string SmallIndex::run(const Query& query) const {
  std::string list;
  XapianBackend(database_).matches(query).for_each(
      [&](DocumentNumber number) { list += (list.empty() ? "" : " ") + std::to_string(number); });
  return list;
}

std::string SmallIndex::matches(const std::string& typed, WordMatching matching) const {
  return run(QueryText(typed, context_).build(matching).query);
}

std::string SmallIndex::understood(const std::string& typed, WordMatching matching) const {
  return QueryText(typed, context_).build(matching).understood;
}

const SmallIndex& sample_index() {
  static SmallIndex index;
  static const bool is_filled = fill(index);
  (void)is_filled;
  return index;
}

}  // namespace tickerdex::testing

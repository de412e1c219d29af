// Building an article from declared fields: markup, page text, dates, tickers, language, id.
//   input := page:0..1 crawled:0..1 symbols:0..1 title ␟ published ␟ ticker,ticker ␟ topic,topic ␟
//            language ␟ relative time ␟ numbers ␟ body           ␟ is U+001F
#include <cmath>
#include <sstream>

#include "indexer/article/article_builder.h"
#include "indexer/article/html_text.h"
#include "indexer/article/plain_text.h"
#include "indexer/schema/article_codec.h"
#include "indexer/schema/text/utf8.h"
#include "tests/fuzz/input.h"

using namespace tickerdex;
using tickerdex::fuzz::require;

namespace {

constexpr std::int64_t kNow = 1763164812;

void check_text(const std::string& text, bool is_line) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(text, at);
    require(c != kReplacement || text.compare(begin, at - begin, "\xEF\xBF\xBD") == 0,
            "an article's text is UTF-8", text);
    require(c >= 0x20 || (c == '\n' && !is_line), "and has no control characters", text);
    require(c < 0x7F || c > 0x9F, "of either kind", text);
  }
}

void check(const Article& article) {
  check_text(article.title, true);
  check_text(article.body, false);
  for (const std::string* text :
       {&article.id, &article.url, &article.source, &article.author, &article.language}) {
    check_text(*text, true);
  }
  require(!article.title.empty(), "an article has a title", article.body);
  require(!article.id.empty(), "an article has an id", article.title);
  require(!article.body.starts_with('\n') && !article.body.ends_with('\n') &&
              article.body.find("\n\n") == std::string::npos,
          "paragraphs are separated by one line end", article.body);
  for (const std::string& topic : article.topics) check_text(topic, true);
  double salience = 1;
  for (const TickerLink& link : article.tickers) {
    require(parse_ticker(link.symbol).has_value(), "a ticker is one", link.symbol);
    require(link.salience >= 0 && link.salience <= salience, "the most salient comes first");
    salience = link.salience;
  }
  require(article.published_utc.has_value() == (article.date_known != DateKnown::none),
          "how a date is known is known of dates alone", article.title);
  if (article.published_utc) {
    require(*article.published_utc <= kNow + 2 * 86'400, "no date lies in the future");
  }
  for (const auto& number : {article.sentiment, article.impact}) {
    require(!number || (std::isfinite(*number) && std::abs(*number) <= 1), "scores are bounded");
  }
  for (const auto& [symbol, score] : article.ticker_sentiment) {
    require(std::abs(score) <= 1, "so are those of tickers", symbol);
  }
  std::string bytes;
  encode_article(article, bytes);
  require(decode_article(bytes) == article, "an article comes back as it was stored");
}

void check_markup(std::string_view body) {
  const std::string text = html_text(body);
  require(text.size() <= body.size(), "resolved markup is no longer", body);
  const std::string paragraphs = plain_paragraphs(body);
  require(plain_paragraphs(paragraphs) == paragraphs, "plain text stays as it is", body);
  const std::string line = plain_line(body);
  require(plain_line(line) == line, "and so does a plain line", body);
}

std::vector<std::string> items_of(std::string_view list) {
  std::vector<std::string> items;
  std::istringstream in{std::string(list)};
  for (std::string item; std::getline(in, item, ',');) items.push_back(item);
  return items;
}

Symbols few_symbols() {
  Symbols symbols;
  symbols.add({*parse_ticker("BABA"), "Alibaba Group Holding Ltd"});
  symbols.add({*parse_ticker("T"), "AT&T INC."});
  return symbols;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Symbols symbols = few_symbols();
  static ArticleBuilder plain({nullptr, kNow});
  static ArticleBuilder knowing({&symbols, kNow});
  fuzz::Input input(data, size);
  RawArticle raw;
  raw.is_page_text = input.choice(2) == 1;
  raw.crawl_time_is_declared = input.choice(2) == 1;
  raw.crawled_utc = kNow - 3600;
  ArticleBuilder& builder = input.choice(2) == 1 ? knowing : plain;
  raw.title = input.piece();
  raw.published = input.piece();
  raw.tickers = items_of(input.piece());
  raw.topics = items_of(input.piece());
  raw.language = input.piece();
  raw.relative_time = input.piece();
  for (const std::string& number : items_of(input.piece())) {
    raw.sentiment = number;
    raw.impact = number;
    raw.ticker_sentiment.emplace_back(raw.tickers.empty() ? "BABA" : raw.tickers.back(), number);
  }
  raw.author = raw.source = raw.url = raw.title;
  raw.body = input.rest();
  check_markup(raw.body);

  const auto built = builder.build(raw);
  if (const auto* rejected = std::get_if<Rejected>(&built)) {
    require(!rejected->reason.empty(), "a reject has a reason");
    return 0;
  }
  check(std::get<Article>(built));
  const auto again = builder.build(raw);
  require(std::get<Article>(again) == std::get<Article>(built),
          "the same input gives the same article");
  return 0;
}

#include "indexer/article/article_builder.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <limits>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "indexer/article/date/date_scan.h"
#include "indexer/article/date/dateline.h"
#include "indexer/article/date/relative_time.h"
#include "indexer/article/html_text.h"
#include "indexer/article/language.h"
#include "indexer/article/page/line_shape.h"
#include "indexer/article/page_text.h"
#include "indexer/article/plain_text.h"
#include "indexer/article/ticker/ticker_links.h"
#include "indexer/schema/date/date_parse.h"
#include "indexer/schema/hash.h"
#include "indexer/schema/text/ascii.h"
#include "indexer/schema/text/fold.h"
#include "indexer/schema/text/utf8.h"

namespace tickerdex {
namespace {

constexpr std::int64_t kTwoDays = 2 * 86'400;
constexpr std::int64_t kYear1800 = -5'364'662'400;
constexpr std::size_t kTitlePoints = 120;
/// Ids are terms and lines of output; a longer one must be a mistake.
constexpr std::size_t kMaxIdBytes = 1024;

struct Published {
  ParsedDate date;
  DateKnown known = DateKnown::none;
};

class PublishedFinder {
 public:
  PublishedFinder(const RawArticle& raw, std::int64_t now_utc) : raw_(raw) {
    if (now_utc != 0) latest_ = now_utc + kTwoDays;
    latest_by_clock_ = latest_;
    if (raw.crawled_utc && raw.crawl_time_is_declared) {
      latest_ = std::min(latest_, *raw.crawled_utc + kTwoDays);
    }
  }

  /// When the first date that is now too late becomes acceptable.
  std::int64_t changes_utc() const { return changes_utc_; }

  Published find(std::string_view title, std::string_view body) const {
    if (auto found = from_declared(); found.known != DateKnown::none) return found;
    if (auto date = find_published(title, body, possible())) return {*date, DateKnown::text};
    return from_relative(raw_.relative_time);
  }

 private:
  bool is_possible(const ParsedDate& date) const {
    if (date.utc > latest_by_clock_) changes_utc_ = std::min(changes_utc_, date.utc - kTwoDays);
    return date.utc >= kYear1800 && date.utc <= latest_;
  }
  std::function<bool(const ParsedDate&)> possible() const {
    return [this](const ParsedDate& date) { return is_possible(date); };
  }

  Published from_declared() const {
    if (raw_.published.empty()) return {};
    const DateKnown known = raw_.published_from_text ? DateKnown::text : DateKnown::declared;
    std::optional<ParsedDate> date = parse_date(raw_.published);
    if (!date && raw_.published_from_text) {
      const std::vector<FoundDate> found = find_dates(raw_.published, 1);
      if (!found.empty()) date = found[0].date;
    }
    if (date && is_possible(*date)) return {*date, known};
    return date ? Published{} : from_relative(raw_.published);
  }

  /// "9 hours ago", "Updated 9 hours ago"; a sentence is not a time.
  Published from_relative(std::string_view text) const {
    constexpr std::size_t kMaxBytes = 80;
    if (text.empty() || text.size() > kMaxBytes || !raw_.crawled_utc) return {};
    const auto relative = find_relative_time(text);
    if (!relative) return {};
    const ParsedDate date = resolve(*relative, *raw_.crawled_utc);
    return is_possible(date) ? Published{date, DateKnown::relative} : Published{};
  }

  const RawArticle& raw_;
  std::int64_t latest_ = std::numeric_limits<std::int64_t>::max();
  std::int64_t latest_by_clock_ = latest_;
  mutable std::int64_t changes_utc_ = std::numeric_limits<std::int64_t>::max();
};

/// As much of it as a message needs.
std::string sample_of(std::string text) {
  constexpr std::size_t kMaxBytes = 60;
  if (text.size() <= kMaxBytes) return text;
  std::size_t end = kMaxBytes;
  while (end > 0 && is_utf8_trail(text[end])) --end;
  return text.substr(0, end) + "…";
}

std::string hash_of(std::string_view text) {
  const auto [high, low] = hash128(text);
  return fmt::format("{:016x}{:016x}", high, low);
}

std::string id_of(const RawArticle& raw, const Article& article) {
  std::string id = plain_line(raw.id);
  if (!id.empty() && id.size() <= kMaxIdBytes) return id;
  if (!id.empty()) return hash_of(id);
  if (!article.url.empty()) return hash_of(article.url);
  // Separated by NULs, which clean text does not contain.
  std::string all = article.title;
  all.append(1, '\0').append(raw.published).append(1, '\0').append(article.body);
  return hash_of(all);
}

std::vector<std::string> topics_of(const RawArticle& raw) {
  std::vector<std::string> topics;
  std::unordered_set<std::string> seen;
  for (const std::string& declared : raw.topics) {
    std::string topic = plain_line(declared);
    if (!topic.empty() && seen.insert(fold_value(topic)).second) topics.push_back(std::move(topic));
  }
  return topics;
}

std::string author_of(std::string_view declared) {
  std::string author = plain_line(declared);
  if (author.size() > 3 && ascii_lower(std::string_view(author).substr(0, 3)) == "by ") {
    author.erase(0, 3);
  }
  return author;
}

/// "Mr.", "Inc.", "U.S.": a full stop after such a word may not end a sentence.
bool is_abbreviation(std::string_view word) {
  constexpr std::size_t kLongest = 4;
  return word.find('.') != std::string_view::npos ||
         (word.size() <= kLongest && page::starts_with_upper(word));
}

/// The end of the first sentence of `line`, or the size of `line`.
std::size_t sentence_end(std::string_view line) {
  std::size_t end = line.size();
  for (const std::string_view stop : {". ", "! ", "? "}) {
    for (std::size_t at = 0; (at = line.find(stop, at)) < end; ++at) {
      const std::size_t space = line.rfind(' ', at);
      const std::size_t word = space == std::string_view::npos ? 0 : space + 1;
      if (stop == ". " && is_abbreviation(line.substr(word, at - word))) continue;
      end = at + 1;
    }
  }
  for (const std::string_view stop : {"。", "！", "？"}) {
    if (const std::size_t at = line.find(stop); at < end) end = at + stop.size();
  }
  return end;
}

/// The first sentence of the first line, at most kTitlePoints characters.
std::string title_from(std::string_view body) {
  std::string_view line = body.substr(0, body.find('\n'));
  line = line.substr(0, sentence_end(utf8_prefix(line, 4 * kTitlePoints)));
  line = trimmed(line);
  if (count_code_points(line) <= kTitlePoints) return std::string(line);
  std::size_t end = 0;
  for (std::size_t points = 0; end < line.size(); ++end) {
    if (!is_utf8_trail(line[end]) && ++points == kTitlePoints) break;
  }
  std::string_view cut = line.substr(0, end);
  if (const std::size_t space = cut.rfind(' ');
      space != std::string_view::npos && space > end / 2) {
    cut = cut.substr(0, space);
  }
  return std::string(cut) + "…";
}

std::string body_of(const RawArticle& raw) {
  const std::string dateline = plain_line(raw.dateline);
  const bool has_markup = !raw.is_plain_text && is_html(raw.body);
  std::string body =
      plain_paragraphs(has_markup ? html_text(raw.body) : std::string_view(raw.body));
  if (dateline.empty() || body.starts_with(dateline)) return body;
  return body.empty() ? body : dateline + " " + body;
}

}  // namespace

struct ArticleBuilder::Impl {
  ArticleOptions options;
  std::string unreadable_date{};
  std::int64_t changes_utc = std::numeric_limits<std::int64_t>::max();
};

ArticleBuilder::ArticleBuilder(ArticleOptions options) : impl_(std::make_unique<Impl>(Impl{.options = options})) {}

ArticleBuilder::~ArticleBuilder() = default;

std::int64_t ArticleBuilder::changes_utc() const { return impl_->changes_utc; }

const std::string& ArticleBuilder::unreadable_date() const { return impl_->unreadable_date; }

std::variant<Article, Rejected> ArticleBuilder::build(RawArticle raw) {
  if (raw.is_page_text && is_html(raw.body)) raw.body = html_text(raw.body);
  clean_page_text(raw);

  Article article;
  article.title = plain_line(raw.title);
  article.body = body_of(raw);
  impl_->changes_utc = std::numeric_limits<std::int64_t>::max();
  if (article.title.empty() && article.body.empty()) {
    return Rejected{"no text", "", std::move(raw.place)};
  }
  if (article.title.empty()) article.title = title_from(article.body);
  article.url = plain_line(raw.url);
  article.path = raw.place.path;
  article.source = plain_line(raw.source);
  article.author = author_of(raw.author);
  article.topics = topics_of(raw);

  article.language = canonical_language(raw.language);
  if (article.language.empty()) article.language = detect_language(article.title, article.body);

  const PublishedFinder finder(raw, impl_->options.now_utc);
  const Published published = finder.find(article.title, article.body);
  impl_->changes_utc = finder.changes_utc();
  impl_->unreadable_date.clear();
  if (published.known == DateKnown::none && !parse_date(raw.published)) {
    impl_->unreadable_date = sample_of(plain_line(raw.published));
  }
  if (published.known != DateKnown::none) {
    article.published_utc = published.date.utc;
    article.date_known = published.known;
    article.date_precision = published.date.precision;
  }
  article.tickers = link_tickers(raw, article.title, article.body, impl_->options.symbols);
  article.ticker_sentiment = ticker_sentiment_of(raw);
  article.sentiment = number_within(raw.sentiment, -1, 1);
  article.impact = number_within(raw.impact, 0, 1);
  article.id = id_of(raw, article);
  return article;
}

}  // namespace tickerdex

#include "indexer/writer/index_document.h"

#include <xapian.h>

#include <algorithm>

#include "indexer/schema/date/date.h"
#include "indexer/schema/list_codec.h"
#include "indexer/schema/text/ascii.h"

namespace tickerdex {
namespace {

// Repeated values are cached: tickers, sources, topics, but not ids.
constexpr std::size_t kMaxRememberedTerms = 1 << 14;
constexpr std::size_t kMaxRememberedBytes = 64;
constexpr std::size_t kMaxHostBytes = 253;  // RFC 1035, section 2.3.4, without the dots at the ends
// For larger texts, space for the maximum number of words is reserved at once: untouched pages cost
// nothing, but growing by doubling needs memory for two copies.
constexpr std::size_t kLongBytes = 1 << 20;

std::string digits_of(std::int64_t utc) {  // "20251114"
  std::string day = period_name(utc, Period::day);
  std::erase(day, '-');
  return day;
}

std::string number_value(const std::optional<double>& value) {
  return value ? Xapian::sortable_serialise(*value) : std::string();
}

std::string symbols_value(const Article& article, bool only_primary) {
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
    case Field::ticker: return symbols_value(article, false);
    case Field::about: return symbols_value(article, true);
    case Field::topic: return encode_list(article.topics);
    case Field::sentiment: return number_value(article.sentiment);
    case Field::impact: return number_value(article.impact);
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

/// Replaces `values`: slots ascend, and empty values are omitted.
void fill_values(const Article& article,
                 std::vector<std::pair<std::uint32_t, std::string>>& values) {
  values.clear();
  for (const FieldSpec& spec : kSlotFields) {
    std::string value = value_of(article, spec.field);
    if (!value.empty()) values.emplace_back(number_of(*spec.slot), std::move(value));
  }
}

}  // namespace

void DocumentMaker::add_value_term(Document& document, Field field, std::string_view value) {
  if (field == Field::id || value.size() > kMaxRememberedBytes) {
    const std::string term = term_for(field, value);
    if (term.size() > prefix_of(field).size()) document.add({}, term, 0, 0);
    return;
  }
  std::string key(1, static_cast<char>(field));
  key += value;
  auto found = terms_.find(key);
  if (found == terms_.end()) {
    if (terms_.size() >= kMaxRememberedTerms) terms_.clear();
    found = terms_.emplace(std::move(key), term_for(field, value)).first;
  }
  if (found->second.size() > prefix_of(field).size()) document.add({}, found->second, 0, 0);
}

void DocumentMaker::mark_present(Document& document, std::string_view name) {
  document.add(prefix_of(Field::present), name, 0, 0);
}

void DocumentMaker::mark_present(Document& document, Field field) {
  mark_present(document, spec_of(field).name);
}

void DocumentMaker::add_text(Document& document, Field field, std::string_view text) {
  const auto& spec = spec_of(field);
  if (text.empty()) return;
  if (spec.kind == TermKind::words) add_words(document, field, text);
  if (spec.kind == TermKind::boolean) add_value_term(document, field, text);
  if (spec.has_marker) mark_present(document, field);
}

void DocumentMaker::add_words(Document& document, Field field, std::string_view text) {
  analyzer_.analyze(text, {}, [&](const Token& token) {
    document.add(prefix_of(field), token.term, token.position, 1);
  });
}

void DocumentMaker::add_title(Document& document, const Article& article,
                              std::uint32_t& last_position) {
  if (article.title.empty()) return;
  last_position = analyzer_.analyze(article.title, article.language, [&](const Token& token) {
    document.add({}, token.term, token.position, 1);
    document.add(prefix_of(Field::title), token.term, token.position, 1);
  });
  mark_present(document, Field::title);
}

void DocumentMaker::add_tickers(Document& document, const Article& article) {
  bool about = false;
  for (const auto& link : article.tickers) {
    add_value_term(document, Field::ticker, link.symbol);
    if (link.primary) {
      about = true;
      add_value_term(document, Field::about, link.symbol);
    }
    if (!link.exchange.empty()) {
      add_value_term(document, Field::qualified_ticker, link.exchange + ":" + link.symbol);
    }
  }
  if (!article.tickers.empty()) mark_present(document, Field::ticker);
  if (about) mark_present(document, Field::about);
}

void DocumentMaker::add_topics(Document& document, const Article& article) {
  std::vector<std::string_view> kinds;
  for (const auto& topic : article.topics) {
    add_value_term(document, Field::topic, topic);
    const auto kind = split_topic(topic).kind;
    const auto name = kind.empty() ? spec_of(Field::topic).name : kind;
    if (std::find(kinds.begin(), kinds.end(), name) == kinds.end()) {
      kinds.push_back(name);
      mark_present(document, name);
    }
  }
}

void DocumentMaker::add_host(Document& document, std::string_view url) {
  const auto hosts = hosts_of(url);
  for (const auto& host : hosts) add_value_term(document, Field::host, host);
  if (!hosts.empty()) mark_present(document, Field::host);
}

void DocumentMaker::add_date(Document& document, const Article& article) {
  if (!article.published_utc) return;
  const std::string day = digits_of(*article.published_utc);
  const std::string_view digits(day);
  document.add(prefix_of(Field::day), digits, 0, 0);
  document.add(prefix_of(Field::month), digits.substr(0, 6), 0, 0);
  document.add(prefix_of(Field::year), digits.substr(0, 4), 0, 0);
  mark_present(document, Field::date);
}

void DocumentMaker::make(const Article& article, Document& document) {
  document.clear();
  if (const std::size_t bytes = article.title.size() + article.body.size(); bytes > kLongBytes) {
    document.term_bytes.reserve(2 * bytes);
    document.occurrences.reserve(bytes);
  }
  std::uint32_t last_position = 0;
  add_title(document, article, last_position);
  const std::uint32_t before_body = last_position + kTitleGap;
  analyzer_.analyze(article.body, article.language, [&](const Token& token) {
    document.add({}, token.term, before_body + token.position, 1);
  });
  for (const auto& [tag, text, field] : kArticleTexts) {
    const bool is_read_already = field == Field::title || field == Field::body;
    if (field && !is_read_already) add_text(document, *field, article.*text);
  }
  add_tickers(document, article);
  add_topics(document, article);
  add_host(document, article.url);
  add_date(document, article);
  if (article.sentiment) mark_present(document, Field::sentiment);
  if (article.impact) mark_present(document, Field::impact);
  fill_values(article, document.values);
}

std::vector<std::string> hosts_of(std::string_view url) {
  const auto scheme = url.find("://");
  if (scheme == std::string_view::npos) return {};
  std::string_view host = url.substr(scheme + 3);
  host = host.substr(0, host.find_first_of("/?#"));
  if (const auto user = host.rfind('@'); user != std::string_view::npos) {
    host.remove_prefix(user + 1);
  }
  host = host.substr(0, host.find(':'));
  std::string lower = ascii_lower(host);
  if (lower.starts_with("www.")) lower.erase(0, 4);
  if (lower.empty() || lower.size() > kMaxHostBytes || lower.front() == '.' || lower.back() == '.' ||
      lower.find("..") != std::string::npos) {
    return {};
  }
  std::vector<std::string> hosts{lower};
  const bool is_address = lower.find_first_not_of("0123456789.") == std::string::npos;
  while (!is_address) {
    const auto dot = lower.find('.');
    if (dot == std::string::npos || lower.find('.', dot + 1) == std::string::npos) break;
    lower.erase(0, dot + 1);
    hosts.push_back(lower);
  }
  return hosts;
}

}  // namespace tickerdex

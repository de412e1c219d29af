#include "indexer/source/declared.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <unordered_set>

#include "indexer/schema/date/date.h"
#include "indexer/schema/date/date_parse.h"
#include "indexer/schema/text/ascii.h"
#include "indexer/source/charset.h"

namespace tickerdex {
namespace {

using Names = std::span<const std::string_view>;

bool is_empty(const Value& value) {
  switch (value.kind) {
    case Value::Kind::nothing:
      return true;
    case Value::Kind::text:
      return is_blank(value.text);
    default:
      return std::ranges::all_of(value.items, is_empty);
  }
}

const Value* first_member(const Value& object, Names names) {
  for (const std::string_view name : names) {
    const Value* member = object.member(name);
    if (member != nullptr && !is_empty(*member)) return member;
  }
  return nullptr;
}

/// `$oid`, `$date` and `$numberLong` are how MongoDB exports ids and times.
constexpr std::array<std::string_view, 8> kTextNames = {"name",  "title", "value", "text",
                                                        "label", "$oid",  "$date", "$numberLong"};
constexpr std::array<std::string_view, 4> kScoreNames = {"score", "value", "sentiment_score",
                                                         "sentiment"};
constexpr std::array<std::string_view, 3> kTickerNames = {"ticker", "symbol", "code"};
constexpr std::array<std::string_view, 4> kTickerScoreNames = {
    "ticker_sentiment_score", "sentiment_score", "sentiment", "score"};
constexpr std::array<std::string_view, 6> kTopicNames = {"topic", "name",  "title",
                                                         "label", "value", "term"};

std::string line_of(const Value& value, std::string_view separator = " ") {
  return one_line(text_of(value, separator));
}

std::string named(const Value& value, Names names) {
  if (value.kind != Value::Kind::object) return line_of(value);
  const Value* member = first_member(value, names);
  return member == nullptr ? std::string() : line_of(*member);
}

/// Scores that services give as words.
std::string score_of(const Value& value) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kWords{
      {{"positive", "1"},
       {"bullish", "1"},
       {"somewhat-bullish", ".25"},
       {"neutral", "0"},
       {"somewhat-bearish", "-.25"},
       {"negative", "-1"},
       {"bearish", "-1"}}};
  std::string score = named(value, kScoreNames);
  const auto word = std::ranges::find(kWords, ascii_lower(score),
                                      &std::pair<std::string_view, std::string_view>::first);
  return word == kWords.end() ? score : std::string(word->second);
}

/// The host of an address; markup, as of the program that a post was written with, is no source.
std::string source_name(std::string text) {
  if (text.starts_with('<')) return {};
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (!text.starts_with(scheme)) continue;
    text = text.substr(scheme.size());
    text.resize(std::min(text.find_first_of("/?#:"), text.size()));
    return text.starts_with("www.") ? text.substr(4) : text;
  }
  return text;
}

/// "AAPL.US" names a country, not an exchange.
void remove_country(std::string& ticker) {
  constexpr std::string_view kCountry = ".US";
  if (ticker.ends_with(kCountry)) ticker.resize(ticker.size() - kCountry.size());
}

/// Without "… [+2375 chars]", as services end what they cut.
void remove_mark_of_cut(std::string& body) {
  constexpr std::string_view kEnd = " chars]";
  if (!body.ends_with(kEnd)) return;
  const std::size_t at = body.rfind("[+");
  if (at == std::string::npos || body.size() - at > 24) return;
  body.resize(at);
  while (!body.empty() && is_white(body.back())) body.pop_back();
}

/// Removes duplicates in linear time.
using Seen = std::unordered_set<std::string>;

std::vector<std::string> list_of(const Value& value, Names names) {
  std::vector<std::string> list;
  Seen seen;
  const auto add = [&](std::string text) {
    if (!text.empty() && seen.insert(text).second) list.push_back(std::move(text));
  };
  if (value.kind == Value::Kind::text) {
    for (std::string& item : split_list(value.text)) add(std::move(item));
  } else if (value.kind == Value::Kind::list) {
    for (const Value& item : value.items) add(named(item, names));
  } else {
    add(named(value, names));
  }
  return list;
}

class TickerScores {
 public:
  explicit TickerScores(RawArticle& raw) : raw_(raw) {
    for (const auto& known : raw.ticker_sentiment) seen_.insert(known.first);
  }

  /// [{"ticker": "BABA", "ticker_sentiment_score": 0.88}], {"BABA": 0.88} or "BABA:0.88; JD:0.41".
  void add_all(const Value& value) {
    if (value.kind == Value::Kind::list) {
      for (const Value& item : value.items) {
        if (item.kind == Value::Kind::object) {
          const Value* score = first_member(item, kTickerScoreNames);
          if (score != nullptr) add(named(item, kTickerNames), score_of(*score));
        } else if (item.kind == Value::Kind::text) {
          add_all(item);
        }
      }
    } else if (value.kind == Value::Kind::object) {
      for (const Value& item : value.items) add(one_line(item.key), score_of(item));
    } else {
      for (const std::string& pair : split_list(value.text)) {
        const std::size_t cut = pair.find_last_of(":=");
        if (cut == std::string::npos) continue;
        std::string ticker = one_line(std::string_view(pair).substr(0, cut));
        std::erase_if(ticker, [](char c) { return c == '"' || c == '\''; });
        add(std::move(ticker), one_line(std::string_view(pair).substr(cut + 1)));
      }
    }
  }

 private:
  void add(std::string ticker, std::string score) {
    if (ticker.empty() || score.empty() || !seen_.insert(ticker).second) return;
    raw_.ticker_sentiment.emplace_back(std::move(ticker), std::move(score));
  }

  RawArticle& raw_;
  Seen seen_;
};

void declare(RawArticle& raw, const DeclaredKey& key, const Value& value) {
  if (key.line != nullptr) {
    raw.*key.line = line_of(value, key.separator);
    if (key.field == DeclaredField::source) raw.source = source_name(std::move(raw.source));
    return;
  }
  switch (key.field) {
    case DeclaredField::body:
      raw.body = text_of(value, "\n");
      clean_controls(raw.body);
      remove_mark_of_cut(raw.body);
      break;
    case DeclaredField::tickers:
      raw.tickers = list_of(value, kTickerNames);
      for (std::string& ticker : raw.tickers) remove_country(ticker);
      if (value.kind == Value::Kind::list) TickerScores(raw).add_all(value);
      break;
    case DeclaredField::topics:
      raw.topics = list_of(value, kTopicNames);
      break;
    case DeclaredField::sentiment:
      raw.sentiment = score_of(value);
      break;
    case DeclaredField::impact:
      raw.impact = score_of(value);
      break;
    case DeclaredField::ticker_sentiment:
      TickerScores(raw).add_all(value);
      break;
    case DeclaredField::crawled:
      if (const auto date = parse_date(line_of(value))) {
        raw.crawled_utc = date->utc;
        raw.crawl_time_is_declared = true;
      }
      break;
    default:
      break;
  }
}

constexpr bool table_is_in_order() {
  for (std::size_t i = 0; i < kDeclaredKeys.size(); ++i) {
    if (static_cast<std::size_t>(kDeclaredKeys[i].field) != i) return false;
  }
  return true;
}
static_assert(table_is_in_order(), "kDeclaredKeys is indexed by DeclaredField");

}  // namespace

std::string text_of(const Value& value, std::string_view separator) {
  switch (value.kind) {
    case Value::Kind::nothing:
      return {};
    case Value::Kind::text:
      return value.text;
    case Value::Kind::object: {
      const Value* member = first_member(value, kTextNames);
      return member == nullptr ? std::string() : text_of(*member, separator);
    }
    case Value::Kind::list:
      break;
  }
  std::string joined;
  for (const Value& item : value.items) {
    const std::string text = text_of(item, separator);
    if (is_blank(text)) continue;
    if (!joined.empty()) joined += separator;
    joined += text;
  }
  return joined;
}

std::vector<std::string> split_list(std::string_view text) {
  std::string whole = one_line(text);
  std::string_view rest = whole;
  const auto enclosed = [&](char open, char close) {
    return rest.size() >= 2 && rest.front() == open && rest.back() == close;
  };
  if (enclosed('[', ']') || enclosed('{', '}')) rest = rest.substr(1, rest.size() - 2);
  std::vector<std::string> items;
  while (!rest.empty()) {
    const std::size_t cut = std::min(rest.find_first_of(",;|"), rest.size());
    std::string item = one_line(rest.substr(0, cut));
    if (item.size() >= 2 && item.front() == item.back() &&
        (item.front() == '"' || item.front() == '\'')) {
      item = one_line(std::string_view(item).substr(1, item.size() - 2));
    }
    if (!item.empty()) items.push_back(std::move(item));
    rest.remove_prefix(std::min(cut + 1, rest.size()));
  }
  return items;
}

void DeclaredFields::add(KeyMeaning meaning, Value value) {
  Slot& slot = slots_[static_cast<std::size_t>(meaning.field)];
  if (is_empty(value) || (slot.filled && slot.rank <= meaning.rank)) return;
  slot = {std::move(value), meaning.rank, true};
}

RawArticle DeclaredFields::to_article() const {
  RawArticle raw;
  for (std::size_t i = 0; i < slots_.size(); ++i) {
    if (slots_[i].filled) declare(raw, kDeclaredKeys[i], slots_[i].value);
  }
  return raw;
}

}  // namespace tickerdex

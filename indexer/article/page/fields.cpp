#include "indexer/article/page/fields.h"

#include <algorithm>
#include <optional>
#include <string>

#include "indexer/article/page/labels.h"
#include "indexer/article/page/line_shape.h"
#include "indexer/article/page/navigation.h"
#include "indexer/article/page/topics.h"
#include "indexer/article/plain_text.h"
#include "indexer/schema/text/ascii.h"
#include "indexer/schema/ticker/ticker.h"

namespace tickerdex::page {
namespace {

constexpr std::size_t kMaxListLines = 64;
constexpr std::size_t kMaxFieldBytes = 200;

void set_if_empty(std::string& field, std::string_view value) {
  if (field.empty()) field = value;
}

/// The symbols of "BABA, NYSE: JD, 9988.HK" as written; empty if there is anything else.
std::vector<std::string> symbols_of(std::string_view value) {
  std::vector<std::string> symbols;
  if (value.size() > 4 * kMaxFieldBytes) return symbols;
  std::size_t begin = 0;
  while (begin <= value.size()) {
    const std::size_t end = std::min(value.find_first_of(",;|", begin), value.size());
    const std::string_view symbol = trimmed(value.substr(begin, end - begin));
    begin = end + 1;
    if (symbol.empty()) continue;
    const bool has_lower = std::any_of(symbol.begin(), symbol.end(), is_lower);
    if (has_lower || !parse_ticker(symbol)) return {};
    symbols.emplace_back(symbol);
  }
  if (symbols.size() > 1 || value.find(' ') == std::string_view::npos) return symbols;
  std::vector<std::string> spaced;  // "BABA JD PDD"
  for (const std::string_view word : words_of(value)) {
    if (word.back() == ':') return symbols;
    spaced.emplace_back(word);
  }
  const bool all = std::all_of(spaced.begin(), spaced.end(),
                               [](const std::string& word) { return parse_ticker(word); });
  return all ? spaced : symbols;
}

bool is_mood(std::string_view value) {
  const std::string key = key_of(value);
  return key == "positive" || key == "negative" || key == "neutral" || key == "bullish" ||
         key == "bearish" || key == "mixed" || key == "high" || key == "low" || key == "medium";
}

/// "0.66", "0.66 (Bullish)", "Bullish (0.66)": the number.
std::string_view number_in(std::string_view value) {
  if (is_number(value)) return trimmed(value);
  const std::size_t open = value.find('(');
  if (open == std::string_view::npos || !value.ends_with(')')) return {};
  const std::string_view outside = trimmed(value.substr(0, open));
  const std::string_view inside = value.substr(open + 1, value.size() - open - 2);
  if (is_number(outside)) return outside;
  return is_number(inside) ? trimmed(inside) : std::string_view{};
}

/// Takes one value of a label; false if it is not of the label's kind.
bool take_value(LabelKind kind, std::string_view value, Fields& fields) {
  RawArticle& raw = fields.raw;
  if (value.empty() || (value.size() > kMaxFieldBytes && kind != LabelKind::topics)) return false;
  switch (kind) {
    case LabelKind::sentiment:
    case LabelKind::impact: {
      const std::string_view number = number_in(value);
      if (number.empty()) return is_mood(value);
      set_if_empty(kind == LabelKind::impact ? raw.impact : raw.sentiment, number);
      return true;
    }
    case LabelKind::ignored_number:
      return is_number(value) || is_navigation(value);
    case LabelKind::ticker_sentiment: {
      const std::vector<TickerScore> scores = ticker_scores_of(value);
      for (const auto& [symbol, score] : scores) raw.ticker_sentiment.emplace_back(symbol, score);
      return !scores.empty();
    }
    case LabelKind::topics:
      if (value.size() > 600 || ends_sentence(value)) return false;
      take_topics(value, fields);
      return true;
    case LabelKind::author:
      if (const auto byline = names_of(value)) {
        take_byline(*byline, fields);
        return true;
      }
      return false;
    case LabelKind::source:
      if (!looks_like_name(value) && value.find("://") == std::string_view::npos) return false;
      set_if_empty(raw.source, value);
      return true;
    case LabelKind::published:
    case LabelKind::updated: {
      auto time = time_line_of(value);
      if (!time) return false;
      time->is_update = kind == LabelKind::updated;
      take_time(*time, fields);
      return true;
    }
    case LabelKind::tickers:
    case LabelKind::mentioned_tickers: {
      std::vector<std::string> symbols = symbols_of(value);
      if (symbols.empty()) return false;
      auto& field = kind == LabelKind::tickers ? raw.tickers : raw.mentioned_tickers;
      field.insert(field.end(), symbols.begin(), symbols.end());
      return true;
    }
    case LabelKind::language:
      if (words_of(value).size() > 2 || ends_sentence(value)) return false;
      set_if_empty(raw.language, value);
      return true;
    case LabelKind::url:
      if (value.find("://") == std::string_view::npos ||
          value.find(' ') != std::string_view::npos) {
        return false;
      }
      set_if_empty(raw.url, value);
      return true;
  }
  return false;
}

/// Whether the values of such a label may span several lines.
bool is_list(LabelKind kind) {
  return kind == LabelKind::ticker_sentiment || kind == LabelKind::topics ||
         kind == LabelKind::tickers || kind == LabelKind::mentioned_tickers;
}

/// Whether a line below "Topics" still belongs to them.
bool continues_list(LabelKind kind, std::string_view line, bool is_first) {
  if (label_of(line)) return false;
  if (kind != LabelKind::topics) return true;  // the kind of the value decides
  if (is_first) return line.size() <= 300 && !is_prose(line);
  return topic_line(line) != TopicLine::no;
}

}  // namespace

std::size_t take_labelled(const std::vector<std::string_view>& lines, std::size_t at,
                          Fields& fields) {
  const auto label = label_of(lines[at]);
  if (!label) return 0;
  std::size_t taken = 0;
  if (!label->value.empty()) {
    if (!take_value(label->kind, label->value, fields)) return 0;
    taken = 1;
    if (label->kind != LabelKind::ticker_sentiment) return 1;
  }
  const std::size_t limit = is_list(label->kind) ? kMaxListLines : 1;
  for (std::size_t i = 0; i < limit && at + 1 + i < lines.size(); ++i) {
    const std::string_view line = without_markup(lines[at + 1 + i]);
    if (!continues_list(label->kind, line, i == 0) || !take_value(label->kind, line, fields)) break;
    taken = i + 2;
  }
  // The name of a score without its score is useless to a reader, too.
  if (taken == 0 && label->kind == LabelKind::ticker_sentiment) return 1;
  return taken;
}

void take_topics(std::string_view line, Fields& fields) {
  for (std::string& topic : split_topics(line)) fields.raw.topics.push_back(std::move(topic));
}

void take_byline(const Byline& byline, Fields& fields) {
  set_if_empty(fields.raw.author, byline.authors);
  set_if_empty(fields.raw.source, byline.publisher);
}

void take_time(const TimeLine& line, Fields& fields) {
  if (line.is_update) {
    set_if_empty(fields.updated, line.date);
  } else {
    take_published(line.date, fields);
  }
  set_if_empty(fields.raw.relative_time, line.relative);
  set_if_empty(fields.raw.author, line.author);
  set_if_empty(fields.raw.source, line.source);
}

void take_published(std::string_view date, Fields& fields) {
  if (date.empty() || !fields.raw.published.empty()) return;
  fields.raw.published = date;
  fields.raw.published_from_text = true;
}

}  // namespace tickerdex::page

#include "indexer/article/page/labels.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "indexer/article/page/line_shape.h"
#include "indexer/article/plain_text.h"
#include "indexer/schema/text/ascii.h"

namespace tickerdex::page {
namespace {

// The labels of scores, names, dates and topics: English, German, Chinese, Japanese.

/// No label is longer.
constexpr std::size_t kMaxLabelBytes = 48;

// clang-format off
const std::unordered_map<std::string_view, LabelKind>& label_names() {
  using enum LabelKind;
  static const std::unordered_map<std::string_view, LabelKind> kNames{
      {"sentiment score", sentiment}, {"sentiment", sentiment},
      {"overall sentiment", sentiment}, {"overall sentiment score", sentiment},
      {"article sentiment", sentiment}, {"news sentiment", sentiment},
      {"sentiment value", sentiment}, {"stimmungswert", sentiment}, {"情绪得分", sentiment},
      {"情绪分数", sentiment}, {"情感得分", sentiment}, {"センチメントスコア", sentiment}, {"センチメント", sentiment},
      {"market impact", impact}, {"impact", impact}, {"impact score", impact},
      {"market impact score", impact}, {"price impact", impact}, {"marktwirkung", impact},
      {"市场影响", impact}, {"市場への影響", impact}, {"ticker sentiment", ticker_sentiment},
      {"ticker sentiments", ticker_sentiment}, {"sentiment by ticker", ticker_sentiment},
      {"stock sentiment", ticker_sentiment}, {"ticker sentiment score", ticker_sentiment},
      {"ticker scores", ticker_sentiment}, {"topics", topics}, {"topic", topics},
      {"tags", topics}, {"tag", topics}, {"categories", topics}, {"category", topics},
      {"keywords", topics}, {"key topics", topics}, {"related topics", topics},
      {"filed under", topics}, {"themes", topics}, {"tagged", topics}, {"themen", topics},
      {"schlagwörter", topics}, {"kategorien", topics}, {"主题", topics}, {"标签", topics},
      {"关键词", topics}, {"标签分类", topics}, {"トピック", topics}, {"タグ", topics}, {"キーワード", topics},
      {"author", author}, {"authors", author}, {"written by", author}, {"byline", author},
      {"reporter", author}, {"作者", author}, {"记者", author}, {"撰稿", author}, {"文", author},
      {"撰文", author}, {"責任編輯", author}, {"責任编辑", author}, {"责任编辑", author}, {"著者", author},
      {"筆者", author}, {"記者", author}, {"執筆", author}, {"autor", author}, {"autorin", author},
      {"autoren", author}, {"source", source}, {"sources", source}, {"publisher", source},
      {"published by", source}, {"来源", source}, {"來源", source}, {"出典", source}, {"配信元", source},
      {"quelle", source}, {"published", published}, {"published on", published},
      {"published at", published}, {"publication date", published}, {"publish date", published},
      {"date", published}, {"date published", published}, {"published date", published},
      {"posted", published}, {"posted on", published}, {"first published", published},
      {"release date", published}, {"发布时间", published}, {"发布日期", published},
      {"发表时间", published}, {"日期", published}, {"時間", published}, {"公開日", published},
      {"公開日時", published}, {"配信日時", published}, {"veröffentlicht", published},
      {"veröffentlicht am", published}, {"datum", published}, {"updated", updated},
      {"last updated", updated}, {"updated on", updated}, {"last modified", updated},
      {"modified", updated}, {"更新时间", updated}, {"更新日", updated}, {"更新日時", updated},
      {"aktualisiert", updated}, {"aktualisiert am", updated}, {"stand", updated},
      {"tickers", tickers}, {"ticker", tickers}, {"symbols", tickers}, {"symbol", tickers},
      {"stocks", tickers}, {"stock", tickers}, {"stock symbol", tickers},
      {"ticker symbol", tickers}, {"股票代码", tickers}, {"股票", tickers}, {"銘柄コード", tickers},
      {"証券コード", tickers}, {"related tickers", mentioned_tickers},
      {"related stocks", mentioned_tickers}, {"related symbols", mentioned_tickers},
      {"tickers mentioned", mentioned_tickers}, {"stocks mentioned", mentioned_tickers},
      {"mentioned tickers", mentioned_tickers}, {"symbols mentioned", mentioned_tickers},
      {"相关股票", mentioned_tickers}, {"関連銘柄", mentioned_tickers}, {"language", language},
      {"sprache", language}, {"语言", language}, {"言語", language}, {"url", url}, {"link", url},
      {"original article", url}, {"canonical url", url}, {"source url", url}, {"原文链接", url},
      {"confidence", ignored_number}, {"confidence score", ignored_number},
      {"relevance", ignored_number}, {"relevance score", ignored_number},
      {"word count", ignored_number}, {"views", ignored_number}, {"shares", ignored_number},
      {"reading time", ignored_number}, {"read time", ignored_number},
      {"article id", ignored_number}, {"阅读量", ignored_number}, {"阅读", ignored_number},
  };
  return kNames;
}
// clang-format on

/// The kind of the label "Sentiment Score", "作者"; nullopt if it is not a label.
std::optional<LabelKind> label_kind_of(std::string_view name) {
  if (name.size() > kMaxLabelBytes) return std::nullopt;
  const auto found = label_names().find(key_of(name));
  if (found == label_names().end()) return std::nullopt;
  return found->second;
}

constexpr std::string_view kDigits = "0123456789";


bool takes_number(LabelKind kind) {
  return kind == LabelKind::sentiment || kind == LabelKind::impact ||
         kind == LabelKind::ignored_number;
}

constexpr std::string_view kMinus = "−";

/// The position of the number at the end of `text`; the size of `text` if there is none.
std::size_t trailing_number(std::string_view text) {
  std::size_t begin = text.size();
  if (begin > 0 && text.back() == '%') --begin;
  while (begin > 0 && (kDigits.find(text[begin - 1]) != std::string_view::npos ||
                       text[begin - 1] == '.' || text[begin - 1] == ',')) {
    --begin;
  }
  if (text.find_first_of(kDigits, begin) == std::string_view::npos) return text.size();
  // A sign belongs to the number, unless it is a separate dash.
  if (begin > 0 && (text[begin - 1] == '-' || text[begin - 1] == '+')) return begin - 1;
  if (text.substr(0, begin).ends_with(kMinus)) return begin - kMinus.size();
  return begin;
}

/// Without the colons, bars and spaces that separate a name and its value.
std::string_view without_joint(std::string_view text) {
  constexpr std::array<std::string_view, 7> kJoints{":", "：", "|", "=", "–", "—", "("};
  for (bool again = true; again;) {
    again = false;
    text = trimmed(text);
    for (const std::string_view joint : kJoints) {
      if (text.ends_with(joint)) {
        text.remove_suffix(joint.size());
        again = true;
      }
    }
    if (text.ends_with(" -")) {
      text.remove_suffix(2);
      again = true;
    }
  }
  return text;
}

/// "Bullish", "(Somewhat-Bearish)": a remark after a score.
std::string_view without_mood(std::string_view text) {
  static constexpr std::array<std::string_view, 7> kMoods{
      "somewhat-bullish", "somewhat-bearish", "bullish", "bearish",
      "neutral",          "positive",         "negative"};
  std::string_view bare = trimmed(text);
  if (bare.ends_with(')')) bare.remove_suffix(1);
  const std::string lower = ascii_lower(bare);
  for (const std::string_view mood : kMoods) {
    if (std::string_view(lower).ends_with(mood)) {
      return without_joint(bare.substr(0, bare.size() - mood.size()));
    }
  }
  return text;
}

/// Reads one pair.
std::optional<TickerScore> ticker_score_of(std::string_view text) {
  text = without_mood(without_markup(text));
  if (text.size() > 64) return std::nullopt;
  const std::size_t number = trailing_number(text);
  if (number == 0 || number == text.size()) return std::nullopt;
  std::string_view symbol = without_joint(text.substr(0, number));
  if (symbol.starts_with('$')) symbol.remove_prefix(1);
  const bool plausible = !symbol.empty() && symbol.size() <= 16 &&
                         std::all_of(symbol.begin(), symbol.end(), [](char c) {
                           return is_upper(c) || is_digit(c) || c == '.' || c == ':' || c == '-';
                         });
  if (!plausible || !is_upper(symbol.back())) return std::nullopt;
  return TickerScore{symbol, text.substr(number)};
}

/// Whether a second pair begins at `at`: a capital after a digit, or a word of capitals after a
/// number and a space ("0.41 BABA", but not "0.41 Bullish").
bool pair_begins(std::string_view line, std::size_t at) {
  if (at == 0 || at + 1 >= line.size()) return false;
  if (is_upper(line[at]) && is_digit(line[at - 1])) return true;
  return at >= 2 && line[at - 1] == ' ' && is_digit(line[at - 2]) &&
         (is_upper(line[at]) || is_digit(line[at])) &&
         !is_lower(line[at + 1]);
}

}  // namespace

bool is_number(std::string_view text) {
  text = trimmed(text);
  return !text.empty() && text.size() <= 24 && trailing_number(text) == 0;
}

std::optional<Label> label_of(std::string_view line) {
  line = without_markup(line);
  if (line.empty()) return std::nullopt;
  if (const auto kind = label_kind_of(line)) return Label{*kind, {}};

  std::size_t colon = line.substr(0, kMaxLabelBytes + 4).find(':');
  std::size_t width = 1;
  if (const std::size_t wide = line.substr(0, kMaxLabelBytes + 4).find("：");
      wide != std::string_view::npos && (colon == std::string_view::npos || wide < colon)) {
    colon = wide;
    width = std::string_view("：").size();
  }
  if (colon != std::string_view::npos && colon > 0) {
    if (const auto kind = label_kind_of(line.substr(0, colon))) {
      std::string_view value = trimmed(line.substr(colon + width));
      while (value.starts_with("**")) value = trimmed(value.substr(2));
      return Label{*kind, value};
    }
  }
  constexpr std::string_view kGlued = "ticker sentiment";
  if (line.size() > kGlued.size() && ascii_lower(line.substr(0, kGlued.size())) == kGlued &&
      !ticker_scores_of(line.substr(kGlued.size())).empty()) {
    return Label{LabelKind::ticker_sentiment, trimmed(line.substr(kGlued.size()))};
  }
  if (line.size() > kMaxLabelBytes + 24) return std::nullopt;
  const std::string_view scored = without_mood(line);
  const std::size_t number = trailing_number(scored);
  if (number == 0 || number == scored.size()) return std::nullopt;
  const auto kind = label_kind_of(without_joint(scored.substr(0, number)));
  if (!kind || !takes_number(*kind)) return std::nullopt;
  return Label{*kind, scored.substr(number)};
}

std::vector<TickerScore> ticker_scores_of(std::string_view line) {
  constexpr std::size_t kMaxBytes = 600;
  std::vector<TickerScore> scores;
  if (line.size() > kMaxBytes) return scores;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= line.size(); ++i) {
    const bool at_end = i == line.size();
    const bool separator = !at_end && (line[i] == ',' || line[i] == ';' || line[i] == '|') &&
                           i + 1 < line.size() && line[i + 1] == ' ';
    if (!at_end && !separator && !pair_begins(line, i)) continue;
    if (const std::string_view pair = trimmed(line.substr(begin, i - begin)); !pair.empty()) {
      const auto score = ticker_score_of(pair);
      if (!score) return {};
      scores.push_back(*score);
    }
    begin = separator ? i + 1 : i;
  }
  return scores;
}

}  // namespace tickerdex::page

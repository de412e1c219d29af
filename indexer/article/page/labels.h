// Labels with values, as data sheets next to articles have them.
//
//   "Market Impact: 0.31"    "Market Impact0.31"    "Sentiment Score" above "0.66"
//   "Author: Jane Doe"       "Tags" above "Corporate EarningsIPO"
//
// Only whole lines count, and a value must be of the label's kind: "Impact: a small one" is
// prose. English, German, Chinese, Japanese. Thread-safe.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace tickerdex::page {

enum class LabelKind : std::uint8_t {
  sentiment,
  impact,
  ticker_sentiment,
  topics,
  author,
  source,
  published,
  updated,
  tickers,            ///< what the article is about
  mentioned_tickers,  ///< "Related tickers"
  language,
  url,
  ignored_number,  ///< "Confidence: 0.9"
};

struct Label {
  LabelKind kind;
  std::string_view value;  ///< on this line; empty: it is on the next line
};

/// The label that `line` is or begins with.
std::optional<Label> label_of(std::string_view line);

/// "0.66", "-0.2", "+.5", "66%", "−0,4": whether `text` is a number and nothing else.
bool is_number(std::string_view text);

/// Symbol and number as written.
struct TickerScore {
  std::string_view symbol;
  std::string_view score;
};

/// "JD0.41", "JD: -0.41", "9988.HK 0.1", "PDD0.2 Bullish", "JD0.41BABA0.12", "JD 0.4, BABA 0.1".
/// Empty if the line contains anything else.
std::vector<TickerScore> ticker_scores_of(std::string_view line);

}  // namespace tickerdex::page

#include "tests/unit/article/show_raw.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "indexer/article/page_text.h"

namespace tickerdex {

std::string show(const RawArticle& raw) {
  std::string out;
  const auto field = [&](std::string_view name, std::string_view value) {
    if (value.empty()) return;
    if (!out.empty()) out += " | ";
    out.append(name).append("=").append(value);
  };
  field("title", raw.title);
  field("author", raw.author);
  field("source", raw.source);
  field(raw.published_from_text ? "date" : "declared", raw.published);
  field("ago", raw.relative_time);
  field("topics", fmt::format("{}", fmt::join(raw.topics, ";")));
  field("tickers", fmt::format("{}", fmt::join(raw.tickers, ";")));
  field("mentioned", fmt::format("{}", fmt::join(raw.mentioned_tickers, ";")));
  field("sentiment", raw.sentiment);
  field("impact", raw.impact);
  std::string scores;
  for (const auto& [symbol, score] : raw.ticker_sentiment) {
    scores += fmt::format("{}{}={}", scores.empty() ? "" : ";", symbol, score);
  }
  field("scores", scores);
  field("language", raw.language);
  field("url", raw.url);
  std::string body;
  for (const char c : raw.body) {
    if (c == '\n') {
      body += " / ";
    } else {
      body += c;
    }
  }
  field("body", body);
  return out;
}

std::string cleaned(std::string_view page) {
  RawArticle raw;
  raw.body = page;
  raw.is_page_text = true;
  clean_page_text(raw);
  return show(raw);
}

}  // namespace tickerdex

#include "indexer/article/page/topics.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>
#include <unordered_set>

#include "indexer/article/page/line_shape.h"
#include "indexer/article/plain_text.h"
#include "indexer/schema/text/ascii.h"

namespace tickerdex::page {
namespace {

// Topics that pages of financial news use as labels.

/// No known topic is longer.
constexpr std::size_t kMaxTopicBytes = 32;

// clang-format off
const std::unordered_set<std::string_view>& known_topics() {
  static const std::unordered_set<std::string_view> kTopics{
      "corporate earnings", "earnings", "earnings call", "earnings calls", "earnings report",
      "company outlook", "outlook", "guidance", "company news", "corporate news",
      "corporate governance", "corporate strategy", "business strategy", "company performance",
      "financial performance", "financial results", "mergers & acquisitions",
      "mergers and acquisitions", "m&a", "acquisitions", "market trends", "market analysis",
      "market movers", "market news", "market outlook", "market sentiment", "stock market",
      "stock performance", "stock analysis", "stock price", "stock movement", "product launch",
      "product launches", "new products", "technology", "tech", "technology innovation",
      "innovation", "artificial intelligence", "ai", "machine learning", "cloud computing",
      "cloud", "semiconductors", "cybersecurity", "software", "hardware", "regulation",
      "regulations", "regulatory", "regulatory news", "legal", "legal issues", "litigation",
      "compliance", "macroeconomics", "macroeconomy", "economy", "economic data",
      "economic indicators", "economic policy", "monetary policy", "fiscal policy",
      "central banks", "interest rates", "inflation", "analyst ratings", "analyst opinions",
      "analyst upgrade", "analyst downgrade", "price targets", "ipo", "ipos", "dividends",
      "dividend", "share buybacks", "buybacks", "stock split", "investment", "investments",
      "investment strategy", "investor relations", "venture capital", "private equity",
      "hedge funds", "funding", "fundraising", "real estate", "retail", "e-commerce",
      "ecommerce", "quick commerce", "consumer trends", "consumer spending", "consumer goods",
      "supply chain", "logistics", "trade", "international trade", "trade policy", "trade war",
      "tariffs", "geopolitics", "politics", "government policy", "energy", "energy markets",
      "oil & gas", "oil and gas", "commodities", "cryptocurrency", "crypto", "blockchain",
      "banking", "financial services", "finance", "fintech", "insurance", "healthcare",
      "health care", "pharmaceuticals", "biotechnology", "biotech", "automotive", "autos",
      "electric vehicles", "transportation", "aerospace", "defense", "manufacturing",
      "telecommunications", "telecoms", "media", "entertainment", "gaming", "advertising",
      "social media", "sustainability", "esg", "climate", "labor market", "employment",
      "management changes", "leadership changes", "executive changes", "partnerships",
      "strategic partnerships", "international expansion", "global markets", "emerging markets",
      "china economy", "us economy", "competition", "valuation", "risk management", "debt",
      "bonds", "currencies", "forex", "etfs", "insider trading", "layoffs", "bankruptcy",
      "restructuring",
  };
  return kTopics;
}
// clang-format on

/// Ignores case: "Corporate Earnings", "M&A", "ipo".
bool is_known_topic(std::string_view name) {
  return name.size() <= kMaxTopicBytes && known_topics().contains(ascii_lower(name));
}

constexpr std::size_t kMaxLineBytes = 300;
constexpr std::size_t kMaxTopics = 64;
/// A shorter name ("AI", "IPO") also ends words that are not topics: "OpenAI".
constexpr std::size_t kTellingBytes = 6;


/// What may separate two labels.
std::size_t separator_at(std::string_view text) {
  constexpr std::array<std::string_view, 10> kSeparators{",",  ";",  "|",  "•",  "·",
                                                         "、", "，", "；", "｜", "\t"};
  for (const std::string_view separator : kSeparators) {
    if (text.starts_with(separator)) return separator.size();
  }
  return 0;
}

/// Bytes of the longest known name at the start of `text` that ends at a possible end of a label.
std::size_t known_at(std::string_view text) {
  if (text.empty() || !(is_letter(text[0]))) return 0;
  for (std::size_t n = std::min(text.size(), kMaxTopicBytes); n >= 2; --n) {
    const bool border = n == text.size() || is_upper(text[n]) || separator_at(text.substr(n));
    if (border && is_known_topic(text.substr(0, n))) return n;
  }
  return 0;
}

struct Part {
  std::string_view text;
  bool known = false;
};

struct Parts {
  std::vector<Part> parts;
  bool separated = false;  ///< by commas and the like, somewhere
};

Parts cut(std::string_view line) {
  Parts result;
  std::size_t begin = 0;
  const auto add = [&](std::size_t end) {
    const std::string_view text = trimmed(line.substr(begin, end - begin));
    if (!text.empty()) result.parts.push_back({text, is_known_topic(text)});
    begin = end;
  };
  for (std::size_t i = 0; i < line.size() && result.parts.size() < kMaxTopics;) {
    if (const std::size_t width = separator_at(line.substr(i)); width > 0) {
      add(i);
      i += width;
      begin = i;
      result.separated = true;
      continue;
    }
    if (trimmed(line.substr(begin, i - begin)).empty()) {
      if (const std::size_t known = known_at(line.substr(i)); known > 0) {
        begin = i;
        i += known;
        add(i);
        continue;
      }
    }
    if (i >= begin + 2 && is_upper(line[i]) && is_lower(line[i - 1]) &&
        is_lower(line[i - 2])) {
      add(i);
      if (const std::size_t known = known_at(line.substr(i)); known > 0) {
        i += known;
        add(i);
        continue;
      }
    }
    ++i;
  }
  if (result.parts.size() < kMaxTopics) add(line.size());
  return result;
}

/// A label: a few words, the first one capitalised.
bool looks_like_label(std::string_view text) {
  return starts_with_upper(text) && text.size() <= 40 && words_of(text).size() <= 4 &&
         text.find_first_of(".?!:\"") == std::string_view::npos;
}

}  // namespace

std::vector<std::string> split_topics(std::string_view line) {
  std::vector<std::string> topics;
  for (const Part& part : cut(line).parts) {
    std::string_view text = without_markup(part.text);
    if (text.starts_with('#')) text.remove_prefix(1);
    if (!text.empty()) topics.emplace_back(text);
  }
  return topics;
}

TopicLine topic_line(std::string_view line) {
  if (line.size() < 2 || line.size() > kMaxLineBytes || ends_sentence(line)) return TopicLine::no;
  const Parts cut_line = cut(line);
  const auto& parts = cut_line.parts;
  if (parts.size() == 1) return parts[0].known ? TopicLine::single : TopicLine::no;
  std::size_t known = 0;
  bool telling = false;
  for (const Part& part : parts) {
    if (!looks_like_label(part.text)) return TopicLine::no;
    known += part.known ? 1u : 0u;
    telling |= part.known && part.text.size() >= kTellingBytes;
  }
  if (cut_line.separated && known < parts.size()) return TopicLine::no;
  return telling ? TopicLine::several : TopicLine::no;
}

bool is_glued(std::string_view line) {
  if (line.size() > kMaxLineBytes || ends_sentence(line)) return false;
  const Parts cut_line = cut(line);
  const auto& parts = cut_line.parts;
  return parts.size() >= 2 && !cut_line.separated &&
         std::all_of(parts.begin(), parts.end(),
                     [](const Part& part) { return looks_like_label(part.text); }) &&
         std::any_of(parts.begin(), parts.end(),
                     [](const Part& part) { return words_of(part.text).size() >= 2; });
}

}  // namespace tickerdex::page

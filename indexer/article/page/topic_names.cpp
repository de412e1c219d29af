#include "indexer/article/page/topic_names.h"

#include <unordered_set>

#include "indexer/article/plain_text.h"
#include "indexer/schema/text/ascii.h"

namespace tickerdex::page {
namespace {

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

}  // namespace

bool is_known_topic(std::string_view name) {
  return name.size() <= kMaxTopicBytes && known_topics().contains(ascii_lower(name));
}

}  // namespace tickerdex::page

#include "indexer/article/ticker/ticker_links.h"

#include <algorithm>
#include <unordered_map>

#include "indexer/article/page/line_shape.h"
#include "indexer/article/plain_text.h"
#include "indexer/article/ticker/company_mention.h"
#include "indexer/article/ticker/ticker_scan.h"

namespace tickerdex {
namespace {

constexpr double kInTitle = 0.25;
constexpr double kEarly = 0.15;
constexpr double kShare = 0.25;
constexpr double kEarlyBytes = 1000;
/// Mentions of a company's name are counted up to here; more text would not change the result.
constexpr std::size_t kNameScanBytes = 16 * 1024;
constexpr std::size_t kMaxNames = 16;
/// No article rates more securities; a page with a hundred thousand labels is not an article.
constexpr std::size_t kMaxScores = 256;
constexpr double kAnyScore = 1000;
constexpr std::size_t kNoPlace = static_cast<std::size_t>(-1);

double weight_of(Evidence evidence) {
  switch (evidence) {
    case Evidence::declared:
      return 0.35;
    case Evidence::qualified:
      return 0.20;
    case Evidence::cashtag:
      return 0.15;
    case Evidence::name:
      return 0.10;
  }
  return 0;
}

struct Candidate {
  TickerLink link;
  std::string_view company;  ///< "" if no name was found
  std::size_t mentions = 0;
  std::size_t first_at = kNoPlace;  ///< byte of the body
  bool in_title = false;
};

class Candidates {
 public:
  Candidate& add(const Ticker& ticker, Evidence evidence) {
    const auto [found, is_new] = index_.emplace(ticker.symbol, all_.size());
    if (is_new) {
      all_.emplace_back();
      all_.back().link.symbol = ticker.symbol;
      all_.back().link.evidence = evidence;
    }
    Candidate& candidate = all_[found->second];
    candidate.link.evidence = std::max(candidate.link.evidence, evidence);
    if (candidate.link.exchange.empty()) candidate.link.exchange = ticker.exchange;
    return candidate;
  }
  std::vector<Candidate>& all() { return all_; }

 private:
  std::vector<Candidate> all_;
  std::unordered_map<std::string, std::size_t> index_;
};

void add_mentions(Candidates& candidates, std::string_view title, std::string_view body,
                  const Symbols* symbols) {
  for (const TickerMention& mention : find_tickers(title, symbols)) {
    Candidate& candidate = candidates.add(mention.ticker, mention.evidence);
    candidate.in_title = true;
    ++candidate.mentions;
  }
  for (const TickerMention& mention : find_tickers(body, symbols)) {
    Candidate& candidate = candidates.add(mention.ticker, mention.evidence);
    ++candidate.mentions;
    candidate.first_at = std::min(candidate.first_at, mention.begin);
    if (mention.evidence == Evidence::qualified && candidate.company.empty()) {
      candidate.company = company_before(utf8_suffix(body.substr(0, mention.begin), 120));
      if (page::has_cjk(candidate.company)) {
        candidate.company = cjk_part_in(title, candidate.company);
      }
    }
  }
}

/// Counts mentions of the names before symbols: a story has "Alibaba (BABA)" once and "Alibaba"
/// from then on.
void count_companies(Candidates& candidates, std::string_view title, std::string_view body) {
  const std::string_view scanned = utf8_prefix(body, kNameScanBytes);
  std::unordered_map<std::string_view, std::size_t> counts;
  std::size_t names = 0;
  for (Candidate& candidate : candidates.all()) {
    if (candidate.company.empty() || ++names > kMaxNames) continue;
    candidate.in_title |= title_names_company(title, candidate.company);
    const auto [found, is_new] = counts.emplace(candidate.company, 0);
    for (std::size_t at = 0; is_new && found->second < 100; ++at) {
      at = find_company(scanned, candidate.company, at);
      if (at == std::string_view::npos) break;
      ++found->second;
      candidate.first_at = std::min(candidate.first_at, at);
    }
    candidate.mentions = std::max(candidate.mentions, found->second);
  }
}

double salience_of(const Candidate& candidate, std::size_t all_mentions) {
  double salience = weight_of(candidate.link.evidence);
  if (candidate.in_title) salience += kInTitle;
  if (candidate.first_at != kNoPlace) {
    salience += kEarly * std::max(0.0, 1 - static_cast<double>(candidate.first_at) / kEarlyBytes);
  }
  if (candidate.mentions > 0) {
    const double share =
        static_cast<double>(candidate.mentions) / static_cast<double>(all_mentions);
    salience += kShare * share * (candidate.mentions == 1 ? 0.5 : 1.0);
  }
  return std::min(1.0, salience);
}

}  // namespace

std::vector<TickerLink> link_tickers(const RawArticle& raw, std::string_view title,
                                     std::string_view body, const Symbols* symbols) {
  Candidates candidates;
  for (const std::string& text : raw.tickers) {
    if (const auto ticker = parse_ticker(text)) candidates.add(*ticker, Evidence::declared);
  }
  add_mentions(candidates, title, body, symbols);
  for (const auto& [text, score] : raw.ticker_sentiment) {
    // A pair whose second half is not a number is not a score ("NYSE:IBM").
    const auto ticker = parse_ticker(text);
    if (ticker && number_within(score, -kAnyScore, kAnyScore)) {
      candidates.add(*ticker, Evidence::qualified);
    }
  }
  for (const std::string& text : raw.mentioned_tickers) {
    if (const auto ticker = parse_ticker(text)) candidates.add(*ticker, Evidence::qualified);
  }
  count_companies(candidates, title, body);

  std::size_t all_mentions = 0;
  for (const Candidate& candidate : candidates.all()) all_mentions += candidate.mentions;
  std::vector<TickerLink> links;
  for (Candidate& candidate : candidates.all()) {
    candidate.link.salience = salience_of(candidate, all_mentions);
    candidate.link.primary = candidate.link.evidence == Evidence::declared || candidate.in_title;
    links.push_back(std::move(candidate.link));
  }
  std::stable_sort(links.begin(), links.end(), [](const TickerLink& a, const TickerLink& b) {
    return a.salience > b.salience;
  });
  if (!links.empty() && links[0].salience >= kPrimarySalience) links[0].primary = true;
  return links;
}

std::vector<std::pair<std::string, double>> ticker_sentiment_of(const RawArticle& raw) {
  std::vector<std::pair<std::string, double>> scores;
  for (const auto& [text, number] : raw.ticker_sentiment) {
    const auto ticker = parse_ticker(text);
    const auto score = number_within(number, -1, 1);
    if (!ticker || !score) continue;
    const bool known = std::any_of(scores.begin(), scores.end(),
                                   [&](const auto& pair) { return pair.first == ticker->symbol; });
    if (!known) scores.emplace_back(ticker->symbol, *score);
    if (scores.size() == kMaxScores) break;
  }
  return scores;
}

}  // namespace tickerdex

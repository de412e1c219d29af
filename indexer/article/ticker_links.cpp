#include "indexer/article/ticker_links.h"

#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <unordered_map>
#include <unordered_set>

#include "indexer/article/number.h"
#include "indexer/article/page/line_shape.h"
#include "indexer/article/plain_text.h"
#include "indexer/schema/ticker/ticker_scan.h"

namespace tickerdex {
namespace {

constexpr double kInTitle = 0.25;
constexpr double kEarly = 0.15;
constexpr double kShare = 0.25;
constexpr double kEarlyBytes = 1000;
/// Mentions of a company's name are counted this far; scanning whole books says no more.
constexpr std::size_t kNameScanBytes = 16 * 1024;
constexpr std::size_t kMaxNames = 16;
/// No article rates more securities; a page of a hundred thousand labels is no article.
constexpr std::size_t kMaxScores = 256;
constexpr std::size_t kNoPlace = static_cast<std::size_t>(-1);

double weight_of(Evidence evidence) {
  switch (evidence) {
    case Evidence::declared: return 0.35;
    case Evidence::qualified: return 0.20;
    case Evidence::cashtag: return 0.15;
    case Evidence::name: return 0.10;
  }
  return 0;
}

struct Candidate {
  TickerLink link;
  std::string_view company;        ///< "" if no name was met
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

bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         static_cast<unsigned char>(c) >= 0x80;
}

/// Where `name` stands in `text` as a whole word; CJK names have no borders.
std::size_t find_name(std::string_view text, std::string_view name, std::size_t from) {
  const bool borders = !page::has_cjk(name);
  for (std::size_t at = from; (at = text.find(name, at)) != std::string_view::npos; ++at) {
    const std::size_t end = at + name.size();
    if (!borders || ((at == 0 || !is_word_byte(text[at - 1])) &&
                     (end == text.size() || !is_word_byte(text[end])))) {
      return at;
    }
  }
  return kNoPlace;
}

/// A title in capitals names "EXXON" where the body has "Exxon".
bool title_names(std::string_view title, std::string_view company) {
  if (find_name(title, company, 0) != kNoPlace) return true;
  return find_name(ascii_lower(title), ascii_lower(company), 0) != kNoPlace;
}

/// The part of a CJK run that the title has too: its end ("科技巨头阿里巴巴" -> "阿里巴巴") or its
/// katakana beginning ("トヨタ自動車" -> "トヨタ").
std::string_view cjk_part_in(std::string_view title, std::string_view run) {
  if (run.empty() || title.find(run) != std::string_view::npos) return run;
  for (std::size_t at = 3; at + 6 <= run.size(); at += 3) {
    if (title.find(run.substr(at)) != std::string_view::npos) return run.substr(at);
  }
  std::size_t katakana = 0;
  while (katakana + 3 <= run.size()) {
    const std::string_view c = run.substr(katakana, 3);
    if (c < "ァ" || c > "ー") break;
    katakana += 3;
  }
  if (katakana >= 6 && title.find(run.substr(0, katakana)) != std::string_view::npos) {
    return run.substr(0, katakana);
  }
  // Organisations carry words like "集团" at their end.
  for (std::size_t size = run.size() - std::min<std::size_t>(run.size(), 3); size >= 6; size -= 3) {
    if (title.find(run.substr(0, size)) != std::string_view::npos) return run.substr(0, size);
  }
  return run;
}

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

/// Counts the names that stand before symbols: a story says "Alibaba (BABA)" once and "Alibaba"
/// ever after.
void count_companies(Candidates& candidates, std::string_view title, std::string_view body) {
  const std::string_view scanned = utf8_prefix(body, kNameScanBytes);
  std::unordered_map<std::string_view, std::size_t> counts;
  std::size_t names = 0;
  for (Candidate& candidate : candidates.all()) {
    if (candidate.company.empty() || ++names > kMaxNames) continue;
    candidate.in_title |= title_names(title, candidate.company);
    const auto [found, is_new] = counts.emplace(candidate.company, 0);
    for (std::size_t at = 0; is_new && found->second < 100; ++at) {
      at = find_name(scanned, candidate.company, at);
      if (at == kNoPlace) break;
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

bool is_company_suffix(std::string_view word) {
  static const std::unordered_set<std::string_view> kWords{
      "inc", "inc.", "corp", "corp.", "corporation", "co", "co.", "company", "ltd", "ltd.",
      "limited", "plc", "group", "holding", "holdings", "ag", "se", "sa", "s.a.", "nv", "n.v.",
      "the", "und", "and", "&", "of", "platforms", "motor", "motors", "international", "llc"};
  return kWords.contains(word);
}

/// Names of kinds and places: alone they would name half the market.
bool is_too_general(std::string_view word) {
  static const std::unordered_set<std::string_view> kWords{
      "bank", "first", "general", "american", "united", "national", "new", "china", "us", "u.s.",
      "global", "energy", "capital", "rival", "rivals", "shares", "stock", "its", "his", "their",
      "from", "said", "with", "like", "but", "when", "while", "meanwhile", "south", "north", "east",
      "west", "royal", "international", "great", "standard", "texas", "delta", "southern",
      "public", "advanced", "applied", "der", "die", "das", "auch", "softwarekonzern", "konzern",
      "in", "on", "at", "by", "for", "as", "it", "is", "both", "shareholders", "analysts"};
  return kWords.contains(word);
}

}  // namespace

std::string_view company_before(std::string_view text) {
  while (!text.empty() && (text.back() == '(' || text.back() == ' ' || text.back() == '<' ||
                           text.back() == '[' || text.back() == '\n' || text.ends_with("（"))) {
    text.remove_suffix(text.ends_with("（") ? 3 : 1);
  }
  if (text.empty()) return {};
  // A run of CJK characters up to the last border.
  std::size_t begin = text.size();
  while (begin >= 3) {
    const std::string_view c = text.substr(begin - 3, 3);
    if (!page::has_cjk(c) || page::code_points(c) != 1) break;
    begin -= 3;
  }
  if (text.size() - begin >= 6) return text.substr(std::max(begin, text.size() - std::min<std::size_t>(text.size(), 36)));

  // The capitalised words that end the text; the first telling one names the company.
  std::vector<std::string_view> words = page::words_of(text);
  std::string_view company;
  for (std::size_t n = 0; n < 6 && !words.empty(); ++n, words.pop_back()) {
    const std::string_view word = words.back();
    const bool joined = word == "&" || word == "of" || word == "and";
    if (!joined && !page::starts_with_upper(word)) break;
    if (n > 0 && (word.back() == '.' || word.back() == ',') && !is_company_suffix(ascii_lower(word))) {
      break;
    }
    const std::string lower = ascii_lower(word);
    if (!joined && !is_company_suffix(lower) && !is_too_general(lower)) company = word;
  }
  while (!company.empty() && (company.back() == ',' || company.back() == '.')) {
    company.remove_suffix(1);
  }
  if (company.starts_with('"')) company.remove_prefix(1);
  return company.size() >= 3 ? company : std::string_view{};
}

std::vector<TickerLink> link_tickers(const RawArticle& raw, std::string_view title,
                                     std::string_view body, const Symbols* symbols) {
  Candidates candidates;
  for (const std::string& text : raw.tickers) {
    if (const auto ticker = parse_ticker(text)) candidates.add(*ticker, Evidence::declared);
  }
  add_mentions(candidates, title, body, symbols);
  for (const auto& [text, score] : raw.ticker_sentiment) {
    if (const auto ticker = parse_ticker(text)) candidates.add(*ticker, Evidence::qualified);
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
    candidate.link.primary =
        candidate.link.evidence == Evidence::declared || candidate.in_title;
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

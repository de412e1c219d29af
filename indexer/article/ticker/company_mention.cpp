#include "indexer/article/ticker/company_mention.h"

#include <algorithm>
#include <string>
#include <unordered_set>
#include <vector>

#include "indexer/article/page/line_shape.h"
#include "indexer/article/plain_text.h"
#include "indexer/schema/text/ascii.h"
#include "indexer/schema/text/utf8.h"

namespace tickerdex {
namespace {

/// Two to twelve characters.
constexpr std::size_t kShortestRunBytes = 6;
constexpr std::size_t kLongestRunBytes = 36;

bool is_word_byte(char c) { return is_alphanumeric(c) || !is_ascii(c); }

bool is_company_suffix(std::string_view word) {
  static const std::unordered_set<std::string_view> kWords{
      "inc",   "inc.",    "corp",      "corp.", "corporation", "co",
      "co.",   "company", "ltd",       "ltd.",  "limited",     "plc",
      "group", "holding", "holdings",  "ag",    "se",          "sa",
      "s.a.",  "nv",      "n.v.",      "the",   "und",         "and",
      "&",     "of",      "platforms", "motor", "motors",      "international",
      "llc"};
  return kWords.contains(word);
}

/// Generic words and places: alone they would match half the market.
bool is_too_general(std::string_view word) {
  static const std::unordered_set<std::string_view> kWords{"bank",
                                                           "first",
                                                           "general",
                                                           "american",
                                                           "united",
                                                           "national",
                                                           "new",
                                                           "china",
                                                           "us",
                                                           "u.s.",
                                                           "global",
                                                           "energy",
                                                           "capital",
                                                           "rival",
                                                           "rivals",
                                                           "shares",
                                                           "stock",
                                                           "its",
                                                           "his",
                                                           "their",
                                                           "from",
                                                           "said",
                                                           "with",
                                                           "like",
                                                           "but",
                                                           "when",
                                                           "while",
                                                           "meanwhile",
                                                           "south",
                                                           "north",
                                                           "east",
                                                           "west",
                                                           "royal",
                                                           "international",
                                                           "great",
                                                           "standard",
                                                           "texas",
                                                           "delta",
                                                           "southern",
                                                           "public",
                                                           "advanced",
                                                           "applied",
                                                           "der",
                                                           "die",
                                                           "das",
                                                           "auch",
                                                           "softwarekonzern",
                                                           "konzern",
                                                           "in",
                                                           "on",
                                                           "at",
                                                           "by",
                                                           "for",
                                                           "as",
                                                           "it",
                                                           "is",
                                                           "both",
                                                           "shareholders",
                                                           "analysts"};
  return kWords.contains(word);
}

}  // namespace

std::string_view company_before(std::string_view text) {
  while (!text.empty() && (text.back() == '(' || text.back() == ' ' || text.back() == '<' ||
                           text.back() == '[' || text.back() == '\n' || text.ends_with("（"))) {
    text.remove_suffix(text.ends_with("（") ? 3 : 1);
  }
  if (const std::size_t line = text.rfind('\n'); line != std::string_view::npos) {
    text.remove_prefix(line + 1);
  }
  if (text.empty()) return {};
  // A run of CJK characters up to the last border.
  std::size_t begin = text.size();
  while (begin >= 3) {
    const std::string_view c = text.substr(begin - 3, 3);
    if (!page::has_cjk(c) || count_code_points(c) != 1) break;
    begin -= 3;
  }
  const std::size_t run = text.size() - begin;
  if (run >= kShortestRunBytes) return text.substr(text.size() - std::min(run, kLongestRunBytes));

  // The capitalised words at the end of the text; the first distinctive one names the company.
  std::vector<std::string_view> words = page::words_of(text);
  std::string_view company;
  for (std::size_t n = 0; n < 6 && !words.empty(); ++n, words.pop_back()) {
    const std::string_view word = words.back();
    const bool joined = word == "&";
    if (!joined && !page::starts_with_upper(word)) break;
    if (n > 0 && (word.back() == '.' || word.back() == ',') &&
        !is_company_suffix(ascii_lower(word))) {
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

std::size_t find_company(std::string_view text, std::string_view name, std::size_t from) {
  const bool borders = !page::has_cjk(name);
  for (std::size_t at = from; (at = text.find(name, at)) != std::string_view::npos; ++at) {
    const std::size_t end = at + name.size();
    if (!borders || ((at == 0 || !is_word_byte(text[at - 1])) &&
                     (end == text.size() || !is_word_byte(text[end])))) {
      return at;
    }
  }
  return std::string_view::npos;
}

bool title_names_company(std::string_view title, std::string_view company) {
  if (find_company(title, company, 0) != std::string_view::npos) return true;
  return find_company(ascii_lower(title), ascii_lower(company), 0) != std::string_view::npos;
}

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

}  // namespace tickerdex

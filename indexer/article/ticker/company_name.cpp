// Words are compared folded, so that a name is found with any capitals and accents.
#include "indexer/article/ticker/company_name.h"

#include <algorithm>

#include "indexer/article/ticker/name_words.h"
#include "indexer/schema/text/ascii.h"
#include "indexer/schema/text/fold.h"
#include "indexer/schema/text/utf8.h"

namespace tickerdex {
namespace {

// Dropped at the end of a registered name besides the legal forms.
constexpr std::string_view kTails[] = {
    "a",      "adr",    "adrs",   "ads",      "adss", "b",    "c",         "class",
    "com",    "common", "cv",     "de",       "fi",   "md",   "new",       "nj",
    "ny",     "on",     "ord",    "ordinary", "pa",   "pref", "preferred", "registered",
    "series", "share",  "shares", "stock",    "the",  "tx",   "va",        "wi"};

bool is_tail(std::string_view word) {
  return is_legal_form(word) ||
         std::find(std::begin(kTails), std::end(kTails), word) != std::end(kTails);
}

// Words that the press omits: "Uber Technologies", "Costco Wholesale", "Toyota Motor". Only a few,
// since a name shortened to a common word ("Reserve Petroleum") would be found everywhere.
constexpr std::string_view kOmitted[] = {"motor",        "motors",     "networks", "platforms",
                                         "technologies", "technology", "wholesale"};

bool is_word_byte(char c) { return is_lower(c) || is_digit(c) || !is_ascii(c); }

// "BANK OF AMERICA CORP /DE/": the state of registration is not part of the name.
std::string_view without_state(std::string_view name) {
  const std::size_t slash = name.find(" /");
  return slash == std::string_view::npos || slash == 0 ? name : name.substr(0, slash);
}

}  // namespace

std::string_view short_name(std::string_view distinctive) {
  const std::size_t space = distinctive.find(' ');
  if (space == std::string_view::npos || space < 4) return distinctive;
  for (std::size_t at = space + 1; at < distinctive.size();) {
    const std::size_t end = std::min(distinctive.find(' ', at), distinctive.size());
    const std::string_view word = distinctive.substr(at, end - at);
    if (std::find(std::begin(kOmitted), std::end(kOmitted), word) == std::end(kOmitted)) {
      return distinctive;
    }
    at = end + 1;
  }
  return distinctive.substr(0, space);
}

std::string distinctive_name(std::string_view name) {
  const std::string folded = fold(without_state(name));
  std::vector<std::string> words;
  bool open = false;
  for (const char c : folded) {
    if (c == '\'') continue;
    if (!is_word_byte(c)) {
      open = false;
      continue;
    }
    if (!open) words.emplace_back();
    words.back() += c;
    open = true;
  }
  std::size_t first = words.size() > 1 && words[0] == "the" ? 1 : 0;
  std::size_t last = words.size();
  for (std::size_t i = first + 1; i + 1 < words.size(); ++i) {
    if (words[i] == "american" && words[i + 1].starts_with("deposit")) last = std::min(last, i);
  }
  while (last > first + 1 && is_tail(words[last - 1])) {
    --last;
  }
  std::string out;
  for (std::size_t i = first; i < last; ++i) {
    if (!out.empty()) out += ' ';
    out += words[i];
  }
  return out;
}

}  // namespace tickerdex

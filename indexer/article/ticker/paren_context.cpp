#include "indexer/article/ticker/paren_context.h"

#include <algorithm>
#include <array>

#include "indexer/article/ticker/company_name.h"
#include "indexer/article/ticker/name_words.h"
#include "indexer/article/ticker/scan_text.h"
#include "indexer/article/ticker/stop_words.h"
#include "indexer/schema/text/ascii.h"

namespace tickerdex {
namespace {

constexpr std::size_t kReach = 160;
constexpr std::size_t kMaxWordBytes = 24;

// "automaker" and the like are recognised by their ending.
bool is_company_noun(std::string_view word) {
  static constexpr std::string_view kNouns[] = {
      "bank",     "company",  "firm",  "giant", "lender", "operator", "owner",  "parent", "peer",
      "producer", "retailer", "rival", "share", "shares", "stock",    "stocks", "symbol", "ticker"};
  return std::find(std::begin(kNouns), std::end(kNouns), word) != std::end(kNouns) ||
         word.ends_with("maker");
}

// Walks back over the words of a line, one at a time.
class WordsBack {
 public:
  WordsBack(std::string_view text, std::size_t end)
      : text_(text), at_(end), floor_(end > kReach ? end - kReach : 0) {}

  /// Moves to the previous word; false at the limit of the search.
  bool next() {
    while (at_ > floor_ && !is_word_char(text_[at_ - 1])) {
      const char c = text_[at_ - 1];
      if (c == '(' || c == ';' || c == ':') return false;
      if (c == '\n' && at_ > 1 && text_[at_ - 2] == '\n') return false;
      --at_;
    }
    const std::size_t end = at_;
    while (at_ > floor_ && is_word_char(text_[at_ - 1])) --at_;
    word_ = text_.substr(at_, end - at_);
    const bool is_possessive = word_ == "s" && at_ > 0 &&
                               (text_[at_ - 1] == '\'' || text_.substr(0, at_).ends_with("\u2019"));
    if (is_possessive) return next();
    length_ = 0;
    if (word_.size() <= kMaxWordBytes) {
      for (const char c : word_) folded_[length_++] = to_lower(c);
    }
    return !word_.empty();
  }

  std::string_view word() const { return word_; }
  std::string_view folded() const { return {folded_.data(), length_}; }

 private:
  std::string_view text_;
  std::size_t at_;
  std::size_t floor_;
  std::string_view word_;
  std::array<char, kMaxWordBytes> folded_{};
  std::size_t length_ = 0;
};

bool spells_out(std::string_view text, std::size_t end, std::string_view letters) {
  WordsBack words(text, end);
  bool is_institution = false;
  bool is_business = false;
  bool is_common = false;
  for (std::size_t left = letters.size(); left > 0;) {
    if (!words.next()) return false;
    const char wanted = to_lower(letters[left - 1]);
    const std::string_view folded = words.folded();
    if (folded.empty() || folded[0] != wanted) {
      if (is_small_word(folded)) continue;
      return false;
    }
    if (is_institution_word(folded)) is_institution = true;
    if (is_trade_word(folded) || is_legal_form(folded)) is_business = true;
    if (!is_upper(words.word()[0]) && !is_small_word(folded)) is_common = true;
    --left;
  }
  if (letters.size() < 2) return false;
  return is_institution || is_common || (letters.size() > 2 && !is_business);
}

}  // namespace

ParenContext context_before(std::string_view text, std::size_t behind, std::string_view letters) {
  ParenContext context;
  const std::size_t end = behind - (text[behind - 1] == '(' ? 1 : 3);  // 3: the full-width form
  const std::size_t last = skip_spaces_back(text, end);
  const bool after_cjk = last > 0 && static_cast<unsigned char>(text[last - 1]) >= 0x80 &&
                         !text.substr(0, last).ends_with("\u2019") &&
                         !text.substr(0, last).ends_with("\u201d");
  const bool starts_line =
      last == 0 || text.substr(last, end - last).find('\n') != std::string_view::npos;
  WordsBack words(text, end);
  if (words.next()) {
    const std::string_view word = words.word();
    // up to the space before, so that "JD.com" has a capital
    const std::string_view reach =
        text.substr(last > kReach ? last - kReach : 0, std::min(last, kReach));
    const std::string_view tail = reach.substr(reach.find_last_of(" \n") + 1);  // npos + 1 is 0
    context.after_capital = std::any_of(tail.begin(), tail.end(), is_upper);
    context.after_legal_form = is_upper(word[0]) && is_legal_form(words.folded());
    context.after_name = context.after_capital || is_company_noun(words.folded());
  } else {
    context.after_name = true;
  }
  context.after_name = context.after_name || after_cjk || starts_line;
  context.spells_out = is_institution_word(words.folded()) || spells_out(text, end, letters);
  return context;
}

}  // namespace tickerdex

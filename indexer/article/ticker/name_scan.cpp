// Each capitalised word costs one lookup in a filter; more words are read only if a name begins
// with it.
#include "indexer/article/ticker/name_scan.h"

#include <array>
#include <string>

#include "indexer/article/ticker/company_name.h"
#include "indexer/article/ticker/name_words.h"
#include "indexer/article/ticker/stop_words.h"
#include "indexer/schema/text/ascii.h"
#include "indexer/schema/text/fold.h"
#include "indexer/schema/text/utf8.h"

namespace tickerdex {
namespace {

constexpr std::size_t kMaxWordBytes = 48;
constexpr std::size_t kMaxGap = 3;  // between two words of one name: " ", ", ", " & "

bool is_word_byte(char c) { return is_alphanumeric(c) || !is_ascii(c); }

// ' or U+2019
std::size_t apostrophe_at(std::string_view text, std::size_t at) {
  if (at < text.size() && text[at] == '\'') return 1;
  return text.substr(at, 3) == "\xE2\x80\x99" ? 3 : 0;
}

struct NameWord {
  std::string folded;  ///< without a possessive ending
  std::string joined;  ///< with it: "mcdonalds" of "McDonald's"; empty if there is none
  std::size_t begin = 0;
  std::size_t end = 0;         ///< of the word alone
  std::size_t joined_end = 0;  ///< of the word with its ending
  bool is_capital = false;
};

// The word that begins at `at`; false if there is none, or it is too long for a name.
bool read_word(std::string_view text, std::size_t at, NameWord& word) {
  std::size_t end = at;
  while (end < text.size() && is_word_byte(text[end]) && apostrophe_at(text, end) == 0) ++end;
  if (end == at || end - at > kMaxWordBytes) return false;
  word.begin = at;
  word.end = word.joined_end = end;
  word.folded = fold(text.substr(at, end - at));
  word.joined.clear();
  word.is_capital = !is_lower(text[at]);
  const std::size_t mark = apostrophe_at(text, end);
  if (mark > 0 && end + mark < text.size() && to_lower(text[end + mark]) == 's' &&
      (end + mark + 1 == text.size() || !is_word_byte(text[end + mark + 1]))) {
    word.joined = word.folded + "s";
    word.joined_end = end + mark + 1;
  }
  return true;
}

// The position of the next word of a name; npos if something else is in between.
std::size_t next_word(std::string_view text, std::size_t at) {
  const std::size_t limit = at + kMaxGap;
  while (at < text.size() && at < limit && !is_word_byte(text[at])) {
    const char c = text[at];
    if (c != ' ' && c != '-' && c != '.' && c != ',' && c != '&' && c != '\n') break;
    if (c == '\n' && at + 1 < text.size() && text[at + 1] == '\n') break;  // another paragraph
    ++at;
  }
  return at < text.size() && is_word_byte(text[at]) ? at : std::string_view::npos;
}

class NameFinder {
 public:
  NameFinder(std::string_view text, const Symbols& symbols) : text_(text), symbols_(symbols) {}

  /// The longest name whose first word begins at `at`.
  bool name_at(std::size_t at, TickerMention& mention) {
    if (!read_word(text_, at, first_)) return false;
    for (const bool joined : {true, false}) {
      const std::string& head = joined ? first_.joined : first_.folded;
      if (head.empty()) continue;
      const Symbols::NamesByWord names = symbols_.names_by_word(head);
      if (names.max_words == 0) continue;
      if (match(head, joined ? first_.joined_end : first_.end, names, mention)) return true;
    }
    return false;
  }

  std::size_t first_end() const { return first_.end; }

 private:
  bool match(const std::string& head, std::size_t head_end, const Symbols::NamesByWord& names,
             TickerMention& mention) {
    std::string candidate = head;
    std::size_t end = head_end;
    bool found = false;
    if (names.alone >= 0 && stands_alone(head, end)) {
      const auto& listings = symbols_.listings();
      mention = {listings[static_cast<std::size_t>(names.alone)].ticker, Evidence::name,
                 first_.begin, end};
      found = true;
    }
    for (std::size_t words = 2; words <= names.max_words; ++words) {
      const std::size_t at = next_word(text_, end);
      if (at == std::string_view::npos || !read_word(text_, at, next_)) break;
      if (!next_.is_capital && !is_small_word(next_.folded)) break;
      if (!next_.joined.empty() &&
          take(candidate + " " + next_.joined, next_.joined_end, mention)) {
        found = true;
      }
      candidate.append(" ").append(next_.folded);
      end = next_.end;
      if (take(candidate, end, mention)) found = true;
    }
    return found;
  }

  bool take(const std::string& name, std::size_t end, TickerMention& mention) {
    const std::vector<const Listing*> listings = symbols_.by_name(name);
    if (listings.empty() || (is_generic_name(name) && !followed_by_form(end))) return false;
    mention = {listings.front()->ticker, Evidence::name, first_.begin, end};
    return true;
  }

  // A one-word name: long enough, and not a common word unless a legal form follows.
  bool stands_alone(const std::string& name, std::size_t end) {
    if (name.size() < 3) {
      if (name.find_first_of("0123456789") == std::string::npos) return followed_by_form(end);
      return name.size() == 2 && name.find_first_not_of("0123456789") != std::string::npos;
    }
    const bool is_number = name.find_first_not_of("0123456789") == std::string::npos;
    const bool is_word = is_common_word(name) || is_trade_word(name) || is_small_word(name);
    if (is_number || is_word) return followed_by_form(end);
    return true;
  }

  bool followed_by_form(std::size_t end) {
    const std::size_t at = next_word(text_, end);
    NameWord word;
    return at != std::string_view::npos && read_word(text_, at, word) && word.is_capital &&
           is_legal_form(word.folded);
  }

  std::string_view text_;
  const Symbols& symbols_;
  NameWord first_;
  NameWord next_;
};

constexpr std::array<bool, 256> name_starts() {
  std::array<bool, 256> starts{};
  for (std::size_t c = 'A'; c <= 'Z'; ++c) starts[c] = true;
  for (std::size_t c = '0'; c <= '9'; ++c) starts[c] = true;
  starts[0xC3] = starts[0xC4] = starts[0xC5] = true;  // É, Š, Ø …
  return starts;
}

}  // namespace

void find_names(std::string_view text, const Symbols& symbols, std::vector<TickerMention>& out) {
  static constexpr auto kStarts = name_starts();
  NameFinder finder(text, symbols);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!kStarts[static_cast<unsigned char>(text[i])]) continue;
    if (i > 0 && (is_word_byte(text[i - 1]) || text[i - 1] == '-')) continue;
    TickerMention mention;
    if (finder.name_at(i, mention)) {
      i = mention.end - 1;
      out.push_back(std::move(mention));
    } else if (finder.first_end() > i) {
      i = finder.first_end() - 1;
    }
  }
}

}  // namespace tickerdex

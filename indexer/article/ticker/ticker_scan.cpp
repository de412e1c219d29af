// One pass over the bytes that stops only at marks of tickers: ( [ < $ : and the dot of "9988.HK".
// At each a few checks decide, without regular expressions, and without allocation before a ticker
// is found.
//
// Bare capitals in parentheses are the weakest form, since abbreviations look the same. They are
// distinguished by lists (stop_words.h), by the table of symbols, if any, and by the words before
// them: "International Monetary Fund (IMF)" spells out an institution, "Alibaba (BABA)" does not.
#include "indexer/article/ticker/ticker_scan.h"

#include <algorithm>
#include <array>

#include "indexer/article/ticker/exchange_scan.h"
#include "indexer/article/ticker/name_scan.h"
#include "indexer/article/ticker/paren_context.h"
#include "indexer/article/ticker/scan_text.h"
#include "indexer/article/ticker/stop_words.h"
#include "indexer/schema/text/ascii.h"
#include "indexer/schema/ticker/ticker.h"

namespace tickerdex {
namespace {

constexpr std::array<bool, 256> marks() {
  std::array<bool, 256> out{};
  for (const unsigned char c : {'(', '[', '<', '$', ':', '.'}) out[c] = true;
  out[0xEF] = true;  // full-width forms
  return out;
}

class Scanner {
 public:
  Scanner(std::string_view text, const Symbols* symbols) : text_(text), symbols_(symbols) {}

  std::vector<TickerMention> run() {
    static constexpr auto kMarks = marks();
    for (std::size_t i = 0; i < text_.size(); ++i) {
      if (!kMarks[static_cast<unsigned char>(text_[i])]) continue;
      const std::size_t end = at_mark(i);
      if (end > i) i = end - 1;
    }
    return std::move(found_);
  }

 private:
  // Where to continue; `at` itself if nothing was found.
  std::size_t at_mark(std::size_t at) {
    char mark = text_[at];
    std::size_t behind = at + 1;
    if (mark == '\xEF') {
      mark = plain_char(text_, at, behind);
      if (mark == 0) return at;
    }
    switch (mark) {
      case '(':
        return parenthesis(behind);
      case '[':
        return bracket(behind);
      case '<':
        return angle(at);
      case '$':
        return cashtag(at, behind);
      case ':':
        return colon(at, behind);
      case '.':
        return numeric(at, behind);
      default:
        return at;
    }
  }

  std::size_t add(std::optional<Ticker> ticker, Evidence evidence, std::size_t begin,
                  std::size_t end) {
    if (!ticker || begin < floor_) return 0;
    found_.push_back({std::move(*ticker), evidence, begin, end});
    floor_ = end;
    return end;
  }

  // "(BABA)", "(BRK.B)", "( XOM.N )", "(BABA US)", "(700 HK)", "(GOOG, GOOGL)"
  std::size_t parenthesis(std::size_t behind) {
    const Atom atom = read_atom(text_, skip_spaces(text_, behind));
    if (atom.size == 0) return 0;
    std::size_t next = atom.end;
    if (is_closing(text_, skip_spaces(text_, next))) {
      if (const std::size_t end = reuters_code(atom)) return end;
      return accepts_bare(atom.view(), behind)
                 ? add(canonical_ticker(atom.view(), {}), Evidence::qualified, atom.begin, atom.end)
                 : 0;
    }
    if (next < text_.size() && text_[next] == ' ') return bloomberg(atom, next + 1);
    return symbols_ != nullptr ? bare_list(atom, behind) : 0;
  }

  // A dot and a suffix of Reuters; "U.S" is not taken for a share traded in Switzerland.
  std::size_t reuters_code(const Atom& atom) {
    const std::string_view code = atom.view();
    if (!is_upper(code[0]) || code.find('.') == std::string_view::npos || is_never_bare(code)) {
      return 0;
    }
    const std::optional<Ticker> ticker = canonical_ticker(code, {});
    if (!ticker || ticker->exchange.empty()) return 0;
    if (code.size() == 3 && code[2] != 'N' && code[2] != 'O') return 0;  // initials: "(J.F)"
    return add(ticker, Evidence::qualified, atom.begin, atom.end);
  }

  std::size_t bloomberg(const Atom& atom, std::size_t at) {
    const Atom code = read_atom(text_, at);
    if (code.size != 2 || !(is_upper(code.view()[0]))) return 0;
    std::size_t next = code.end;
    if (text_.substr(next, 7) == " Equity" || text_.substr(next, 7) == " EQUITY") next += 7;
    bool known = false;
    const std::string_view exchange = exchange_by_bloomberg(code.view(), known);
    if (!known || !is_closing(text_, skip_spaces(text_, next))) return 0;
    if (is_upper(atom.view()[0]) && (is_never_bare(atom.view()) || is_seldom_bare(atom.view()))) {
      return 0;
    }
    return add(canonical_ticker(atom.view(), exchange), Evidence::qualified, atom.begin, next);
  }

  // "(GOOG, GOOGL)": only if a table of symbols contains them all
  std::size_t bare_list(const Atom& first, std::size_t behind) {
    std::array<Atom, 4> atoms;
    std::size_t count = 0;
    Atom atom = first;
    std::size_t next = 0;
    while (true) {
      if (atom.size == 0 || count == atoms.size() || !accepts_bare(atom.view(), behind)) return 0;
      atoms[count++] = atom;
      next = skip_spaces(text_, atom.end);
      if (is_closing(text_, next)) break;
      if (next >= text_.size() || (text_[next] != ',' && text_[next] != '/')) return 0;
      atom = read_atom(text_, skip_spaces(text_, next + 1));
    }
    for (std::size_t i = 0; i < count; ++i) {
      add(canonical_ticker(atoms[i].view(), {}), Evidence::qualified, atoms[i].begin, atoms[i].end);
    }
    return next;
  }

  bool accepts_bare(std::string_view symbol, std::size_t behind) const {
    const std::size_t point = symbol.find_first_of(".-/");
    const std::string_view letters = symbol.substr(0, point);
    if (letters.empty() || letters.size() > 5 || is_never_bare(symbol)) return false;
    if (!std::all_of(letters.begin(), letters.end(), is_upper)) return false;
    if (point != std::string_view::npos) {  // a class of shares
      if (letters.size() < 2 || symbol.size() != point + 2 || symbol[point + 1] > 'C' ||
          !is_upper(symbol[point + 1])) {
        return false;
      }
    }
    const ParenContext context = context_before(text_, behind, letters);
    if (context.spells_out) return false;
    if (symbols_ != nullptr) {
      const std::optional<Ticker> ticker = canonical_ticker(symbol, {});
      if (!ticker || !symbols_->contains(ticker->symbol)) return false;
      return letters.size() > 1 || context.after_legal_form || context.after_capital;
    }
    if (is_seldom_bare(symbol)) return context.after_legal_form;
    if (letters.size() == 1 && point == std::string_view::npos) {
      // "AT&T (T)"; letters of lists, parties and units need more context: "Ford Motor Co (F)"
      const bool is_list_letter =
          std::string_view("ABCDEIMNPRSX").find(letters[0]) != std::string_view::npos;
      return context.after_legal_form || (context.after_capital && !is_list_letter);
    }
    return context.after_name || point != std::string_view::npos;
  }

  // "[IBM.N]"
  std::size_t bracket(std::size_t behind) {
    const Atom atom = read_atom(text_, behind);
    if (atom.size == 0 || atom.end >= text_.size() || text_[atom.end] != ']') return 0;
    return reuters_code(atom);
  }

  // "<IBM>", "<XON.N>"; "<B>" with "</B>" is markup
  std::size_t angle(std::size_t at) {
    const Atom atom = read_atom(text_, at + 1);
    if (atom.size == 0 || atom.size > 10 || atom.end >= text_.size() || text_[atom.end] != '>') {
      return 0;
    }
    const std::string_view code = atom.view();
    const std::size_t point = code.find('.');
    if (code.find_first_of("-/") != std::string_view::npos) return 0;
    if (is_upper(code[0])) {
      const std::string_view letters = code.substr(0, point);
      if (letters.size() > 6 || !std::all_of(letters.begin(), letters.end(), is_upper)) return 0;
    } else if (point == std::string_view::npos) {
      return 0;
    }
    if (is_html_tag(text_, code, atom.end)) return 0;
    return add(canonical_ticker(code, {}, RicStyle::wire), Evidence::qualified, atom.begin,
               atom.end);
  }

  // "$BABA", "$BRK.B"; not "US$BABA", "$5", "$USD", "$M"
  std::size_t cashtag(std::size_t at, std::size_t behind) {
    if (at > 0 && (is_word_char(text_[at - 1]) || text_[at - 1] == '$')) return 0;
    Atom atom = read_atom(text_, behind);
    if (atom.size == 0) return 0;
    std::string_view symbol = atom.view();
    const std::size_t point = symbol.find_first_of(".-/");
    if (point != std::string_view::npos &&
        (symbol[point] == '/' || symbol.size() != point + 2 || !is_upper(symbol[point + 1]))) {
      symbol = symbol.substr(0, point);  // "$BABA-linked", "$TSLA/USD"
      atom.end = atom.begin + point;
    }
    const std::string_view letters = symbol.substr(0, symbol.find_first_of(".-/"));
    if (letters.empty() || letters.size() > 6 ||
        !std::all_of(letters.begin(), letters.end(), is_upper)) {
      return 0;
    }
    static constexpr std::string_view kAmounts[] = {"M", "B", "K", "MM", "MN", "BN", "MIL", "TN"};
    if (is_currency(letters) ||
        std::find(std::begin(kAmounts), std::end(kAmounts), letters) != std::end(kAmounts)) {
      return 0;
    }
    return add(canonical_ticker(symbol, {}), Evidence::cashtag, at, atom.end);
  }

  // "NYSE: BABA", "NASDAQ:META", "(BABA:NYSE)", "(HKEX: 9988, 89988)"
  std::size_t colon(std::size_t at, std::size_t behind) {
    std::size_t next = skip_spaces(text_, behind);
    const bool is_joined = next == behind;
    if (next < text_.size() && text_[next] == '$') ++next;
    const Atom right = read_atom(text_, next);
    const std::size_t left_end = skip_spaces_back(text_, at);
    if (left_end == 0 || !is_word_char(plain_last(left_end))) return 0;
    if (right.size > 0) {
      const NamedExchange named = exchange_before(text_, left_end);
      const bool inside = !named.exchange.empty() && is_inside_parentheses(text_, at);
      if (!named.exchange.empty() && accepts_named(named, right, inside, is_joined)) {
        const std::size_t end = add(canonical_ticker(right.view(), named.exchange),
                                    Evidence::qualified, named.begin, right.end);
        return end > 0 && inside ? companions(named.exchange, end) : end;
      }
    }
    return reversed(left_end, next, is_joined);
  }

  char plain_last(std::size_t end) const {
    if (end >= 3 && text_[end - 3] == '\xEF') return 'A';  // a full-width letter
    return text_[end - 1] == ')' ? 'A' : text_[end - 1];   // "Nasdaq (GS): AAPL"
  }

  bool accepts_named(const NamedExchange& named, const Atom& symbol, bool inside,
                     bool is_joined) const {
    const bool is_number = !is_upper(symbol.view()[0]);
    if (inside || is_number) return true;
    if (!named.is_code) return false;  // "PARIS: BNP said"
    return is_joined ||
           (!is_never_bare(symbol.view()) && !is_seldom_bare(symbol.view()) && symbol.size > 1);
  }

  // ", GOOGL" after "(NASDAQ: GOOG"
  std::size_t companions(std::string_view exchange, std::size_t end) {
    while (true) {
      std::size_t next = skip_spaces(text_, end);
      if (text_.substr(next, 4) == "and ") {
        next += 4;
      } else if (next < text_.size() && (text_[next] == ',' || text_[next] == ';' ||
                                         text_[next] == '/' || text_[next] == '&')) {
        ++next;
        next = skip_spaces(text_, next);
        if (text_.substr(next, 4) == "and ") next += 4;
      } else {
        return end;
      }
      const Atom atom = read_atom(text_, next);
      if (atom.size == 0 || is_never_bare(atom.view())) return end;
      const std::size_t after = skip_spaces(text_, atom.end);
      const bool goes_on = is_closing(text_, after) ||
                           (after < text_.size() &&
                            (text_[after] == ',' || text_[after] == ';' || text_[after] == '/')) ||
                           text_.substr(after, 4) == "and ";
      if (!goes_on || !exchange_by_name(atom.view()).empty()) return end;
      const std::size_t added =
          add(canonical_ticker(atom.view(), exchange), Evidence::qualified, atom.begin, atom.end);
      if (added == 0) return end;
      end = added;
    }
  }

  // "BABA:NYSE", "(BABA:US)", "(XYZ: NYSE American)"
  std::size_t reversed(std::size_t left_end, std::size_t right_at, bool is_joined) {
    const Atom left = read_atom_back(text_, left_end);
    if (left.size == 0 || left.size > 8) return 0;
    const bool inside = is_inside_parentheses(text_, left.begin);
    if (!inside && !is_joined) return 0;
    const NamedExchange named = exchange_after(text_, right_at, inside);
    if (named.end == 0 || (!inside && !named.is_code)) return 0;
    if (is_word_at(text_, named.end)) return 0;
    return add(canonical_ticker(left.view(), named.exchange), Evidence::qualified, left.begin,
               named.end);
  }

  // "9988.HK", "600519.SS", "7203.T": the dot is at `at`
  std::size_t numeric(std::size_t at, std::size_t behind) {
    if (at == 0 || behind >= text_.size()) return 0;
    const Atom code = read_atom_back(text_, at);
    if (code.size < 1 || code.size > 6 || is_upper(code.view()[0])) return 0;
    const Atom suffix = read_atom(text_, behind);
    if (suffix.size == 0 || suffix.size > 3 || !is_upper(suffix.view()[0])) return 0;
    if (code.view().find_first_of(".-/") != std::string_view::npos) return 0;
    if (suffix.size == 1 && (suffix.view() != "T" || code.size != 4)) return 0;
    const std::string_view exchange = exchange_by_ric(suffix.view(), RicStyle::modern);
    if (exchange.empty() || numeric_suffix(exchange).empty()) return 0;
    return add(canonical_ticker(code.view(), exchange), Evidence::qualified, code.begin,
               suffix.end);
  }

  std::string_view text_;
  const Symbols* symbols_;
  std::vector<TickerMention> found_;
  std::size_t floor_ = 0;  ///< end of the last mention; the next one begins there or later
};

// Both lists are in text order; where they overlap, the ticker is kept.
std::vector<TickerMention> merged(std::vector<TickerMention> tickers,
                                  std::vector<TickerMention> names) {
  std::vector<TickerMention> out;
  out.reserve(tickers.size() + names.size());
  std::size_t t = 0;
  for (TickerMention& name : names) {
    while (t < tickers.size() && tickers[t].end <= name.begin)
      out.push_back(std::move(tickers[t++]));
    if (t == tickers.size() || name.end <= tickers[t].begin) out.push_back(std::move(name));
  }
  while (t < tickers.size()) out.push_back(std::move(tickers[t++]));
  return out;
}

}  // namespace

std::vector<TickerMention> find_tickers(std::string_view text, const Symbols* symbols) {
  std::vector<TickerMention> tickers = Scanner(text, symbols).run();
  if (symbols == nullptr || symbols->size() == 0) return tickers;
  std::vector<TickerMention> names;
  find_names(text, *symbols, names);
  return merged(std::move(tickers), std::move(names));
}

}  // namespace tickerdex

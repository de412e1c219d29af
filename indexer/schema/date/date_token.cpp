// Reads bytes once, forwards, with at most one token of lookahead, so its cost is linear for any
// input. Bytes that are not UTF-8 become tokens without meaning.
#include "indexer/schema/date/date_token.h"

#include <limits>

#include "indexer/schema/text/ascii.h"
#include "indexer/schema/text/utf8.h"

namespace tickerdex {
namespace {

constexpr std::int64_t kMaxValue = std::numeric_limits<std::int64_t>::max();

struct Char {
  char32_t code = 0;
  std::size_t length = 1;
};

constexpr char32_t kBad = 0xFFFD;

Char char_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const auto follows = [&](std::size_t i) {
    return i < text.size() && is_utf8_trail(text[i]);
  };
  const unsigned char first = byte(at);
  if (first < 0x80) return {first, 1};
  if (first >= 0xC2 && first < 0xE0 && follows(at + 1)) {
    return {static_cast<char32_t>((first & 0x1F) << 6 | (byte(at + 1) & 0x3F)), 2};
  }
  if (first >= 0xE0 && first < 0xF0 && follows(at + 1) && follows(at + 2)) {
    const char32_t code = static_cast<char32_t>((first & 0x0F) << 12 |
                                                (byte(at + 1) & 0x3F) << 6 | (byte(at + 2) & 0x3F));
    return {code, 3};
  }
  return {kBad, 1};
}

// The ASCII character of a typographic variant; 0 if there is none.
char plain(char32_t code) {
  if (code < 0x80) return static_cast<char>(code);
  if (code >= 0xFF01 && code <= 0xFF5E) return static_cast<char>(code - 0xFF01 + '!');
  if (code >= 0x2000 && code <= 0x200A) return ' ';
  switch (code) {
    case 0xA0: case 0x202F: case 0x3000: return ' ';
    case 0x2010: case 0x2011: case 0x2212: return '-';
    case 0x2012: case 0x2013: case 0x2014: case 0x2015: return '~';
    case 0xB7: case 0x2022: case 0x30FB: return '|';
    default: return 0;
  }
}

// The base letter in lower case; 0 if it is not a Latin letter.
char base_letter(char32_t code) {
  if (const char ascii = plain(code); ascii != 0) {
    return is_letter(ascii) ? to_lower(ascii) : '\0';
  }
  static constexpr char kLatin1[] = "aaaaaaaceeeeiiiidnooooo\0ouuuuyts";
  return code >= 0xC0 && code <= 0xFF ? kLatin1[(code - 0xC0) % 32] : '\0';
}

bool is_combining(char32_t code) { return code >= 0x300 && code <= 0x36F; }

char cjk_unit(char32_t code) {
  switch (code) {
    case U'年': case U'년': return 'Y';
    case U'月': case U'월': return 'M';
    case U'日': case U'号': case U'號': case U'일': return 'D';
    case U'时': case U'時': case U'点': case U'點': case U'시': return 'h';
    case U'分': case U'분': return 'm';
    case U'秒': case U'초': return 's';
    default: return 0;
  }
}

class Reader {
 public:
  Reader(std::string_view text, std::size_t begin) : text_(text), at_(begin) {}

  std::size_t at() const { return at_; }

  DateGap skip_space() {
    int lines = 0;
    const std::size_t begin = at_;
    while (at_ < text_.size()) {
      const Char c = char_at(text_, at_);
      const char ascii = plain(c.code);
      if (ascii != ' ' && ascii != '\t' && ascii != '\n' && ascii != '\r') break;
      if (ascii == '\n') ++lines;
      at_ += c.length;
    }
    if (lines > 1) return DateGap::paragraph;
    return at_ > begin ? DateGap::space : DateGap::none;
  }

  DateToken next() {
    DateToken token;
    token.begin = at_;
    const Char c = char_at(text_, at_);
    const char ascii = plain(c.code);
    if (is_digit(ascii)) {
      read_number(token);
    } else if (base_letter(c.code) != 0) {
      read_word(token);
    } else if (c.code == 0xBA || c.code == 0xB0 || c.code == 0xAA) {  // º ° ª
      token.kind = DateTokenKind::word;
      token.word = DateWord::ordinal;
      at_ += c.length;
    } else if (ascii != 0) {
      token.kind = DateTokenKind::mark;
      token.mark = ascii;
      at_ += c.length;
    } else {
      read_cjk(token, c);
    }
    token.end = at_;
    return token;
  }

 private:
  char32_t code_after(std::size_t at) const {
    return at < text_.size() ? char_at(text_, at).code : 0;
  }

  void read_number(DateToken& token) {
    token.kind = DateTokenKind::number;
    int digits = 0;
    while (at_ < text_.size()) {
      const Char c = char_at(text_, at_);
      const char ascii = plain(c.code);
      if (!is_digit(ascii)) break;
      const int digit = ascii - '0';
      if (token.value > (kMaxValue - digit) / 10) {
        token.value = -1;
      } else if (token.value >= 0) {
        token.value = token.value * 10 + digit;
      }
      if (digits < 20) ++digits;
      at_ += c.length;
    }
    token.digits = static_cast<std::uint8_t>(digits);
  }

  void read_word(DateToken& token) {
    token.kind = DateTokenKind::word;
    FoldedWord folded;
    at_ = fold_word(text_, at_, folded);
    const std::string_view word = folded.view();
    if ((word == "a" || word == "p") && skip_dotted_m()) {
      token.word = DateWord::meridiem;
      token.value = word == "a" ? 0 : 12;
      return;
    }
    const DateWordMeaning meaning = date_word(word);
    token.word = meaning.word;
    token.value = meaning.value;
  }

  // After the first letter of "a.m.", "a.m", "a. m.".
  bool skip_dotted_m() {
    std::size_t at = at_;
    if (code_after(at) != '.') return false;
    ++at;
    const Char space = at < text_.size() ? char_at(text_, at) : Char{};
    const bool spaced = plain(space.code) == ' ';
    if (spaced) at += space.length;
    if (code_after(at) != 'm' && code_after(at) != 'M') return false;
    ++at;
    if (code_after(at) == '.') {
      ++at;
    } else if (spaced || base_letter(code_after(at)) != 0) {
      return false;
    }
    at_ = at;
    return true;
  }

  void read_cjk(DateToken& token, Char c) {
    at_ += c.length;
    const char32_t second = code_after(at_);
    const auto two = [&](char mark) {
      token.kind = DateTokenKind::mark;
      token.mark = mark;
      at_ += 3;
    };
    if ((c.code == U'上' && second == U'午') || (c.code == U'午' && second == U'前') ||
        (c.code == U'오' && second == U'전')) {
      return two('a');
    }
    if ((c.code == U'下' && second == U'午') || (c.code == U'午' && second == U'後') ||
        (c.code == U'오' && second == U'후')) {
      return two('p');
    }
    const auto is_day_name = [](char32_t code) {
      return std::u32string_view(U"一二三四五六日天").find(code) != std::u32string_view::npos;
    };
    if ((c.code == U'周' || c.code == U'週') && is_day_name(second)) return two('w');
    if (c.code == U'星' && second == U'期' && is_day_name(code_after(at_ + 3))) {
      two('w');
      at_ += 3;
      return;
    }
    if (second == U'曜') {  // 金曜日, 金曜
      two('w');
      if (code_after(at_) == U'日') at_ += 3;
      return;
    }
    token.mark = cjk_unit(c.code);
    if (token.mark != 0) token.kind = DateTokenKind::mark;
  }

  std::string_view text_;
  std::size_t at_;
};

}  // namespace

std::size_t fold_word(std::string_view text, std::size_t at, FoldedWord& word) {
  while (at < text.size()) {
    const Char c = char_at(text, at);
    const char letter = base_letter(c.code);
    if (letter == 0 && !is_combining(c.code)) break;
    if (letter != 0) {
      if (word.length < word.letters.size()) word.letters[word.length] = letter;
      ++word.length;
    }
    at += c.length;
  }
  return at;
}

void tokenize_date(std::string_view text, std::size_t begin, std::size_t end, DateTokens& out) {
  out.count = 0;
  out.complete = true;
  Reader reader(text, begin);
  while (true) {
    const DateGap gap = reader.skip_space();
    if (reader.at() >= end || reader.at() >= text.size()) return;
    if (out.count == out.items.size()) {
      out.complete = false;
      return;
    }
    out.items[out.count] = reader.next();
    out.items[out.count++].gap = gap;
  }
}

}  // namespace tickerdex

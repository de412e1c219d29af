#include "query/language/lexer.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>

#include "indexer/schema/text/ascii.h"

namespace tickerdex {
namespace {

struct QuotationMark {
  UChar32 opens;
  std::array<UChar32, 3> closed_by;
};
// A plain mark may close a typographic one, as editors mix them, but not the other way round.
constexpr std::array<QuotationMark, 8> kQuotationMarks{{
    {'"', {'"', 0, 0}},
    {0x201C, {0x201D, '"', 0}},       // “ ”
    {0x201D, {0x201D, '"', 0}},       // ” ”
    {0x201E, {0x201C, 0x201D, '"'}},  // „ “
    {0x00AB, {0x00BB, 0, 0}},         // « »
    {0x00BB, {0x00AB, 0, 0}},         // » «
    {0x300C, {0x300D, 0, 0}},         // 「 」
    {0x300E, {0x300F, 0, 0}},         // 『 』
}};
constexpr bool is_stray_closing(UChar32 c) { return c == 0x300D || c == 0x300F; }

const QuotationMark* mark_of(UChar32 c) {
  for (const auto& mark : kQuotationMarks) {
    if (mark.opens == c) return &mark;
  }
  return nullptr;
}

bool is_space(UChar32 c) { return c >= 0 && (c < 0x20 || c == 0x7F || u_isUWhiteSpace(c) != 0); }

class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text) {}

  std::vector<Lexeme> run() {
    bool spaced = true;  // preceded by white space or the beginning
    while (at_ < text_.size()) {
      std::size_t width = 0;
      const UChar32 c = peek(at_, width);
      if (is_space(c) || is_stray_closing(c)) {
        at_ += width;
        spaced = true;
        continue;
      }
      glued_ = !spaced;
      if (c == '(' || c == ')') {
        add(c == '(' ? LexemeKind::open : LexemeKind::close, text_.substr(at_, 1), at_ + 1);
      } else if (const auto* mark = mark_of(c)) {
        quoted(*mark, width);
      } else {
        chunk();
      }
      spaced = false;
    }
    glued_ = false;
    add(LexemeKind::end, {}, at_);
    return std::move(lexemes_);
  }

 private:
  UChar32 peek(std::size_t at, std::size_t& width) const {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text_.data());
    std::size_t next = at;
    UChar32 c = 0;
    U8_NEXT(bytes, next, text_.size(), c);
    width = next - at;
    return c;
  }

  Lexeme& add(LexemeKind kind, std::string_view text, std::size_t end) {
    Lexeme lexeme;
    lexeme.kind = kind;
    lexeme.text = text;
    lexeme.offset = at_;
    lexeme.length = end - at_;
    lexeme.glued = glued_;
    lexemes_.push_back(lexeme);
    at_ = end;
    return lexemes_.back();
  }

  void quoted(const QuotationMark& mark, std::size_t mark_width) {
    const std::size_t begin = at_ + mark_width;
    for (std::size_t i = begin; i < text_.size();) {
      std::size_t width = 0;
      const UChar32 c = peek(i, width);
      if (c > 0 && std::count(mark.closed_by.begin(), mark.closed_by.end(), c) > 0) {
        add(LexemeKind::quoted, text_.substr(begin, i - begin), i + width);
        return;
      }
      i += width;
    }
    add(LexemeKind::quoted, text_.substr(begin), text_.size()).closed = false;
  }

  std::size_t chunk_end() const {
    std::size_t i = at_;
    while (i < text_.size()) {
      std::size_t width = 0;
      const UChar32 c = peek(i, width);
      if (is_space(c) || c == '(' || c == ')' || mark_of(c) != nullptr || is_stray_closing(c)) break;
      i += width;
    }
    return i;
  }

  bool after_field() const {
    return !lexemes_.empty() && lexemes_.back().kind == LexemeKind::field;
  }
  /// Whether a sign here precedes a word and is not inside one.
  bool sign_may_stand() const {
    return !glued_ || lexemes_.back().kind == LexemeKind::open;
  }
  /// Whether something at `i` can follow a sign or a field's name.
  bool something_at(std::size_t i) const {
    if (i >= text_.size() || text_[i] == ')') return false;
    std::size_t width = 0;
    const UChar32 c = peek(i, width);
    return !is_space(c) && !is_stray_closing(c);
  }

  void chunk() {
    if (after_field()) {
      const auto end = chunk_end();
      add(LexemeKind::word, text_.substr(at_, end - at_), end);
      return;
    }
    const char first = text_[at_];
    bool has_sign = false;
    if ((first == '-' || first == '+') && sign_may_stand() && something_at(at_ + 1) &&
        text_[at_ + 1] != '-' && text_[at_ + 1] != '+') {
      if (first == '-') {
        add(LexemeKind::minus, text_.substr(at_, 1), at_ + 1);
        glued_ = true;
      } else {
        ++at_;
      }
      std::size_t width = 0;
      const UChar32 next = peek(at_, width);
      if (next == '(' || mark_of(next) != nullptr) return;
      has_sign = true;
    }
    if (field()) return;
    const auto end = chunk_end();
    const auto text = text_.substr(at_, end - at_);
    if (has_sign) {
      add(LexemeKind::word, text, end);  // "-OR" is without the word "or"
    } else {
      word(text, end);
    }
  }

  bool field() {
    std::size_t colon = at_;
    while (colon < text_.size() && is_lower(text_[colon])) ++colon;
    const auto rest = text_.substr(colon);
    const std::size_t width = rest.starts_with(':') ? 1 : rest.starts_with("：") ? 3 : 0;
    if (colon == at_ || width == 0 || !something_at(colon + width)) return false;
    const auto name = text_.substr(at_, colon - at_);
    const auto* known = find_query_field(name);
    if (known == nullptr) return false;
    add(LexemeKind::field, name, colon + width).field = known;
    glued_ = true;
    return true;
  }

  void word(std::string_view chunk, std::size_t end) {
    if (chunk == "AND") {
      add(LexemeKind::and_op, chunk, end);
    } else if (chunk == "OR") {
      add(LexemeKind::or_op, chunk, end);
    } else if (chunk == "NOT") {
      add(LexemeKind::not_op, chunk, end);
    } else if (chunk == "NEAR" || chunk.starts_with("NEAR/")) {
      proximity(LexemeKind::near_op, chunk, chunk.substr(4), end);
    } else if (chunk == "ADJ" || chunk.starts_with("ADJ/")) {
      proximity(LexemeKind::adj_op, chunk, chunk.substr(3), end);
    } else {
      add(LexemeKind::word, chunk, end);
    }
  }

  /// `tail` is empty or begins with '/'.
  void proximity(LexemeKind kind, std::string_view chunk, std::string_view tail, std::size_t end) {
    constexpr std::uint32_t kDefaultDistance = 10;
    std::uint32_t distance = kDefaultDistance;
    if (!tail.empty()) {
      const char* last = tail.data() + tail.size();
      const auto [stop, error] = std::from_chars(tail.data() + 1, last, distance);
      if (error == std::errc::result_out_of_range && stop == last) {
        distance = std::numeric_limits<std::uint32_t>::max();
      } else if (error != std::errc{} || stop != last) {
        add(LexemeKind::word, chunk, end);
        return;
      }
    }
    add(kind, chunk, end).distance = distance;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  bool glued_ = false;
  std::vector<Lexeme> lexemes_;
};

}  // namespace

std::vector<Lexeme> lex(std::string_view text) { return Lexer(text).run(); }

}  // namespace tickerdex

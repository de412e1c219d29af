#include "indexer/schema/text/fold.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <stdexcept>
#include <vector>

#include "indexer/schema/text/ascii.h"
#include "indexer/schema/text/utf8.h"

namespace tickerdex {

std::string fold(std::string_view utf8) {
  if (std::all_of(utf8.begin(), utf8.end(), is_ascii)) return ascii_lower(utf8);
  std::string folded;
  folded.reserve(utf8.size());
  std::vector<FoldedChar> chars;
  chars.reserve(utf8.size());
  CharFolder().fold(utf8, 0, chars);
  for (const FoldedChar& ch : chars) append_utf8(folded, ch.c);
  return folded;
}

std::string fold_value(std::string_view utf8) {
  const std::string folded = fold(utf8);
  std::string value;
  value.reserve(folded.size());
  bool space = false;
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t begin = at;
    if (u_isUWhiteSpace(static_cast<UChar32>(next_code_point(folded, at)))) {
      space = true;
      continue;
    }
    if (space && !value.empty()) value.push_back(' ');
    space = false;
    value.append(folded, begin, at - begin);
  }
  return value;
}

namespace {

// A character and its treatment of marks, in one value.
constexpr char32_t kCode = 0x1FFFFF;  // the character
constexpr char32_t kBase = 1U << 30;  // marks after it are dropped
constexpr char32_t kMark = 1U << 31;

// Letters that look like a plain one with a mark but have no decomposition in Unicode, and
// punctuation that people type as ASCII.
struct Plain {
  char32_t from;
  std::string_view to;
};
constexpr std::array<Plain, 31> kPlain{{
    {0x00E6, "ae"},                                // æ
    {0x00F0, "d"},                                 // ð
    {0x00F8, "o"},                                 // ø
    {0x00FE, "th"},                                // þ
    {0x0111, "d"},                                 // đ
    {0x0127, "h"},                                 // ħ
    {0x0131, "i"},                                 // ı
    {0x0142, "l"},                                 // ł
    {0x0153, "oe"},                                // œ
    {0x0167, "t"},                                 // ŧ
    {0x0180, "b"},  {0x0188, "c"}, {0x0192, "f"},  // ƒ
    {0x0199, "k"},  {0x019A, "l"}, {0x01B4, "y"}, {0x01B6, "z"}, {0x01E5, "g"}, {0x0253, "b"},
    {0x0257, "d"},  {0x0268, "i"}, {0x0289, "u"}, {0x02BB, "'"},  // the okina of "Hawaiʻi"
    {0x02BC, "'"},  {0x2010, "-"}, {0x2011, "-"}, {0x2018, "'"}, {0x2019, "'"}, {0x201B, "'"},
    {0x2032, "'"},  {0xFF07, "'"},
}};
static_assert(std::is_sorted(kPlain.begin(), kPlain.end(),
                             [](const Plain& a, const Plain& b) { return a.from < b.from; }));

std::string_view plain_form(char32_t c) {
  const auto* found =
      std::lower_bound(kPlain.begin(), kPlain.end(), c,
                       [](const Plain& a, char32_t wanted) { return a.from < wanted; });
  return found != kPlain.end() && found->from == c ? found->to : std::string_view{};
}

bool is_mark(char32_t c) {
  const auto category = u_charType(static_cast<UChar32>(c));
  return category == U_NON_SPACING_MARK || category == U_ENCLOSING_MARK;
}

UScriptCode script_of(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  return uscript_getScript(static_cast<UChar32>(c), &status);
}

/// Removes fillers, so that the characters around one become adjacent.
bool is_hangul(char32_t c) {
  return script_of(c) == USCRIPT_HANGUL &&
         !u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

bool loses_marks(char32_t c) {
  switch (script_of(c)) {
    case USCRIPT_LATIN:
    case USCRIPT_GREEK:
    case USCRIPT_HEBREW:
    case USCRIPT_ARABIC:
      return true;
    default:
      return u_isdigit(static_cast<UChar32>(c)) != 0;
  }
}

bool is_ascii_base(char32_t c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }
char32_t lower_ascii(char32_t c) { return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c; }

// A vulgar fraction would merge with adjacent digits: "3½" is not 31⁄2.
bool is_fraction(char32_t c) {
  return (c >= 0xBC && c <= 0xBE) || (c >= 0x2150 && c <= 0x215F) || c == 0x2189;
}

// Signs whose compatibility form would change the preceding word.
char32_t before_normalising(char32_t c) {
  switch (c) {
    case 0x00B4:  // an acute accent standing alone is an apostrophe mistyped
      return '\'';
    case 0x2120:  // service mark, trade mark: "Apple™" is no "appletm"
    case 0x2122:
      return ' ';
    default:
      return c;
  }
}

const icu::Normalizer2& checked(const icu::Normalizer2* normalizer, UErrorCode status) {
  if (U_FAILURE(status) || normalizer == nullptr) {
    throw std::runtime_error(std::string("ICU has no normalisation data: ") + u_errorName(status));
  }
  return *normalizer;
}

const icu::Normalizer2& nfkc_casefold() {
  UErrorCode status = U_ZERO_ERROR;
  const auto* normalizer = icu::Normalizer2::getNFKCCasefoldInstance(status);
  return checked(normalizer, status);
}

const icu::Normalizer2& nfd() {
  UErrorCode status = U_ZERO_ERROR;
  const auto* normalizer = icu::Normalizer2::getNFDInstance(status);
  return checked(normalizer, status);
}

}  // namespace

struct CharFolder::Normalizers {
  const icu::Normalizer2& casefold = nfkc_casefold();
  const icu::Normalizer2& canonical = nfd();
  icu::UnicodeString from;
  icu::UnicodeString to;
  icu::UnicodeString parts;
};

CharFolder::CharFolder() : normalizers_(std::make_unique<Normalizers>()) {}
CharFolder::~CharFolder() = default;

void CharFolder::fold(std::string_view text, std::size_t offset, std::vector<FoldedChar>& out) {
  drops_marks_ = false;
  std::array<char32_t, kMaxCluster> cluster;
  std::size_t length = 0;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    if (is_ascii(text[at])) {
      put_cluster(cluster.data(), length, offset + begin, offset + start, out);
      length = 0;
      const auto c = static_cast<char32_t>(text[at++]);
      if (at == text.size() || is_ascii(text[at])) {
        const char32_t lower = lower_ascii(c);
        put(is_ascii_base(lower) ? lower | kBase : lower, offset + start, offset + at, out);
      } else {
        cluster[length++] = c;
        begin = start;
      }
      continue;
    }
    const char32_t c = next_code_point(text, at);
    // Jamo have no boundary before them, for the sake of other jamo alone.
    const bool apart = length > 0 && is_hangul(c) && !is_hangul(cluster[0]);
    if (length == kMaxCluster || apart ||
        normalizers_->casefold.hasBoundaryBefore(static_cast<UChar32>(c))) {
      put_cluster(cluster.data(), length, offset + begin, offset + start, out);
      length = 0;
    }
    if (length == 0) begin = start;
    cluster[length++] = before_normalising(c);
  }
  put_cluster(cluster.data(), length, offset + begin, offset + text.size(), out);
}

void CharFolder::put_cluster(const char32_t* cluster, std::size_t length, std::size_t begin,
                             std::size_t end, std::vector<FoldedChar>& out) {
  if (length == 0) return;
  if (length > 1) {
    expand(cluster, length);
    for (const char32_t c : expanded_) put(c, begin, end, out);
    return;
  }
  Cached& slot = cache_[cluster[0] % kCacheSlots];
  if (slot.from != cluster[0] || slot.from == 0) {
    expand(cluster, 1);
    if (expanded_.size() > kCachedLength) {
      for (const char32_t c : expanded_) put(c, begin, end, out);
      return;
    }
    slot.from = cluster[0];
    slot.length = static_cast<std::uint8_t>(expanded_.size());
    std::copy(expanded_.begin(), expanded_.end(), slot.to.begin());
  }
  for (std::size_t i = 0; i < slot.length; ++i) put(slot.to[i], begin, end, out);
}

void CharFolder::expand(const char32_t* cluster, std::size_t length) {
  Normalizers& n = *normalizers_;
  expanded_.clear();
  n.from.remove();
  for (std::size_t i = 0; i < length; ++i) n.from.append(static_cast<UChar32>(cluster[i]));
  UErrorCode status = U_ZERO_ERROR;
  n.casefold.normalize(n.from, n.to, status);
  if (U_FAILURE(status)) throw std::runtime_error(u_errorName(status));
  const bool fraction = is_fraction(cluster[0]);
  if (fraction) expanded_.push_back(' ');
  for (std::int32_t i = 0; i < n.to.length();) {
    const UChar32 whole = n.to.char32At(i);
    i += U16_LENGTH(whole);
    auto c = static_cast<char32_t>(whole);
    if (is_mark(c)) {
      expanded_.push_back(c | kMark);
      continue;
    }
    char32_t tag = 0;
    if (loses_marks(c)) {
      tag = kBase;
      const std::int32_t digit = u_charDigitValue(whole);
      if (digit >= 0) {
        c = U'0' + static_cast<char32_t>(digit);
      } else if (n.canonical.getDecomposition(whole, n.parts)) {
        c = static_cast<char32_t>(n.parts.char32At(0));
      }
    }
    const std::string_view plain = plain_form(c);
    if (plain.empty()) expanded_.push_back(c | tag);
    for (const char letter : plain) expanded_.push_back(static_cast<char32_t>(letter) | tag);
  }
  if (fraction) expanded_.push_back(' ');
}

void CharFolder::put(char32_t tagged, std::size_t begin, std::size_t end,
                     std::vector<FoldedChar>& out) {
  if ((tagged & kMark) != 0 && drops_marks_) {
    if (!out.empty()) out.back().end = static_cast<std::uint32_t>(end);
    return;
  }
  if ((tagged & kMark) == 0) drops_marks_ = (tagged & kBase) != 0;
  out.push_back(
      {tagged & kCode, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
}

}  // namespace tickerdex

#include "indexer/source/record_weight.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <utility>

#include "indexer/schema/text/ascii.h"
#include "indexer/schema/text/utf8.h"
#include "indexer/source/formats.h"

namespace tickerdex {
namespace {

// Bytes of memory, measured with tests/bench/memory.sh, plus a margin.
constexpr std::uint64_t kReadByte = RecordWeight::kMinFactor;
constexpr std::uint64_t kReadNode = 230;     // a Value in a growing list, and simdjson's tape
constexpr std::uint64_t kReadItem = 150;     // a string in a list without duplicates
constexpr std::uint64_t kReadTicker = 180;   // a ticker's position in the text, and its links
constexpr std::uint64_t kReadBracket = 300;  // the same, with an exchange
constexpr std::uint64_t kReadElement = 260;  // a page's element and its text, and their measures
constexpr std::uint64_t kReadLine = 60;      // what is known of a page's line
constexpr std::uint64_t kIndexByte = 6;
constexpr std::uint64_t kIndexWord = 25;     // an occurrence and its position
constexpr std::uint64_t kIndexTerm = 160;    // a term's entry, its group, and its sort entry
constexpr std::uint64_t kIndexTicker = 130;  // a ticker's terms and values

constexpr std::uint64_t kMultiplier = 0x9e3779b97f4a7c15ULL;

std::uint64_t mixed(std::uint64_t h) {
  h ^= h >> 32;
  h *= 0xd6e8feb86659fd93ULL;
  return h ^ (h >> 32);
}

bool is_word_byte(unsigned char c) { return is_alphanumeric(static_cast<char>(c)); }

}  // namespace

RecordWeight::RecordWeight(Format format) : syntax_(entry_of(format).syntax) {}

void RecordWeight::note(std::uint64_t hash) {
  hash = mixed(hash);
  const auto rank = static_cast<std::uint8_t>(std::countl_zero(hash << 12 | 1) + 1);
  std::uint8_t& known = registers_[hash >> 52];
  known = std::max(known, rank);
}

void RecordWeight::begin_word() {
  if (in_word_) return;
  in_word_ = true;
  ++words_;
  word_ = 0;
}

void RecordWeight::end_word() {
  if (!in_word_) return;
  in_word_ = false;
  note(word_);
}

void RecordWeight::end_character() {
  if (character_ == 0) return;
  note(previous_ * kMultiplier + character_);
  previous_ = std::exchange(character_, 0);
}

// Scripts by the first byte of their UTF-8 characters. Two-byte scripts separate words with spaces,
// as ASCII does; in most others a character is a word or half of a bigram.
void RecordWeight::add_wide(unsigned char c) {
  constexpr unsigned char kFirstOfThree = 0xE0;
  constexpr unsigned char kLatinMarks = 0xC2;   // U+0080 to U+00BF
  constexpr unsigned char kSouthAsian = 0xE1;   // and below: no spaces, words of about four letters
  constexpr unsigned char kMarks = 0xE2;        // U+2000 to U+2FFF
  constexpr unsigned char kKana = 0xE3;         // U+3000 to U+3FFF; squares of several kana
  constexpr unsigned char kLetterForms = 0xEF;  // U+F000 to U+FFFF; U+FDFA is 18 letters
  if (is_utf8_trail(static_cast<char>(c))) {
    std::uint64_t& hash = character_ != 0 ? character_ : word_;
    hash = (hash ^ c) * kMultiplier;
    return;
  }
  end_character();
  if (c < kFirstOfThree && c != kLatinMarks) {
    begin_word();
    word_ = (word_ ^ c) * kMultiplier;
    return;
  }
  end_word();
  words_ += c == kLetterForms ? 6 : c == kKana ? 2 : 1;
  if (c == kLetterForms || (c <= kSouthAsian && words_ % 4 == 0)) note(words_ * kMultiplier);
  if (c != kMarks && c != kLatinMarks) character_ = c * kMultiplier;
}

// An escape in a JSON string: white space, a mark, or a character by its number.
void RecordWeight::add_escape(unsigned char c) {
  end_character();
  end_word();
  before_mark_is_joined_ = false;
  if (c != 'u') return;
  constexpr int kDigits = 4;
  escape_left_ = kDigits;
  note(++words_ * kMultiplier);
}

void RecordWeight::add_mark(char c) {
  switch (c) {
    case '\\':
      escaped_ = in_string_;
      break;
    case '"':
      if (syntax_ == Syntax::json) in_string_ = !in_string_;
      break;
    case ',':
    case '[':
    case '{':
    case ':':
      if (syntax_ == Syntax::json && !in_string_) {
        ++nodes_;
      } else if (c == ',') {
        ++items_;
      }
      break;
    case ';':
    case '|':
    case '\t':
      ++items_;
      break;
    case '(':
      ++brackets_;
      break;
    case '<':
    case '&':  // a feed's tags, escaped
      if (syntax_ == Syntax::markup) ++elements_;
      break;
    case '\n':
      ++lines_;
      break;
    default:
      break;
  }
}

void RecordWeight::add(std::string_view bytes) {
  bytes_ += bytes.size();
  for (const char byte : bytes) {
    const auto c = static_cast<unsigned char>(byte);
    const char before = std::exchange(before_, byte);
    if (escape_left_ > 0) {
      --escape_left_;
    } else if (std::exchange(escaped_, false)) {
      add_escape(c);
    } else if (is_word_byte(c)) {
      end_character();
      // "$BABA", "<IBM>"; "10-K" is three words: whole and in its parts.
      if ((before == '$' || before == '<') && c < 'a') ++tickers_;
      if (before > ' ' && before_mark_is_joined_) ++words_;
      begin_word();
      word_ = (word_ ^ (c | 0x20U)) * kMultiplier;
      before_mark_is_joined_ = false;
    } else if (c >= 0x80) {
      add_wide(c);
    } else {
      before_mark_is_joined_ = in_word_;
      end_character();
      end_word();
      previous_ = 0;
      add_mark(byte);
    }
  }
}

std::uint64_t RecordWeight::distinct() const {
  constexpr double kRegisters = 4096;
  constexpr double kAlpha = 0.7213 / (1 + 1.079 / kRegisters);
  double sum = 0;
  double empty = 0;
  for (const std::uint8_t rank : registers_) {
    sum += std::ldexp(1.0, -rank);
    empty += rank == 0 ? 1 : 0;
  }
  double count = kAlpha * kRegisters * kRegisters / sum;
  if (count < 2.5 * kRegisters && empty > 0) count = kRegisters * std::log(kRegisters / empty);
  return std::min(words_ + bytes_ / 64, static_cast<std::uint64_t>(count * 1.1) + 64);
}

std::uint64_t RecordWeight::reading_bytes() const {
  return bytes_ * kReadByte + nodes_ * kReadNode + items_ * kReadItem + tickers_ * kReadTicker +
         brackets_ * kReadBracket + lines_ * kReadLine + elements_ * kReadElement;
}

std::uint64_t RecordWeight::indexing_bytes() const {
  return bytes_ * kIndexByte + words_ * kIndexWord + distinct() * kIndexTerm +
         (tickers_ + brackets_) * kIndexTicker;
}

std::size_t RecordRoom::max_record_bytes() const {
  if (!is_limited()) return kMaxRecordBytes;
  return static_cast<std::size_t>(
      std::min<std::uint64_t>(kMaxRecordBytes, bytes / RecordWeight::kMinFactor));
}

std::uint64_t RecordRoom::needed(const RecordWeight& weight) {
  return std::max(weight.reading_bytes(), weight.indexing_bytes());
}

std::string RecordRoom::words_for(const RecordWeight& weight) const {
  return fmt::format("{:.1f} MB of this kind need some {:.0f} MB; run with --memory {}",
                     static_cast<double>(weight.bytes()) / 1e6,
                     static_cast<double>(needed(weight)) / 1e6, memory_for(needed(weight)));
}

std::optional<std::string> RecordRoom::why_not(const RecordWeight& weight) const {
  if (needed(weight) <= bytes) return std::nullopt;
  return words_for(weight);
}

}  // namespace tickerdex

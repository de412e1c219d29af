// What a record will take in memory before it is an index entry, told from its bytes alone.
//
// Bytes do not tell: a list of numbers takes a hundred times its length while it is parsed, prose
// ten times, a text in which no word comes twice thirty times while it is inverted. So what makes
// the difference is counted: bytes, words, distinct words, lines, and the marks between which
// lists, tags and tickers stand. The factors are measured upper bounds (tests/bench/memory.sh has
// the kinds of text that set them). Distinct words are counted by HyperLogLog (Flajolet et al.,
// 2007) with 4,096 registers: 2 % off.
//
// Cost: some 3 ns a byte; small records are not weighed but take kSmallFactor (record_room.h).
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "indexer/source/record.h"

namespace tickerdex {

class RecordWeight {
 public:
  /// No record takes less than so much for each of its bytes.
  static constexpr std::uint64_t kMinFactor = 9;

  explicit RecordWeight(Format format) : format_(format) {}

  /// The record, in whatever pieces.
  void add(std::string_view bytes);

  std::uint64_t bytes() const { return bytes_; }
  /// While it is read, parsed and completed; the window that it is cut from included.
  std::uint64_t reading_bytes() const;
  /// While it is analysed and written.
  std::uint64_t indexing_bytes() const;

 private:
  void begin_word();
  void end_word();
  void end_character();
  void add_wide(unsigned char c);
  void add_escape(unsigned char c);
  void add_mark(char c);
  void note(std::uint64_t hash);
  std::uint64_t distinct() const;

  Format format_;
  std::uint64_t bytes_ = 0;
  std::uint64_t words_ = 0;    ///< at most: characters of scripts without blanks count each
  std::uint64_t lines_ = 0;
  std::uint64_t nodes_ = 0;    ///< of JSON: values, at most
  std::uint64_t items_ = 0;    ///< separators of lists and cells
  std::uint64_t tickers_ = 0;  ///< "$" and "<" before capitals
  std::uint64_t brackets_ = 0;
  bool in_string_ = false;
  bool escaped_ = false;
  int escape_left_ = 0;  ///< digits of an escape that are still to come
  char before_ = ' ';
  bool before_mark_is_joined_ = false;
  bool in_word_ = false;
  std::uint64_t word_ = 0;      ///< hash of the word so far
  std::uint64_t character_ = 0;  ///< of a script without blanks, so far; 0: none
  std::uint64_t previous_ = 0;   ///< the one before it
  std::array<std::uint8_t, 4096> registers_{};
};

}  // namespace tickerdex

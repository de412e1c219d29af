// Estimates the memory that a record needs until it is indexed, from its bytes alone.
//
// The size alone is not enough: a list of numbers takes a hundred times its length while it is
// parsed, prose ten times, a text without repeated words thirty times while it is inverted. So the
// features that matter are counted: bytes, words, distinct words, lines, and the marks that
// separate lists, tags and tickers. The factors are measured upper bounds (tests/bench/memory.sh
// has the kinds of text that determine them). Distinct words are counted by HyperLogLog (Flajolet
// et al., 2007) with 4,096 registers, which is accurate to 2 %.
//
// Cost: some 3 ns per byte; for small records kSmallFactor is used instead.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/source/record.h"

namespace tickerdex {

/// What the bytes of a record are written in, as far as it costs memory.
enum class Syntax : std::uint8_t { plain, json, markup };

class RecordWeight {
 public:
  /// Minimum memory per byte of any record.
  static constexpr std::uint64_t kMinFactor = 9;

  explicit RecordWeight(Format format);

  /// Adds the record, in one or more pieces.
  void add(std::string_view bytes);

  std::uint64_t bytes() const { return bytes_; }
  /// While it is read, parsed and made an article, including the window.
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

  Syntax syntax_;
  std::uint64_t bytes_ = 0;
  std::uint64_t words_ = 0;  ///< upper bound: each character of a script without spaces counts
  std::uint64_t lines_ = 0;
  std::uint64_t nodes_ = 0;    ///< JSON values, upper bound
  std::uint64_t items_ = 0;    ///< separators of lists and cells
  std::uint64_t tickers_ = 0;  ///< "$" and "<" before capitals
  std::uint64_t brackets_ = 0;
  std::uint64_t elements_ = 0;  ///< of HTML: tags, at most
  bool in_string_ = false;
  bool escaped_ = false;
  int escape_left_ = 0;  ///< remaining digits of an escape
  char before_ = ' ';
  bool before_mark_is_joined_ = false;
  bool in_word_ = false;
  std::uint64_t word_ = 0;       ///< hash of the word so far
  std::uint64_t character_ = 0;  ///< of a script without spaces, so far; 0: none
  std::uint64_t previous_ = 0;   ///< the character before it
  std::array<std::uint8_t, 4096> registers_{};
};

inline constexpr std::size_t kSmallRecordBytes = std::size_t{32} << 10;
/// Memory per byte for the worst kinds of text.
inline constexpr std::uint64_t kSmallFactor = 120;

inline constexpr std::string_view kReasonNeedsMemory = "record needs more memory";

/// How much memory one record may take: what --memory leaves after the fixed needs of a run.
///
/// Records of kSmallRecordBytes or less are processed in batches, and each byte counts as
/// kSmallFactor bytes of memory. For a larger one the memory is estimated: it waits until that much
/// is free, or is rejected if it never will be, naming the --memory that would suffice.
struct RecordRoom {
  std::uint64_t bytes = std::numeric_limits<std::uint64_t>::max();
  /// The minimum --memory that leaves so many bytes for a record: "912MiB".
  std::function<std::string(std::uint64_t bytes)> memory_for;
  /// Called before the window grows to `window_bytes` for a large record.
  std::function<void(std::size_t window_bytes)> before_growth;

  bool is_limited() const { return bytes != std::numeric_limits<std::uint64_t>::max(); }
  /// Longer records are rejected without being read into memory.
  std::size_t max_record_bytes() const;
  /// Memory for the stage that needs the most.
  static std::uint64_t needed(const RecordWeight& weight);
  /// "3.1 MB of this kind need some 74 MB; run with --memory 137MiB"
  std::string words_for(const RecordWeight& weight) const;
  /// The same if the record needs more memory than available, else nullopt.
  std::optional<std::string> why_not(const RecordWeight& weight) const;
};

}  // namespace tickerdex

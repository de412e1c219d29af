// Text analysis: both tools use it to turn text into terms, so that query terms equal index terms.
//
// Words are those of UAX #29, folded (fold.h), then stemmed by Snowball in a given language. A word
// consists of one or more *parts*, each with its own position, counted from 1. Examples (English),
// term@position:
//
//   "Alibaba's cloud revenues"  alibaba@1 cloud@2 revenu@3
//   "AT&T's 10-K"               at@1 at&t@1(compound) t@2 10@3 10-k@3(compound) k@4
//   "9988.HK rose 5.59"         9988@1 9988.hk@1(compound) hk@2 rose@3 5.59@4
//   "BRK.B"                     brk@1 brk.b@1(compound) b@2
//   "1,234.5"                   1234.5@1
//   "阿里巴巴"                    阿里@1 里巴@2 巴巴@3 巴@4(unigram)
//
// A compound is a whole word joined by punctuation: letters or digits around '&' ("S&P", "R&D"),
// around '.' unless the whole is a plain number ("BRK.B", "9988.HK"), around '-' or '/' if a part
// has a digit or is a single letter ("10-K", "T-Mobile"), and an elision or a name's particle
// ("l'action", "O'Reilly"; other apostrophes belong to their part). So a compound can be found
// exactly, and its parts individually and as a phrase. The phrase also matches inside a longer
// compound ("10-K" in "10-K/A"); the compound's term does not. Words of more than 4 parts or 32
// bytes have no compound. compound.h has the complete rule.
//
// A run of Han, kana or Hangul characters gives, at each character's position, the bigram of it and
// the next; the last character is a unigram. So a character c occurs exactly where a CJK term
// begins with c, a run of n >= 2 characters occurs exactly where its n - 1 bigrams are adjacent,
// and a unigram is the end of a run.
//
// Terms have at most kMaxWordBytes: a longer word is truncated and gets a hash. Input may be any
// bytes; NUL and bytes that are not UTF-8 separate words. Create one Analyzer per thread (its
// stemmers and caches are not shared). The result depends only on the text and the language.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tickerdex {

/// Leaves space for prefixes.
inline constexpr std::size_t kMaxWordBytes = 200;

enum class TokenKind : std::uint8_t {
  word,      ///< a part, also of a compound; stemmed
  compound,  ///< joined parts; not stemmed; at its first part's position
  bigram,    ///< two CJK characters
  unigram,   ///< one CJK character: the last of a run, or all of it
};

struct Token {
  std::string_view term;   ///< valid until the sink returns
  std::uint32_t position;  ///< from 1
  std::uint32_t begin;     ///< bytes of the term's text: [begin, end)
  std::uint32_t end;
  TokenKind kind;
};

/// A word of a query.
struct QueryWord {
  /// Consecutive parts, folded but not stemmed; for CJK the bigrams. Never empty.
  std::vector<std::string> parts;
  TokenKind kind = TokenKind::word;  ///< of the parts
  std::string compound;              ///< the whole, if the word is a compound; else empty
};

class Analyzer {
 public:
  Analyzer();
  ~Analyzer();
  Analyzer(const Analyzer&) = delete;
  Analyzer& operator=(const Analyzer&) = delete;

  using Sink = std::function<void(const Token&)>;

  /// Analyses `text` in `language` (ISO 639-1; without a stemmer, or empty: words are not stemmed).
  /// Calls `sink` in order of position; it must not call this Analyzer. Returns the last position
  /// used (0 if none).
  std::uint32_t analyze(std::string_view text, std::string_view language, const Sink& sink);

  /// Splits a query into words without stemming. Same words and parts as analyze().
  std::vector<QueryWord> query_words(std::string_view text);

  /// The stem of one folded part, as analyze() would store it.
  std::string stem(std::string_view folded, std::string_view language);

  /// Languages with a stemmer, ISO 639-1, sorted.
  static const std::vector<std::string>& stemmed_languages();

  /// The versions that terms depend on at run time: of this analyzer, ICU, its Unicode data
  /// (folding, word breaks, dictionaries) and Xapian, which contains the Snowball stemmers:
  /// "1/icu72.1/unicode15.0/xapian1.4.22". Stored in the index; with another one, matches may be
  /// missing.
  static std::string identity();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// The warning for an index with the identity `stored`: "was made with the text analyzer …, this
/// program has …"; nullopt if it is this program's.
std::optional<std::string> other_analyzer(std::string_view stored);

}  // namespace tickerdex

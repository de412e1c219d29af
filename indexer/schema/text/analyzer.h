// Text analysis: the one object by which both tools turn text into terms, so that what is typed
// meets what was stored.
//
// Words are those of UAX #29, folded (fold.h), then stemmed by Snowball in a given language.
// A word consists of one or more *parts*, each with a position of its own, counted from 1 in
// steps of 1. Examples (English), term@position:
//
//   "Alibaba's cloud revenues"  alibaba@1 cloud@2 revenu@3
//   "AT&T's 10-K"               at@1 at&t@1(compound) t@2 10@3 10-k@3(compound) k@4
//   "9988.HK rose 5.59"         9988@1 9988.hk@1(compound) hk@2 rose@3 5.59@4
//   "BRK.B"                     brk@1 brk.b@1(compound) b@2
//   "1,234.5"                   1234.5@1
//   "阿里巴巴"                    阿里@1 里巴@2 巴巴@3 巴@4(unigram)
//
// A compound is the whole of a word that punctuation joins: letters or digits around '&'
// ("S&P", "R&D"), around '.' unless the whole is a plain number ("BRK.B", "9988.HK"), around
// '-' or '/' where a part has a digit or is a single letter ("10-K", "T-Mobile"), and an elision
// or a name's particle ("l'action", "O'Reilly"; other apostrophes stay within their part). Hence a
// compound is findable exactly, and its parts are findable alone and as a phrase. The phrase also
// finds it where it is part of a longer one ("10-K" in "10-K/A"), the compound's term does not.
// Words of more than 4 parts or 32 bytes have no compound. The rule in full is in compound.h.
//
// A run of Han, kana or Hangul characters gives, at each character's own position, the bigram of
// it and the next; the last character stands alone (kind unigram). So a character c occurs exactly
// where a CJK term begins with c, a run of n >= 2 characters occurs exactly where its n - 1
// bigrams stand next to each other, and a unigram is the end of a run.
//
// Terms are at most kMaxWordBytes long: a longer word keeps its beginning and gets a hash.
// Input may be any bytes; those that are not UTF-8 separate words, NUL too. An Analyzer is
// created per thread (its stemmers and caches are not shared); the result depends on nothing
// but the text and the language.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tickerdex {

/// Room is left for prefixes.
inline constexpr std::size_t kMaxWordBytes = 200;

enum class TokenKind : std::uint8_t {
  word,      ///< a part that stands alone or in a compound; stemmed
  compound,  ///< joined parts; not stemmed; shares its first part's position
  bigram,    ///< two CJK characters
  unigram,   ///< one CJK character: the last of a run, or all of it
};

struct Token {
  std::string_view term;   ///< valid until the sink returns
  std::uint32_t position;  ///< from 1
  std::uint32_t begin;     ///< bytes of the text that the term stands for: [begin, end)
  std::uint32_t end;
  TokenKind kind;
};

/// One typed word, as the query language needs it.
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

  /// Analyses `text` in `language` (ISO 639-1; one without a stemmer, or empty: words are not
  /// stemmed). Calls `sink` in order of position; it may not call this Analyzer. Returns the last
  /// position used (0 if none).
  std::uint32_t analyze(std::string_view text, std::string_view language, const Sink& sink);

  /// Splits what was typed, without stemming. Same words and parts as analyze().
  std::vector<QueryWord> query_words(std::string_view text);

  /// The stem of one folded part, as analyze() would store it.
  std::string stem(std::string_view folded, std::string_view language);

  /// Languages with a stemmer, ISO 639-1, sorted.
  static const std::vector<std::string>& stemmed_languages();

  /// Names what the terms depend on, as it runs: our version, ICU's and its Unicode's (folding,
  /// word breaks, dictionaries) and Xapian's, which brings the Snowball stemmers:
  /// "1/icu72.1/unicode15.0/xapian1.4.22". Kept in the index; one of another may miss matches.
  static std::string identity();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// What to say of an index whose stored identity is `stored`: "was made with the text analyzer …, this
/// program has …"; nothing if it is this program's.
std::optional<std::string> other_analyzer(std::string_view stored);

}  // namespace tickerdex

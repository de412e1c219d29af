// BM25 as Xapian 1.4 computes it: Xapian::BM25Weight(k1, 0, k3, b, min_normlen).
//
//   score(term, document) = weight(term) * wdf / (k1 * (b * n + 1 - b) + wdf)
//   n      = max(length / average length, min_normlen)
//   weight = (k1 + 1) * log(r)
//   r      = (documents - termfreq + 0.5) / (termfreq + 0.5); below 2, halved and one more, so that
//            a term of most documents counts for little, and not against them
//
// Lengths are in terms. A query asks for each term once (wqf 1), so that k3 changes nothing. A
// score is never negative, and below weight(term) however often a document has the term.
#pragma once

#include <cstdint>
#include <vector>

namespace tickerdex {

struct Bm25 {
  static constexpr double kK1 = 1.2;
  static constexpr double kK3 = 1;
  static constexpr double kB = 0.75;
  static constexpr double kMinLength = 0.5;  ///< of the average

  std::uint64_t documents = 0;
  double average_length = 0;

  /// How many documents have one of several terms, taken for independent: as Xapian guesses it of
  /// synonyms, the two rarest first. `termfreqs`: of each; not empty. At most `documents`.
  std::uint32_t synonym_termfreq(std::vector<std::uint32_t> termfreqs) const;
  double term_weight(std::uint64_t termfreq) const;
  double per_average_length() const { return average_length > 0 ? 1 / average_length : 0; }
};

}  // namespace tickerdex

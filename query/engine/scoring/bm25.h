// BM25 as Xapian 1.4 computes it: Xapian::BM25Weight(k1, 0, k3, b, min_normlen).
//
//   score(term, document) = weight(term) * wdf / (k1 * (b * n + 1 - b) + wdf)
//   n      = max(length / average length, min_normlen)
//   weight = (k1 + 1) * log(r)
//   r      = (documents - termfreq + 0.5) / (termfreq + 0.5); if below 2, r / 2 + 1, so that a term
//            of most documents has a small weight and not a negative one
//
// Lengths are in terms. Each term occurs once in a query (wqf 1), so that k3 has no effect. A score
// is never negative, and less than weight(term) for any wdf.
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

  /// Estimates how many documents have one of several independent terms, as Xapian does for
  /// synonyms, the two rarest first. `termfreqs` is not empty. At most `documents`.
  std::uint32_t synonym_termfreq(std::vector<std::uint32_t> termfreqs) const;
  double term_weight(std::uint64_t termfreq) const;
  double per_average_length() const { return average_length > 0 ? 1 / average_length : 0; }
};

}  // namespace tickerdex

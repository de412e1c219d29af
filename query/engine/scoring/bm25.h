// BM25 as Xapian 1.4 computes it: Xapian::BM25Weight(k1, 0, k3, b, min_normlen).
//
//   score(term, document) = weight(term) * occurrences / (k1 * (b * n + 1 - b) + occurrences)
//   n      = max(length / average length, min_normlen)
//   weight = (k1 + 1) * log(r) * (k3 + 1) * wqf / (k3 + wqf)
//   r      = (documents - in + 0.5) / (in + 0.5); below 2, halved and one more, so that a term of
//            most documents counts for little, and not against them
//
// `in`: documents with the term; wqf: how often the query has it; lengths in terms. Never negative,
// and below weight(term) however often a document has the term.
#pragma once

#include <cstdint>
#include <vector>

#include "query/engine/document_number.h"

namespace tickerdex {

struct Bm25 {
  static constexpr double kK1 = 1.2;
  static constexpr double kK3 = 1;
  static constexpr double kB = 0.75;
  static constexpr double kLeastLength = 0.5;  ///< of the average

  std::uint64_t documents = 0;
  double average_length = 0;

  /// In how many documents one of several terms is, taken for independent: as Xapian guesses it of
  /// synonyms, the two rarest first. `in`: of each; not empty. At most `documents`.
  std::uint32_t documents_of_any(std::vector<std::uint32_t> in) const;
  double term_weight(std::uint64_t in, std::uint32_t wqf) const;
  double per_average_length() const { return average_length > 0 ? 1 / average_length : 0; }
};

}  // namespace tickerdex

#include "query/engine/scoring/bm25.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace tickerdex {

double Bm25::term_weight(std::uint64_t termfreq) const {
  // A damaged list may have a greater value.
  const auto known = static_cast<double>(std::min(termfreq, documents));
  double odds = (static_cast<double>(documents) - known + 0.5) / (known + 0.5);
  if (odds < 2) odds = odds * 0.5 + 1;
  return std::log(odds) * (kK1 + 1);
}

std::uint32_t Bm25::synonym_termfreq(std::vector<std::uint32_t> termfreqs) const {
  if (documents == 0) return 0;
  for (auto& one : termfreqs) {
    one = static_cast<std::uint32_t>(std::min<std::uint64_t>(one, documents));
  }
  while (termfreqs.size() > 1) {
    std::sort(termfreqs.begin(), termfreqs.end(), std::greater<>());
    const double rarest = termfreqs.back();
    termfreqs.pop_back();
    const double next = termfreqs.back();
    termfreqs.back() = static_cast<std::uint32_t>(
        next + rarest - next * rarest / static_cast<double>(documents) + 0.5);
  }
  return termfreqs.front();
}

}  // namespace tickerdex

#include "query/engine/scoring/bm25.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace tickerdex {

double Bm25::term_weight(std::uint64_t in, std::uint32_t wqf) const {
  const auto here = static_cast<double>(std::min(in, documents));  // a damaged list may say more
  double odds = (static_cast<double>(documents) - here + 0.5) / (here + 0.5);
  if (odds < 2) odds = odds * 0.5 + 1;
  const auto asked = static_cast<double>(wqf);
  return std::log(odds) * ((kK3 + 1) * asked / (kK3 + asked)) * (kK1 + 1);
}

std::uint32_t Bm25::documents_of_any(std::vector<std::uint32_t> in) const {
  if (documents == 0) return 0;
  for (auto& one : in) one = static_cast<std::uint32_t>(std::min<std::uint64_t>(one, documents));
  while (in.size() > 1) {
    std::sort(in.begin(), in.end(), std::greater<>());
    const double rarest = in.back();
    in.pop_back();
    const double next = in.back();
    in.back() = static_cast<std::uint32_t>(next + rarest -
                                           next * rarest / static_cast<double>(documents) + 0.5);
  }
  return in.front();
}

}  // namespace tickerdex

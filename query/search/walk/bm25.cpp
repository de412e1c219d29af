#include "query/search/walk/bm25.h"

#include <cmath>

namespace tickerdex {

double Bm25::term_weight(std::uint64_t in, std::uint32_t wqf) const {
  const auto here = static_cast<double>(in);
  double odds = (static_cast<double>(documents) - here + 0.5) / (here + 0.5);
  if (odds < 2) odds = odds * 0.5 + 1;
  const auto asked = static_cast<double>(wqf);
  return std::log(odds) * ((kK3 + 1) * asked / (kK3 + asked)) * (kK1 + 1);
}

}  // namespace tickerdex

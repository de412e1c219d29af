#include "indexer/run/winners.h"

#include <optional>
#include <tuple>

namespace tickerdex {

// The document first, then the records in source order.
bool Winners::ById::operator()(const Contender& a, const Contender& b) const {
  const auto rank = [](const Contender& c) {
    return std::tuple(c.key.id_high, c.key.id_low, c.kind != Contender::document, c.sequence);
  };
  return rank(a) < rank(b);
}

WinnerCounts Winners::decide(const std::function<void(std::uint64_t)>& remove,
                             const std::function<void(const Contender&)>& add) {
  WinnerCounts counts;
  std::optional<Contender> document;
  std::optional<Contender> winner;
  const auto end_group = [&] {
    if (document && winner && document->key == winner->key) {
      ++counts.carried;
    } else {
      if (document) {
        ++counts.removed;
        remove(document->sequence);
      }
      if (winner) {
        ++counts.added;
        add(*winner);
      }
    }
    document.reset();
    winner.reset();
  };
  sorter_.sort();
  Contender next;
  while (sorter_.next(next)) {
    const auto& held = winner ? winner : document;
    if (held && !held->key.same_id(next.key)) end_group();
    if (next.kind == Contender::document) {
      document = next;
    } else {
      if (winner) ++counts.duplicates;
      winner = next;
    }
  }
  end_group();
  return counts;
}

}  // namespace tickerdex

#include "indexer/ledger/latest_by_id.h"

#include <optional>
#include <tuple>

namespace tickerdex {

// The document first, then the records in source order.
bool LatestById::IdOrder::operator()(const Version& a, const Version& b) const {
  const auto rank = [](const Version& c) {
    return std::tuple(c.key.id_high, c.key.id_low, c.kind != Version::document, c.sequence);
  };
  return rank(a) < rank(b);
}

ArticleCounts LatestById::decide(const std::function<void(std::uint64_t)>& remove,
                             const std::function<void(const Version&)>& add) {
  ArticleCounts counts;
  std::optional<Version> document;
  std::optional<Version> latest;
  const auto end_group = [&] {
    if (document && latest && document->key == latest->key) {
      ++counts.carried;
    } else {
      if (document) {
        ++counts.removed;
        remove(document->sequence);
      }
      if (latest) {
        ++counts.added;
        add(*latest);
      }
    }
    document.reset();
    latest.reset();
  };
  sorter_.sort();
  Version next;
  while (sorter_.next(next)) {
    const auto& held = latest ? latest : document;
    if (held && !held->key.same_id(next.key)) end_group();
    if (next.kind == Version::document) {
      document = next;
    } else {
      if (latest) ++counts.duplicates;
      latest = next;
    }
  }
  end_group();
  return counts;
}

}  // namespace tickerdex

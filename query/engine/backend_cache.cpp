#include "query/engine/backend_cache.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace tickerdex {

const DocumentSet& BackendCache::matches(const Query& part, const DocumentSet* among) {
  auto& known = known_[Query::filter(part)];  // matches do not depend on scoring
  if (known.is_whole) return known.matches;
  if (among == nullptr) {
    documents_asked_ += backend_.database().get_doccount() - known.asked.count();
    const bool is_first = known.asked.empty();
    known.matches |= backend_.matches(part, {nullptr, is_first ? nullptr : &known.asked});
    known.is_whole = true;
    return known.matches;
  }
  DocumentSet unknown = *among;
  unknown -= known.asked;
  if (!unknown.empty()) {
    documents_asked_ += unknown.count();
    known.matches |= backend_.matches(part, {&unknown, nullptr});
    known.asked |= unknown;
  }
  return known.matches;
}

const std::vector<RankedDocument>& BackendCache::scores(const Query& part,
                                                        const DocumentSet& among) {
  const auto [found, is_new] = scores_.try_emplace(part);
  auto& scores = found->second;
  if (!is_new) return scores;
  DocumentSet matching = matches(part, &among);
  matching &= among;
  if (matching.empty()) return scores;
  scores =
      backend_.top_hits(part, 0, std::numeric_limits<std::uint64_t>::max(), {&matching, nullptr})
          .documents;
  std::sort(scores.begin(), scores.end(),
            [](const auto& a, const auto& b) { return a.document < b.document; });
  return scores;
}

}  // namespace tickerdex

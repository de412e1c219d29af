#include "indexer/schema/fields.h"

#include <fmt/format.h>

#include <algorithm>

#include "indexer/schema/hash.h"
#include "indexer/schema/text/fold.h"
#include "indexer/schema/text/utf8.h"

namespace tickerdex {
namespace {

constexpr bool table_is_in_order() {
  for (std::size_t i = 0; i < kFields.size(); ++i) {
    if (static_cast<std::size_t>(kFields[i].field) != i) return false;
  }
  return true;
}
static_assert(table_is_in_order(), "kFields is indexed by Field");

}  // namespace

TopicParts split_topic(std::string_view topic) {
  const auto colon = topic.find(':');
  if (colon == std::string_view::npos) return {{}, topic};
  const auto kind = topic.substr(0, colon);
  if (std::find(kTopicKinds.begin(), kTopicKinds.end(), kind) == kTopicKinds.end()) {
    return {{}, topic};
  }
  return {kind, topic.substr(colon + 1)};
}

std::string term_for(Field field, std::string_view value) {
  return bounded_term(prefix_of(field), fold_value(value));
}

std::string bounded_term(std::string_view prefix, std::string_view folded) {
  std::string term(prefix);
  if (prefix.size() + folded.size() <= kMaxTermBytes) {
    term += folded;
    return term;
  }
  constexpr std::size_t kHashBytes = 17;  // '#' and 16 hexadecimal digits
  std::size_t keep = kMaxTermBytes - prefix.size() - kHashBytes;
  while (keep > 0 && is_utf8_trail(folded[keep])) --keep;
  term += folded.substr(0, keep);
  term += fmt::format("#{:016x}", hash64(folded));
  return term;
}

}  // namespace tickerdex

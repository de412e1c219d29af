#include "indexer/writer/glass/limits.h"

#include <fmt/format.h>

#include <algorithm>

#include "indexer/schema/errors.h"

namespace tickerdex::glass {

void check_term(std::string_view term, std::uint32_t document) {
  if (term.empty()) throw IndexError(fmt::format("document {}: an empty term", document));
  if (term.size() > kMaxTermBytes) {
    throw IndexError(fmt::format("document {}: a term of {} bytes; Xapian's limit is {}", document,
                                 term.size(), kMaxTermBytes));
  }
  // A short term stays within the limit even if it is all NULs.
  if (term.size() * 2 <= kMaxEscapedTermBytes) return;
  const auto escaped =
      term.size() + static_cast<std::size_t>(std::count(term.begin(), term.end(), '\0'));
  if (escaped > kMaxEscapedTermBytes) {
    throw IndexError(fmt::format(
        "document {}: a term of {} bytes with its NULs counted twice; Xapian's limit is {}",
        document, escaped, kMaxEscapedTermBytes));
  }
}

void check_metadata_key(std::string_view key) {
  if (key.empty()) throw IndexError("a metadata key is empty");
  if (key.size() + 2 > kMaxKeyBytes) {
    throw IndexError(fmt::format("a metadata key of {} bytes; Xapian's limit is {}", key.size(),
                                 kMaxKeyBytes - 2));
  }
}

}  // namespace tickerdex::glass

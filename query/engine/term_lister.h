// The terms of an index: all that parsing a query needs from it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace tickerdex {

struct ListedTerm {
  std::string term;
  std::uint32_t termfreq = 0;  ///< number of documents with it
};

/// Errors: Xapian::Error.
class TermLister {
 public:
  virtual ~TermLister() = default;
  virtual bool has(const std::string& term) const = 0;
  /// All terms that begin with `prefix`, in byte order.
  virtual std::vector<ListedTerm> beginning_with(const std::string& prefix) const = 0;
};

}  // namespace tickerdex

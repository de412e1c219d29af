// Which terms an index has: all that the query language asks of it while it reads a query.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace tickerdex {

struct ListedTerm {
  std::string term;
  std::uint32_t termfreq = 0;  ///< documents that have it
};

/// Errors: Xapian::Error.
class TermLister {
 public:
  virtual ~TermLister() = default;
  virtual bool has(const std::string& term) const = 0;
  /// Every term that begins so, by bytes.
  virtual std::vector<ListedTerm> beginning_with(const std::string& prefix) const = 0;
};

}  // namespace tickerdex

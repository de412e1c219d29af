// An error at a place in the query: exit code 2.
#pragma once

#include <cstddef>
#include <string>

#include "indexer/schema/errors.h"

namespace tickerdex {

/// what() is one line that says how to fix it.
struct QueryError : UsageError {
  QueryError(const std::string& what, std::size_t offset_, std::size_t length_)
      : UsageError(what), offset(offset_), length(length_) {}
  std::size_t offset;  ///< bytes of the query
  std::size_t length;
};

}  // namespace tickerdex

// Results as ids, one per line, for xargs and comm.
#pragma once

#include <iosfwd>

#include "query/search/search.h"

namespace tickerdex {

void print_ids(const SearchResult& result, std::ostream& out);

}  // namespace tickerdex

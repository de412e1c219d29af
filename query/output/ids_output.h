// Results as ids, one per line, for xargs and comm.
#pragma once

#include <iosfwd>

#include "query/output/output.h"

namespace tickerdex {

void print_ids(const SearchRequest& request, const SearchResult& result,
               const OutputOptions& options, std::ostream& out);

}  // namespace tickerdex

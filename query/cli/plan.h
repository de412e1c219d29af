// Resolves the options as typed to a search and its output; checks all names, numbers and dates.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "query/cli/environment.h"
#include "query/cli/options.h"
#include "query/output/output.h"

namespace tickerdex {

struct QueryPlan {
  std::string index;
  SearchRequest request;
  OutputOptions output;
  bool count_only = false;
  std::optional<std::chrono::milliseconds> timeout;
  std::vector<std::string> warnings;  ///< options that have no effect together
};

/// @throws UsageError naming the option and its valid values.
QueryPlan plan_query(const QueryOptions& options, const Environment& environment);

}  // namespace tickerdex

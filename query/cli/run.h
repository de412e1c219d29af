// All of tickerdex-query except main(): arguments in, exit code out.
//
// Exit codes: 0 something matches, 1 nothing does, 2 usage, a broken index or a result that cannot
// be written. A pipe closed early is not an error. Errors and warnings go to stderr, one line each;
// warnings of the json format are in the JSON.
#pragma once

#include <functional>
#include <string>

#include "query/cli/environment.h"
#include "query/search/search.h"

namespace tickerdex {

/// Searches the index in a folder.
using SearchFunction = std::function<SearchResult(const std::string& index, const SearchRequest&)>;

/// Opens the live generation and searches it. Throws as Searcher and live_generation() do.
SearchResult search_index(const std::string& index, const SearchRequest& request);

int run_query(int argc, const char* const* argv, const Environment& environment,
              const SearchFunction& search = search_index);

}  // namespace tickerdex

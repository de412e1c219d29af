#include "indexer/schema/generation.h"
#include "query/cli/run.h"

namespace tickerdex {

SearchResult search_index(const std::string& index, const SearchRequest& request) {
  Searcher searcher(generation_to_search(index));
  return searcher.search(request);
}

}  // namespace tickerdex

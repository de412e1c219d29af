#include "indexer/schema/generation.h"
#include "query/cli/run.h"

namespace tickerdex {

SearchResult search_index(const std::string& index, const SearchRequest& request) {
  Searcher searcher(live_generation(index));
  return searcher.search(request);
}

}  // namespace tickerdex

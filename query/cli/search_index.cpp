#include <xapian.h>

#include <filesystem>

#include "indexer/schema/errors.h"
#include "indexer/schema/generation.h"
#include "query/cli/run.h"

namespace tickerdex {
namespace {

bool is_there(const std::string& generation) {
  std::error_code error;
  return std::filesystem::exists(std::filesystem::path(generation) / layout::kDatabaseFile, error);
}

}  // namespace

// Between finding the live generation and opening its files, runs may replace and remove it.
// Removal begins with a rename: if the folder still exists after opening, all files were opened in
// time and stay readable. If not, another generation is live.
SearchResult search_index(const std::string& index, const SearchRequest& request) {
  constexpr int kTries = 20;
  for (int tries = 1;; ++tries) {
    const std::string generation = generation_to_search(index);
    try {
      Searcher searcher(generation);
      if (is_there(generation)) return searcher.search(request);
    } catch (const Xapian::Error&) {
      if (tries == kTries || is_there(generation)) throw;
    } catch (const IndexError&) {
      if (tries == kTries || is_there(generation)) throw;
    }
    if (tries == kTries) {
      throw IndexError(index +
                       ": generations are replaced faster than they can be opened; try again");
    }
  }
}

}  // namespace tickerdex

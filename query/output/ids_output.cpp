#include "query/output/ids_output.h"

#include <ostream>

#include "query/output/terminal_text.h"

namespace tickerdex {

void print_ids(const SearchRequest& /*request*/, const SearchResult& result,
               const OutputOptions& /*options*/, std::ostream& out) {
  for (std::uint64_t i = 0; i < result.hits.size(); ++i) {
    out << safe_cell(result.hits.article(i).id) << '\n' << std::flush;
  }
}

}  // namespace tickerdex

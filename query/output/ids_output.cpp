#include "query/output/ids_output.h"

#include <ostream>

#include "query/output/terminal_text.h"

namespace tickerdex {

void print_ids(const SearchResult& result, std::ostream& out) {
  for (const auto& hit : result.hits) out << safe_cell(hit.article.id) << '\n';
}

}  // namespace tickerdex

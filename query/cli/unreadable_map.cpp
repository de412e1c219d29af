#include "query/cli/unreadable_map.h"

#include "indexer/schema/unreadable_file.h"

namespace tickerdex {

void report_unreadable_maps() {
  end_on_unreadable_files({"tickerdex-query", "try tickerdex-index verify", 2});
}

}  // namespace tickerdex

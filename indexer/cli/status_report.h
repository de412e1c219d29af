// What `status` and `rollback` say: text for people, JSON for scripts.
//
//   status    {"index", "live", "age_seconds", "max_age_seconds", "too_old", "healthy", "troubles",
//              "generations": [manifest with "live" and "bytes"…]}
//   rollback  {"index", "result": "rolled back", "from", "folder", "age_seconds", and the manifest}
#pragma once

#include <ostream>

#include "indexer/run/rollback.h"
#include "indexer/run/status.h"

namespace tickerdex {

void print_status_text(const IndexStatus& status, std::ostream& out);
void print_status_json(const IndexStatus& status, std::ostream& out);

void print_rollback_text(const RollbackRequest& request, const RollbackReport& report,
                         std::ostream& out);
void print_rollback_json(const RollbackRequest& request, const RollbackReport& report,
                         std::ostream& out);

}  // namespace tickerdex

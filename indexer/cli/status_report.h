// The reports of `status`, `verify` and `rollback`: text for people, JSON for scripts.
//
//   status    {"index", "live", "age_seconds", "max_age_seconds", "too_old", "healthy", "troubles",
//              "generations": [manifest with "live", "folder" and "bytes"…], "refused": [the same]}
//   verify    {"index", "generation", "folder", "sound", "parts": [{"part", "checked", "seconds",
//              "troubles"}…]}
//   rollback  {"index", "result": "rolled back", "from", "folder", "age_seconds", and the manifest}
#pragma once

#include <ostream>

#include "indexer/command/rollback.h"
#include "indexer/command/status.h"
#include "indexer/command/verify.h"

namespace tickerdex {

void print_status_text(const IndexStatus& status, std::ostream& out);
void print_status_json(const IndexStatus& status, std::ostream& out);

void print_verify_text(const VerifyReport& report, std::ostream& out);
void print_verify_json(const VerifyReport& report, std::ostream& out);

void print_rollback_text(const RollbackRequest& request, const RollbackReport& report,
                         std::ostream& out);
void print_rollback_json(const RollbackRequest& request, const RollbackReport& report,
                         std::ostream& out);

}  // namespace tickerdex

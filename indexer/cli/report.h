// The report of a run: text for people, JSON for scripts.
//
// The JSON of a rebuild is its manifest with "index", "folder", "result" ("published", "refused",
// "nothing to do") and the seconds of each phase. An update adds "update": {"rebuilt_because",
// "files", "changed_files", "added_files", "removed_files", "carried", "added", "removed"}.
#pragma once

#include <ostream>
#include <string>
#include <string_view>

#include "indexer/command/request.h"

namespace tickerdex {

void print_rebuild_text(const RebuildRequest& request, const RebuildReport& report,
                        std::ostream& out);
void print_rebuild_json(const RebuildRequest& request, const RebuildReport& report,
                        std::ostream& out);

/// "published", "refused", "nothing to do"
std::string_view result_of(const RebuildReport& report);

/// The line for stderr when a gate refused: which one, and what to do.
std::string refusal_line(const RebuildRequest& request, const RebuildReport& report);

}  // namespace tickerdex

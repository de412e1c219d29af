// What a run says at its end: text for people, JSON for scripts.
//
// The JSON of a rebuild is its manifest with "index", "folder" and the phases' seconds.
#pragma once

#include <ostream>
#include <string>

#include "indexer/run/rebuild.h"

namespace tickerdex {

void print_rebuild_text(const RebuildRequest& request, const RebuildReport& report,
                        std::ostream& out);
void print_rebuild_json(const RebuildRequest& request, const RebuildReport& report,
                        std::ostream& out);

}  // namespace tickerdex

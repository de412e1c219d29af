// Merges several runs: lists with the same key are concatenated in the order of the runs, which is
// that of the documents.
#pragma once

#include <memory>
#include <vector>

#include "indexer/writer/invert/list_source.h"

namespace tickerdex::invert {

std::unique_ptr<ListSource> merge_lists(std::vector<std::unique_ptr<ListSource>> runs);

}  // namespace tickerdex::invert

// The last step of inversion: lists in key order become the postlist and position tables.
#pragma once

#include <cstdint>

#include "indexer/writer/glass/table_writer.h"
#include "indexer/writer/invert/list_source.h"

namespace tickerdex::invert {

/// `postlist` holds nothing that sorts after the first list. With more than one job, `position` is
/// written by a second thread: it is the larger by far. @throws IndexError
void write_lists(ListSource& lists, glass::TableWriter& postlist, glass::TableWriter& position,
                 std::uint32_t jobs);

}  // namespace tickerdex::invert

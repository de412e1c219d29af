// The last step of inversion: writes lists in key order to the postlist and position tables.
#pragma once

#include <cstdint>

#include "indexer/writer/glass/table_writer.h"
#include "indexer/writer/invert/list_source.h"

namespace tickerdex::invert {

/// `postlist` contains no key after that of the first list. With more than one job, a second thread
/// writes `position`, by far the larger table. @throws IndexError.
void write_lists(ListSource& lists, glass::TableWriter& postlist, glass::TableWriter& position,
                 std::uint32_t jobs);

}  // namespace tickerdex::invert

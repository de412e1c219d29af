// Writes iamglass (schema/glass/version.h), the last file of a database. The free list of a table
// with entries is V 1, V blocks, 00 00 00 00; one without has block 0, a fake root and no free list.
#pragma once

#include <cstdint>
#include <string>

#include "indexer/writer/glass/table_writer.h"

namespace tickerdex::glass {

struct DatabaseStatistics {
  std::uint32_t documents = 0;         ///< also the last document's number
  std::uint32_t shortest_length = 0;   ///< above 0
  std::uint32_t longest_length = 0;
  std::uint32_t largest_wdf = 0;
  std::uint64_t total_length = 0;
};

struct TableRoots {
  TableRoot postlist;
  TableRoot docdata;
  TableRoot termlist;
  TableRoot position;
};

/// Writes `folder`/iamglass atomically and durably. @throws IndexError.
void write_version_file(const std::string& folder, const TableRoots& roots,
                        const DatabaseStatistics& statistics);

}  // namespace tickerdex::glass

// Writes iamglass, the file that makes a folder of tables a database. It is written last.
//
//   0f 0d "Xapian Glass" 04 6e       format of 2016-03-14
//   uuid:16 bytes  V revision
//   six roots: postlist docdata termlist position spelling synonym
//     root := V block  V (level << 2 | sequential << 1 | fake)  V entries  V 4 (block size >> 11)
//             V compress_min  V length + free list (V 1, V blocks, 00 00 00 00)
//     a table without entries: block 0, flags 3, no entries, empty free list
//   V documents  V last document - documents  V shortest length above 0  V largest wdf
//   V longest length - largest wdf  V 0  V total length  V 0
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

#include "indexer/writer/glass/version_file.h"

#include <sys/random.h>

#include <array>
#include <cerrno>
#include <cstdio>

#include "indexer/schema/errors.h"
#include "indexer/schema/glass/encoding.h"
#include "indexer/schema/glass/version.h"
#include "indexer/writer/output_file.h"

namespace tickerdex::glass {
namespace {

constexpr std::uint64_t kCompressMin = 18;

// A random (version 4) UUID.
std::string make_uuid() {
  std::string uuid(kUuidBytes, '\0');
  if (::getrandom(uuid.data(), uuid.size(), 0) != static_cast<ssize_t>(uuid.size())) {
    fail_to("get random bytes for", "the database's UUID", errno);
  }
  uuid[6] = static_cast<char>((uuid[6] & 0x0f) | 0x40);
  uuid[8] = static_cast<char>((uuid[8] & 0x3f) | 0x80);
  return uuid;
}

void append_table(std::string& out, const TableRoot& table, std::uint64_t compress_min) {
  VersionRoot root;
  std::string free_list;
  if (table.blocks > 0) {
    append_v(free_list, kRevision);
    append_v(free_list, table.blocks);
    free_list.append(4, '\0');
  }
  root.block = table.block;
  root.level = table.level;
  root.is_fake = table.blocks == 0;
  root.entries = table.entries;
  root.block_bytes = kBlockBytes;
  root.compress_min = compress_min;
  root.free_list = free_list;
  append_root(out, root);
}

}  // namespace

void write_version_file(const std::string& folder, const TableRoots& roots,
                        const DatabaseStatistics& statistics) {
  std::string bytes(kVersionMagic);
  bytes += make_uuid();
  append_v(bytes, kRevision);
  append_table(bytes, roots.postlist, 0);
  append_table(bytes, roots.docdata, kCompressMin);
  append_table(bytes, roots.termlist, kCompressMin);
  append_table(bytes, roots.position, 0);
  append_table(bytes, {}, kCompressMin);
  append_table(bytes, {}, kCompressMin);
  append_v(bytes, statistics.documents);
  append_v(bytes, 0);
  append_v(bytes, statistics.shortest_length);
  append_v(bytes, statistics.largest_wdf);
  append_v(bytes, statistics.longest_length - statistics.largest_wdf);
  append_v(bytes, 0);
  append_v(bytes, statistics.total_length);
  append_v(bytes, 0);

  const std::string path = folder + "/iamglass";
  const std::string draft = folder + "/v.tmp";
  OutputFile file(draft);
  file.append(bytes);
  file.sync();
  if (std::rename(draft.c_str(), path.c_str()) != 0) file.handle()->fail("rename", errno);
  sync_folder(folder);
}

}  // namespace tickerdex::glass

#include "indexer/run/status.h"

#include <fmt/format.h>
#include <xapian.h>

#include <filesystem>

#include "indexer/schema/fields.h"
#include "indexer/schema/generation.h"

namespace tickerdex {
namespace {

void check_live(const std::string& folder, const Manifest& manifest, IndexStatus& status) {
  if (manifest.schema != kSchemaVersion) {
    status.troubles.push_back(fmt::format(
        "schema {}, but this program reads {}; run: tickerdex-index rebuild --index {} SOURCE...",
        manifest.schema, kSchemaVersion, status.index));
    return;
  }
  try {
    const auto count = Xapian::Database(folder).get_doccount();
    if (count != manifest.articles) {
      status.troubles.push_back(fmt::format("the database holds {} articles, its manifest says {}",
                                            count, manifest.articles));
    }
  } catch (const Xapian::Error& error) {
    status.troubles.push_back("the database cannot be opened: " + error.get_msg());
  }
}

}  // namespace

IndexStatus index_status(const std::string& index, std::int64_t now_utc) {
  IndexStatus status;
  status.index = index;
  const std::string folder = live_generation(index);
  status.live = std::filesystem::path(folder).filename().string();
  for (auto& info : list_generations(index)) {
    if (!info.trouble.empty()) status.troubles.push_back(info.trouble);
    if (info.live && info.manifest) {
      status.age_seconds = std::max<std::int64_t>(0, now_utc - info.manifest->finished_utc);
      check_live(folder, *info.manifest, status);
    }
    const auto bytes = folder_bytes(info.folder);
    status.generations.push_back({std::move(info), bytes});
  }
  return status;
}

}  // namespace tickerdex

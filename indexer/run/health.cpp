#include "indexer/run/health.h"

#include <fmt/format.h>
#include <xapian.h>

#include "indexer/schema/fields.h"

namespace tickerdex {

std::string trouble_of(const std::string& index, const GenerationInfo& info) {
  if (!info.manifest) return info.trouble;
  const Manifest& manifest = *info.manifest;
  if (manifest.schema != kSchemaVersion) {
    return fmt::format(
        "schema {}, but this program reads {}; run: tickerdex-index rebuild --index {} SOURCE...",
        manifest.schema, kSchemaVersion, index);
  }
  try {
    const auto count = Xapian::Database(info.folder).get_doccount();
    if (count == manifest.articles) return {};
    return fmt::format("the database holds {} articles, its manifest says {}", count,
                       manifest.articles);
  } catch (const Xapian::Error& error) {
    return "the database cannot be opened: " + error.get_msg();
  }
}

}  // namespace tickerdex

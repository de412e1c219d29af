#include "indexer/command/source_places.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <filesystem>
#include <optional>
#include <system_error>
#include <utility>

#include "indexer/schema/errors.h"
#include "indexer/schema/generation.h"
#include "indexer/source/walk.h"

namespace tickerdex {
namespace {

namespace fs = std::filesystem;
using Identity = std::pair<std::uint64_t, std::uint64_t>;

std::optional<Identity> identity_of(const fs::path& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return std::nullopt;
  return Identity{status.st_dev, status.st_ino};
}

// With links resolved as far as the path exists, and without a slash at the end.
fs::path place_of(const std::string& path) {
  std::error_code error;
  const fs::path whole = fs::absolute(path, error);
  if (error) return path;
  fs::path place = fs::weakly_canonical(whole, error);
  if (error) place = whole.lexically_normal();
  return place.has_filename() ? place : place.parent_path();
}

}  // namespace

void check_source_places(const std::string& index, const std::vector<std::string>& sources) {
  const fs::path index_place = place_of(index);
  const auto index_identity = identity_of(index);
  const auto generations = identity_of(fs::path(index) / layout::kGenerations);
  for (const std::string& source : sources) {
    if (source == "-") continue;
    const fs::path place = place_of(source);
    fs::path above = place;
    while (true) {
      const auto identity = identity_of(above);
      if (above == index_place ||
          (identity && (identity == index_identity || identity == generations))) {
        throw UsageError(
            fmt::format("SOURCE {} {} --index {}: name the articles, and an index outside them",
                        source, above == place ? "is" : "lies inside", index));
      }
      if (above == above.parent_path()) break;
      above = above.parent_path();
    }
    if (const std::string why = why_not_a_source(source); !why.empty()) {
      throw SourceError(fmt::format("{}: {}", source, why));
    }
  }
}

}  // namespace tickerdex

#include "indexer/command/run_paths.h"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <optional>
#include <system_error>
#include <utility>

#include "indexer/publish/small_file.h"
#include "indexer/schema/errors.h"
#include "indexer/schema/generation.h"
#include "indexer/source/walk.h"

namespace tickerdex {
namespace {

namespace fs = std::filesystem;

using Identity = std::pair<dev_t, ino_t>;

std::optional<Identity> identity_of(const std::string& path) {
  struct stat facts {};
  if (::stat(path.c_str(), &facts) != 0) return std::nullopt;
  return Identity(facts.st_dev, facts.st_ino);
}

// With links and dots resolved as far as the path exists, and without a slash at the end.
fs::path resolved(const std::string& path) {
  std::error_code error;
  const fs::path whole = fs::absolute(path, error);
  if (error) return path;
  fs::path place = fs::weakly_canonical(whole, error);
  if (error) place = whole.lexically_normal();
  return place.has_filename() ? place : place.parent_path();
}

// Whether `path` is `folder` or below it, by name or by inode: a mount may give a folder a second
// name.
bool lies_in(const fs::path& path, const std::string& folder) {
  const fs::path top = resolved(folder);
  const auto wanted = identity_of(folder);
  for (fs::path at = path;; at = at.parent_path()) {
    if (at == top) return true;
    if (wanted && identity_of(at.string()) == wanted) return true;
    if (!at.has_relative_path()) return false;
  }
}

std::string generations_of(const std::string& index) {
  return (fs::path(index) / layout::kGenerations).string();
}

bool lies_in_index(const fs::path& path, const std::string& index) {
  return lies_in(path, index) || lies_in(path, generations_of(index));
}

[[noreturn]] void refuse(const NamedPath& named, const std::string& why) {
  throw UsageError(fmt::format("{} {}: {}", named.option, named.path, why));
}

std::string folder_of(const std::string& path) {
  const auto folder = fs::path(path).parent_path();
  return folder.empty() ? "." : folder.string();
}

void check_kind(const NamedPath& output) {
  struct stat facts {};
  const bool exists = ::lstat(output.path.c_str(), &facts) == 0;
  const std::string kind = exists ? kind_of_file(facts.st_mode) : std::string();
  if (!kind.empty()) {
    refuse(output, fmt::format("it is {}; name a regular file or a new one", kind));
  }
  const std::string name = fs::path(output.path).filename().string();
  if (name.empty() || name == "." || name == "..") refuse(output, "it names a folder, not a file");
  if (!output.requires_folder) return;
  std::error_code error;
  const std::string folder = folder_of(output.path);
  if (!fs::is_directory(folder, error)) {
    refuse(output, fmt::format("there is no folder {}; create it or name another path", folder));
  }
}

void check_index(const NamedPath& output, const fs::path& path, const std::string& index) {
  if (lies_in_index(path, index)) {
    refuse(output, fmt::format("it lies in the index {}; name a path outside it", index));
  }
  if (lies_in(resolved(index), path.string())) {
    refuse(output, fmt::format("the index {} lies in it", index));
  }
}

void check_sources(const NamedPath& output, const fs::path& path,
                   const std::vector<std::string>& sources) {
  const auto own = identity_of(output.path);
  if (own && own == identity_of("/proc/self/exe")) refuse(output, "it is this very program");
  for (const auto& source : sources) {
    if (source == "-") {
      struct stat standard_input {};
      if (own && ::fstat(STDIN_FILENO, &standard_input) == 0 &&
          *own == Identity(standard_input.st_dev, standard_input.st_ino)) {
        refuse(output, "it is what standard input reads; name another file");
      }
      continue;
    }
    const auto other = identity_of(source);
    if (path == resolved(source) || (own && own == other)) {
      refuse(output, fmt::format("it is the source {}; name another file", source));
    }
    if (lies_in(path, source)) {
      refuse(output, fmt::format("it lies in the source {} and would be read as news; name a "
                                 "path outside it",
                                 source));
    }
  }
}

// A source may contain the output under a second name or through a symbolic link.
void check_links(const NamedPath& output, const RunPaths& paths) {
  struct stat own {};
  if (::lstat(output.path.c_str(), &own) != 0 || !S_ISREG(own.st_mode)) return;
  if (own.st_nlink < 2 && paths.links == Links::inside) return;
  const auto meet = [&](const FoundFile& found) {
    if (identity_of(found.path) != Identity(own.st_dev, own.st_ino)) return;
    refuse(output,
           fmt::format("by a link it is the file {} of a source; name another file", found.path));
  };
  Walker walker({meet, [](const std::string&, std::string) {}, [](Rejected&&) {}}, paths.links);
  exclude_index(paths.index, walker);
  for (const auto& source : paths.sources) {
    if (source != "-") walker.walk(source);
  }
}

void check_apart(const NamedPath& output, const fs::path& path, const NamedPath& other) {
  if (other.path.empty()) return;
  const auto own = identity_of(output.path);
  if (path == resolved(other.path) || (own && own == identity_of(other.path))) {
    refuse(output, fmt::format("it is the file of {}; name another one", other.option));
  }
}

void check_input(const NamedPath& input) {
  struct stat facts {};
  if (::stat(input.path.c_str(), &facts) != 0) return;  // whoever reads it reports this
  const std::string kind = kind_of_file(facts.st_mode);
  if (!kind.empty()) refuse(input, fmt::format("it is {}; name a regular file", kind));
}

}  // namespace

void check_paths(const RunPaths& paths) {
  for (const auto& input : paths.inputs) {
    if (!input.path.empty()) check_input(input);
  }
  for (std::size_t i = 0; i < paths.outputs.size(); ++i) {
    const NamedPath& output = paths.outputs[i];
    if (output.path.empty()) continue;
    check_kind(output);
    const fs::path path = resolved(folder_of(output.path)) / fs::path(output.path).filename();
    check_index(output, path, paths.index);
    check_sources(output, path, paths.sources);
    check_links(output, paths);
    for (const auto& input : paths.inputs) check_apart(output, path, input);
    for (std::size_t before = 0; before < i; ++before) {
      check_apart(output, path, paths.outputs[before]);
    }
  }
}

void check_source_places(const std::string& index, const std::vector<std::string>& sources) {
  for (const std::string& source : sources) {
    if (source == "-") continue;
    if (const fs::path place = resolved(source); lies_in_index(place, index)) {
      const auto own = identity_of(source);
      const bool is_index =
          place == resolved(index) ||
          (own && (own == identity_of(index) || own == identity_of(generations_of(index))));
      throw UsageError(
          fmt::format("SOURCE {} {} --index {}: name the articles, and an index outside them",
                      source, is_index ? "is" : "lies inside", index));
    }
    if (const std::string why = why_not_a_source(source); !why.empty()) {
      throw SourceError(fmt::format("{}: {}", source, why));
    }
  }
}

}  // namespace tickerdex

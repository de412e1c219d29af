#include "indexer/schema/generation.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "indexer/schema/errors.h"
#include "indexer/schema/text/ascii.h"

namespace tickerdex {
namespace {

namespace fs = std::filesystem;

std::string how_to_build(const std::string& index) {
  return fmt::format("build it with: tickerdex-index rebuild --index {} SOURCE...", index);
}

bool is_absent(const std::error_code& error) {
  return error == std::errc::no_such_file_or_directory || error == std::errc::not_a_directory;
}

IndexError unreadable(const fs::path& path, const std::error_code& error) {
  return IndexError(fmt::format("{} cannot be read: {}", path.string(), error.message()));
}

// Why `current` cannot be read.
std::string why_no_link(const std::string& index, const fs::path& current,
                        const std::error_code& error) {
  // EINVAL: it exists but is not a symlink.
  if (error == std::errc::invalid_argument) {
    return fmt::format("{} is not a symlink to a generation; {}", current.string(),
                       how_to_build(index));
  }
  if (!is_absent(error)) return unreadable(current, error).what();
  std::error_code status_error;
  const auto root = fs::status(index, status_error);
  if (status_error && !is_absent(status_error)) return unreadable(index, status_error).what();
  if (!fs::exists(root)) return fmt::format("no index at {}; {}", index, how_to_build(index));
  if (!fs::is_directory(root)) {
    return fmt::format("{} is not an index folder; {}", index, how_to_build(index));
  }
  return fmt::format("{} holds no published generation; {}", index, how_to_build(index));
}

std::string find_live(const std::string& index, int tries) {
  const fs::path root(index);
  const fs::path current = root / layout::kCurrent;
  std::error_code error;
  const fs::path target = fs::read_symlink(current, error);
  if (error) throw IndexError(why_no_link(index, current, error));
  const fs::path folder = target.is_absolute() ? target : root / target;
  const bool is_there = fs::is_directory(folder, error);
  if (error && !is_absent(error)) throw unreadable(folder, error);
  if (!is_there) {
    // A run may have published another one and removed this one since the link was read.
    constexpr int kTries = 20;
    const fs::path now = fs::read_symlink(current, error);
    if (!error && now != target && tries < kTries) return find_live(index, tries + 1);
    throw IndexError(fmt::format("the live generation of {} is gone ({}); go back with: "
                                 "tickerdex-index rollback --index {}, or {}",
                                 index, target.string(), index, how_to_build(index)));
  }
  if (!is_generation_of(index, folder.string())) {
    throw IndexError(
        fmt::format("{} leads to {}, which is not a generation of this index; go back "
                    "with: tickerdex-index rollback --index {}, or {}",
                    current.string(), target.string(), index, how_to_build(index)));
  }
  return folder.string();
}

}  // namespace

bool is_generation_of(const std::string& index, const std::string& folder) {
  const fs::path path(folder);
  std::error_code error;
  return is_generation_name(path.filename().string()) &&
         fs::equivalent(path.parent_path(), fs::path(index) / layout::kGenerations, error);
}

std::string live_generation(const std::string& index) { return find_live(index, 1); }

std::string generation_to_search(const std::string& index_or_generation) {
  const fs::path folder(index_or_generation);
  std::error_code error;
  const bool has_current = fs::is_symlink(folder / layout::kCurrent, error);
  if (!has_current && fs::exists(folder / layout::kDatabaseFile, error)) return folder.string();
  return live_generation(index_or_generation);
}

bool is_generation_name(std::string_view name) {
  constexpr std::string_view kShape = "dddddddd'T'dddddd'Z-'xxxxxx";
  std::size_t at = 0;
  bool literal = false;
  for (const char expected : kShape) {
    if (expected == '\'') {
      literal = !literal;
      continue;
    }
    if (at == name.size()) return false;
    const char c = name[at++];
    const bool fits = literal           ? c == expected
                      : expected == 'd' ? is_digit(c)
                                        : is_hex_digit(c) && !is_upper(c);
    if (!fits) return false;
  }
  return at == name.size();
}

}  // namespace tickerdex

#include "indexer/schema/generation.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "indexer/schema/errors.h"

namespace tickerdex {
namespace {

namespace fs = std::filesystem;

std::string how_to_build(const std::string& index) {
  return fmt::format("build it with: tickerdex-index rebuild --index {} SOURCE...", index);
}

std::string find_live(const std::string& index, int tries) {
  const fs::path root(index);
  std::error_code error;
  if (!fs::exists(root, error)) {
    throw IndexError(fmt::format("no index at {}; {}", index, how_to_build(index)));
  }
  const fs::path current = root / layout::kCurrent;
  const fs::path target = fs::read_symlink(current, error);
  if (error) {
    throw IndexError(fs::is_directory(root)
                         ? fmt::format("{} holds no published generation; {}", index,
                                       how_to_build(index))
                         : fmt::format("{} is no index folder; {}", index, how_to_build(index)));
  }
  const fs::path folder = target.is_absolute() ? target : root / target;
  if (!fs::is_directory(folder, error)) {
    // A run may have published another and removed this one since the link was read.
    constexpr int kTries = 20;
    const fs::path now = fs::read_symlink(current, error);
    if (!error && now != target && tries < kTries) return find_live(index, tries + 1);
    throw IndexError(fmt::format("the live generation of {} is gone ({}); go back with: "
                                 "tickerdex-index rollback --index {}, or {}",
                                 index, target.string(), index, how_to_build(index)));
  }
  return folder.string();
}

}  // namespace

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
    const bool digit = c >= '0' && c <= '9';
    const bool fits = literal           ? c == expected
                      : expected == 'd' ? digit
                                        : digit || (c >= 'a' && c <= 'f');
    if (!fits) return false;
  }
  return at == name.size();
}

}  // namespace tickerdex

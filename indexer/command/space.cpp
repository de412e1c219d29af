#include "indexer/command/space.h"

#include <fmt/format.h>
#include <sys/statvfs.h>

#include <cerrno>
#include <filesystem>
#include <system_error>

#include "indexer/schema/errors.h"
#include "indexer/source/walk.h"

namespace tickerdex {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kBulkFactor = 4;
constexpr std::uint64_t kApiFactor = 5;
constexpr std::uint64_t kMin = std::uint64_t{16} << 20;

std::string megabytes(std::uint64_t bytes) {
  return fmt::format("{:.0f} MB", static_cast<double>(bytes) / 1e6);
}

}  // namespace

std::uint64_t source_bytes(const RebuildRequest& request) {
  std::uint64_t sum = 0;
  Walker walker({[&](const FoundFile& file) {
                   if (file.is_regular) sum += file.bytes;
                 },
                 [](const std::string&, std::string) {}, [](Rejected&&) {}},
                request.links);
  exclude_index(request.index, walker);
  for (const auto& source : request.sources) {
    if (source != "-") walker.walk(source);
  }
  return sum;
}

std::uint64_t estimated_space(std::uint64_t source_bytes, WriterKind writer) {
  return source_bytes * (writer == WriterKind::api ? kApiFactor : kBulkFactor) + kMin;
}

std::uint64_t free_space(const std::string& folder) {
  std::error_code error;
  fs::path at = fs::absolute(folder, error);
  while (at.has_relative_path() && !fs::exists(at, error)) at = at.parent_path();
  struct statvfs status {};
  if (::statvfs(at.c_str(), &status) != 0) {
    fail_to("determine the free space of", at.string(), errno);
  }
  return static_cast<std::uint64_t>(status.f_bavail) * status.f_frsize;
}

void check_space(const RebuildRequest& request) {
  const std::uint64_t bytes = source_bytes(request);
  const std::uint64_t wanted = estimated_space(bytes, request.writer);
  const std::uint64_t available = free_space(request.index);
  if (available >= wanted) return;
  throw IndexError(
      fmt::format("{} has {} free, but indexing sources of {} may take {}; free some space, or use "
                  "--no-space-check",
                  request.index, megabytes(available), megabytes(bytes), megabytes(wanted)));
}

}  // namespace tickerdex

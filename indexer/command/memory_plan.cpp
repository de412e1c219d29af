#include "indexer/command/memory_plan.h"

#include <fmt/format.h>

#include <algorithm>

#include "indexer/process/ordered_workers.h"
#include "indexer/source/record_room.h"

namespace tickerdex {
namespace {

// Measured: program, libraries and their tables; and what each thread keeps: its stems, terms and
// compressors, and what malloc holds back for it.
constexpr std::uint64_t kProcess = std::uint64_t{20} << 20;
constexpr std::uint64_t kJob = std::uint64_t{4} << 20;
constexpr std::uint64_t kLeastFree = std::uint64_t{16} << 20;
constexpr std::uint64_t kLeastBatch = 8 << 10;
constexpr std::uint64_t kMostBatch = 256 << 10;

std::uint64_t fixed(std::uint32_t jobs) { return kProcess + std::max(jobs, 1U) * kJob; }

std::size_t batch(std::uint64_t room, std::uint64_t factor, std::uint32_t jobs) {
  const std::uint64_t share = room / factor / OrderedWorkers::most_tasks(jobs);
  return static_cast<std::size_t>(std::clamp(share, kLeastBatch, kMostBatch));
}

}  // namespace

MemoryPlan::MemoryPlan(std::uint64_t memory_bytes, std::uint32_t jobs)
    : jobs_(std::max(jobs, 1U)),
      free_(std::max(memory_bytes, fixed(jobs) + kLeastFree) - fixed(jobs)) {}

std::uint64_t MemoryPlan::under_way() const {
  const std::uint64_t most = kMostBatch * kDocumentFactor * OrderedWorkers::most_tasks(jobs_);
  return std::min(room() / 8 * 3, most);
}

std::size_t MemoryPlan::read_batch() const { return batch(room(), kSmallFactor, jobs_); }

std::size_t MemoryPlan::index_batch() const { return batch(under_way(), kDocumentFactor, jobs_); }

std::string MemoryPlan::memory_for(std::uint64_t room, std::uint32_t jobs) {
  const std::uint64_t free =
      std::max(room / (kSorterShare - 1) * kSorterShare + 2 * kSorterShare, kLeastFree);
  return fmt::format("{}MiB", ((fixed(jobs) + free) >> 20) + 1);
}

}  // namespace tickerdex

#include "indexer/command/memory_plan.h"

#include <fmt/format.h>

#include <algorithm>

#include "indexer/process/threads.h"
#include "indexer/source/record_weight.h"

namespace tickerdex {
namespace {

// Measured: the program, its libraries and their tables; and per thread the stems, terms,
// compressors and the memory that malloc reserves for it.
constexpr std::uint64_t kProcess = std::uint64_t{20} << 20;
constexpr std::uint64_t kJob = std::uint64_t{4} << 20;
constexpr std::uint64_t kMinFree = std::uint64_t{16} << 20;
constexpr std::uint64_t kMinBatch = 8 << 10;
constexpr std::uint64_t kMaxBatch = 256 << 10;

std::uint64_t fixed(std::uint32_t jobs) { return kProcess + std::max(jobs, 1U) * kJob; }

std::size_t batch(std::uint64_t bytes, std::uint64_t factor, std::uint32_t jobs) {
  const std::uint64_t share = bytes / factor / OrderedWorkers::max_tasks(jobs);
  return static_cast<std::size_t>(std::clamp(share, kMinBatch, kMaxBatch));
}

}  // namespace

MemoryPlan::MemoryPlan(std::uint64_t memory_bytes, std::uint32_t jobs)
    : jobs_(std::max(jobs, 1U)),
      free_(std::max(memory_bytes, fixed(jobs) + kMinFree) - fixed(jobs)) {}

std::uint64_t MemoryPlan::in_flight_bytes() const {
  const std::uint64_t most = kMaxBatch * kDocumentFactor * OrderedWorkers::max_tasks(jobs_);
  return std::min(record_bytes() / 8 * 3, most);
}

std::size_t MemoryPlan::read_batch_bytes() const {
  return batch(record_bytes(), kSmallFactor, jobs_);
}

std::size_t MemoryPlan::index_batch_bytes() const {
  return batch(in_flight_bytes(), kDocumentFactor, jobs_);
}

std::string MemoryPlan::memory_for(std::uint64_t record_bytes, std::uint32_t jobs) {
  const std::uint64_t free =
      std::max(record_bytes / (kSorterShare - 1) * kSorterShare + 2 * kSorterShare, kMinFree);
  return fmt::format("{}MiB", ((fixed(jobs) + free) >> 20) + 1);
}

}  // namespace tickerdex

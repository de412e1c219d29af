// Runs a few independent pieces of work on several threads.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>

namespace tickerdex {

/// Calls work(0) to work(pieces - 1), each once, started in this order on `jobs` threads including
/// the calling one. Returns when all have ended. If some throw, the others still run, and the first
/// exception in order of pieces is rethrown.
void in_parallel(std::uint32_t jobs, std::size_t pieces,
                 const std::function<void(std::size_t piece)>& work);

}  // namespace tickerdex

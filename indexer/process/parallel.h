// A few independent pieces of work, done by several threads at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>

namespace tickerdex {

/// Calls work(0) to work(pieces - 1), each once, in this order but on `jobs` threads, of which the
/// calling one is the first. Returns when all have ended. Throws what the first of them threw; the
/// others are done all the same.
void in_parallel(std::uint32_t jobs, std::size_t pieces,
                 const std::function<void(std::size_t piece)>& work);

}  // namespace tickerdex

#include "indexer/process/parallel.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <thread>
#include <vector>

namespace tickerdex {

void in_parallel(std::uint32_t jobs, std::size_t pieces,
                 const std::function<void(std::size_t)>& work) {
  std::vector<std::exception_ptr> failures(pieces);
  std::atomic<std::size_t> next{0};
  const auto take_turns = [&] {
    for (std::size_t piece = next++; piece < pieces; piece = next++) {
      try {
        work(piece);
      } catch (...) {
        failures[piece] = std::current_exception();
      }
    }
  };
  {
    std::vector<std::jthread> threads;
    for (std::size_t i = 1; i < std::min<std::size_t>(jobs, pieces); ++i) {
      threads.emplace_back(take_turns);
    }
    take_turns();
  }
  for (const auto& failure : failures) {
    if (failure) std::rethrow_exception(failure);
  }
}

}  // namespace tickerdex

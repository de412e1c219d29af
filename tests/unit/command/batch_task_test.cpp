#include <cstdint>
#include <stdexcept>
#include <string>

#include "indexer/command/memory_plan.h"
#include "indexer/process/threads.h"
#include "tests/unit/catch.h"

using namespace tickerdex;

namespace {

struct Tool {
  bool fails = false;
  int work(int&& in) const {
    if (fails && in == 50) throw std::runtime_error("work");
    volatile int sink = 0;
    for (int i = 0; i < (in % 7) * 1000; ++i) sink = i;
    return in + sink * 0;
  }
};

std::vector<std::unique_ptr<Tool>> tools_for(std::uint32_t jobs, bool fail) {
  std::vector<std::unique_ptr<Tool>> tools;
  for (std::uint32_t i = 0; i < jobs; ++i) tools.push_back(std::make_unique<Tool>(Tool{fail}));
  return tools;
}

void run(std::uint32_t jobs, bool fail, int count, const std::function<void(int&&)>& consume) {
  auto tools = tools_for(jobs, fail);
  OrderedWorkers workers(jobs);
  for (int i = 0; i < count; ++i) {
    workers.submit(std::make_unique<BatchTask<Tool, int, int>>(i, tools, consume));
  }
  workers.drain();
}

}  // namespace

TEST_CASE("results come in the order of submission, whatever time each takes", "[command]") {
  for (const std::uint32_t jobs : {1U, 2U, 7U}) {
    std::vector<int> results;
    run(jobs, false, 2000, [&](int&& out) { results.push_back(out); });
    std::vector<int> expected(2000);
    for (int i = 0; i < 2000; ++i) expected[static_cast<std::size_t>(i)] = i;
    CHECK(results == expected);
  }
}

TEST_CASE("a failure of a tool or consumer is rethrown, and nothing hangs", "[command]") {
  for (const std::uint32_t jobs : {1U, 2U, 5U}) {
    for (const bool in_tool : {true, false}) {
      std::string message;
      int consumed = 0;
      try {
        run(jobs, in_tool, 100000, [&](int&& out) {
          if (!in_tool && out == 50) throw std::runtime_error("consume");
          ++consumed;
        });
      } catch (const std::runtime_error& error) {
        message = error.what();
      }
      CHECK(message == (in_tool ? "work" : "consume"));
      CHECK(consumed == 50);
    }
  }
}

TEST_CASE("workers can be destroyed with unfinished tasks", "[command]") {
  int consumed = 0;
  const std::function<void(int&&)> consume = [&](int&&) { ++consumed; };
  auto tools = tools_for(2, false);
  {
    OrderedWorkers workers(2);
    for (int i = 0; i < 5; ++i) {
      workers.submit(std::make_unique<BatchTask<Tool, int, int>>(i, tools, consume));
    }
  }
  CHECK(consumed <= 5);
}

TEST_CASE("tasks in flight never need more memory than the limit", "[command][memory]") {
  constexpr std::uint64_t kRoom = 100;
  for (const std::uint32_t jobs : {1U, 3U, 8U}) {
    auto tools = tools_for(jobs, false);
    OrderedWorkers workers(jobs, kRoom);
    std::uint64_t held = 0;
    std::vector<std::uint64_t> sizes;
    std::size_t finished = 0;
    bool is_within = true;
    const std::function<void(int&&)> consume = [&](int&& out) {
      CHECK(out == static_cast<int>(finished));
      held -= sizes[finished++];
    };
    for (int i = 0; i < 300; ++i) {
      const std::uint64_t bytes = i % 50 == 49 ? kRoom * 2 : static_cast<std::uint64_t>(i % 40);
      workers.make_room(bytes);
      is_within = is_within && (held == 0 || held + bytes <= kRoom);
      held += bytes;
      sizes.push_back(bytes);
      workers.submit(std::make_unique<BatchTask<Tool, int, int>>(i, tools, consume), bytes);
    }
    workers.drain();
    CHECK(is_within);
    CHECK(held == 0);
    CHECK(finished == 300);
  }
}

TEST_CASE("the --memory named for a rejected record is sufficient", "[command][memory]") {
  for (const std::uint32_t jobs : {1U, 2U, 8U, 64U}) {
    for (const std::uint64_t room : {1ULL, 20ULL << 20, 33'333'333ULL, 700ULL << 20, 9ULL << 30}) {
      const std::string memory = MemoryPlan::memory_for(room, jobs);
      REQUIRE(memory.ends_with("MiB"));
      const std::uint64_t bytes = std::stoull(memory) << 20;
      const MemoryPlan plan(bytes, jobs);
      CHECK(plan.record_bytes() >= room);
      CHECK(plan.record_bytes() + plan.sorter_bytes() < bytes);
      CHECK(plan.writer_bytes() + plan.in_flight_bytes() == plan.record_bytes());
    }
  }
}

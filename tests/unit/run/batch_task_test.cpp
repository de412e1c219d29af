#include "indexer/run/batch_task.h"

#include <stdexcept>
#include <string>

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

TEST_CASE("results come in the order of handing in, whatever each took", "[run]") {
  for (const std::uint32_t jobs : {1U, 2U, 7U}) {
    std::vector<int> results;
    run(jobs, false, 2000, [&](int&& out) { results.push_back(out); });
    std::vector<int> expected(2000);
    for (int i = 0; i < 2000; ++i) expected[static_cast<std::size_t>(i)] = i;
    CHECK(results == expected);
  }
}

TEST_CASE("a failure of tool or consumer comes out, and nothing hangs", "[run]") {
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

TEST_CASE("workers that are given up are left in order", "[run]") {
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

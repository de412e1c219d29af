#include "indexer/run/ordered_pipeline.h"

#include <stdexcept>
#include <string>

#include "tests/unit/catch.h"

using namespace tickerdex;

TEST_CASE("results come in the order of pushing, whatever each took", "[run]") {
  for (const std::uint32_t jobs : {1U, 2U, 7U}) {
    std::vector<int> results;
    OrderedPipeline<int, int> pipeline(
        jobs,
        [] {
          return [](int&& in) {
            volatile int sink = 0;
            for (int i = 0; i < (in % 7) * 1000; ++i) sink = i;
            return in + sink * 0;
          };
        },
        [&](int&& out) { results.push_back(out); });
    std::vector<int> expected;
    for (int i = 0; i < 2000; ++i) {
      expected.push_back(i);
      pipeline.push(int{i});
    }
    pipeline.finish();
    CHECK(results == expected);
  }
}

TEST_CASE("a failure of work or consumer comes out, and nothing hangs", "[run]") {
  for (const bool in_work : {true, false}) {
    std::string message;
    try {
      OrderedPipeline<int, int> pipeline(
          2,
          [=] {
            return [=](int&& in) {
              if (in_work && in == 50) throw std::runtime_error("work");
              return in;
            };
          },
          [=](int&& out) {
            if (!in_work && out == 50) throw std::runtime_error("consume");
          });
      for (int i = 0; i < 100000; ++i) pipeline.push(int{i});
      pipeline.finish();
    } catch (const std::runtime_error& error) {
      message = error.what();
    }
    CHECK(message == (in_work ? "work" : "consume"));
  }
}

TEST_CASE("a pipeline that is given up is left in order", "[run]") {
  int consumed = 0;
  {
    OrderedPipeline<int, int> pipeline(
        2, [] { return [](int&& in) { return in; }; }, [&](int&&) { ++consumed; });
    for (int i = 0; i < 5; ++i) pipeline.push(int{i});
  }
  CHECK(consumed <= 5);
}

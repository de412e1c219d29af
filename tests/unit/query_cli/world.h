// An environment made for a test: what would be printed is kept.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "query/cli/run.h"

namespace tickerdex {

struct World {
  std::string out;
  std::string err;
  std::error_code out_failure;
  Environment environment;
  double milliseconds = 0;

  World() {
    environment.write_out = [this](std::string_view bytes) {
      out += bytes;
      return out_failure;
    };
    environment.write_err = [this](std::string_view bytes) {
      err += bytes;
      return std::error_code{};
    };
    environment.monotonic_ms = [this] { return milliseconds += 2.5; };
    environment.now_utc = 1763144159;  // 2025-11-14T18:15:59Z
    environment.index = "the-index";
  }
  World(const World&) = delete;
  World& operator=(const World&) = delete;

  int run(std::vector<const char*> arguments, const SearchFunction& search) {
    arguments.insert(arguments.begin(), "tickerdex-query");
    return run_query(static_cast<int>(arguments.size()), arguments.data(), environment, search);
  }
};

}  // namespace tickerdex

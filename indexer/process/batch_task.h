// A batch as a task for OrderedWorkers: a tool, one per thread, makes `Out` from `In`, and the
// thread that submitted the task consumes the results in order.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <utility>
#include <vector>

#include "indexer/process/ordered_workers.h"

namespace tickerdex {

template <class Tool, class In, class Out>
class BatchTask : public Task {
 public:
  /// `tools` has one per job; `tools` and `consume` must outlive the task.
  BatchTask(In batch, std::vector<std::unique_ptr<Tool>>& tools,
            const std::function<void(Out&&)>& consume)
      : batch_(std::move(batch)), tools_(tools), consume_(consume) {}

  void run(std::uint32_t worker) override {
    In batch = std::move(batch_);
    result_ = tools_[worker]->work(std::move(batch));
  }
  void finish() override { consume_(std::move(result_)); }

 private:
  In batch_;
  Out result_;
  std::vector<std::unique_ptr<Tool>>& tools_;
  const std::function<void(Out&&)>& consume_;
};

}  // namespace tickerdex

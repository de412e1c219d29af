// Work on several threads: tasks whose results are taken in the order of submission, so that the
// output does not depend on the threads, and a few independent pieces.
//
// The submitting thread does not just wait: while too much is in flight it runs tasks itself. With
// one job there are no other threads.
//
// The number of tasks in flight and their memory are limited: each task declares the memory it
// needs until it is finished, and is not started until that much is available. A task that needs
// more than the limit runs alone.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <exception>
#include <functional>
#include <limits>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace tickerdex {

class Task {
 public:
  virtual ~Task() = default;
  /// On any thread, concurrently with other tasks; `worker` < jobs identifies the thread.
  virtual void run(std::uint32_t worker) = 0;
  /// On the submitting thread, in the order of submission.
  virtual void finish() = 0;
};

/// All functions are called from one thread; submit(), make_room(), poll() and drain() rethrow what
/// run() threw.
class OrderedWorkers {
 public:
  static constexpr std::uint64_t kUnlimited = std::numeric_limits<std::uint64_t>::max();

  explicit OrderedWorkers(std::uint32_t jobs, std::uint64_t limit_bytes = kUnlimited);
  /// Discards tasks that have not been started.
  ~OrderedWorkers();
  OrderedWorkers(const OrderedWorkers&) = delete;
  OrderedWorkers& operator=(const OrderedWorkers&) = delete;

  void submit(std::unique_ptr<Task> task, std::uint64_t memory_bytes = 0);
  /// Finishes tasks until `memory_bytes` are free, or there are none left.
  void make_room(std::uint64_t memory_bytes);
  /// Finishes the tasks that are done; true if submit() would not have to run a task itself.
  bool poll();
  void drain();

  std::uint32_t jobs() const { return jobs_; }
  /// Maximum number of tasks in flight, including those done but not yet finished.
  static constexpr std::uint32_t max_tasks(std::uint32_t jobs) { return 2 * jobs + 2; }

 private:
  enum class State { waiting, running, done };
  struct Item {
    std::unique_ptr<Task> task;
    State state = State::waiting;
    std::exception_ptr error;
    std::uint64_t memory_bytes = 0;
  };

  void work(std::uint32_t worker);
  bool run_one(std::unique_lock<std::mutex>& lock, std::uint32_t worker);
  /// Finishes the oldest tasks until `is_enough`, which is called under the lock.
  template <class IsEnough>
  void finish_until(IsEnough is_enough);

  std::uint32_t jobs_;
  std::uint64_t limit_bytes_;
  std::uint64_t held_bytes_ = 0;  ///< by tasks in flight; used only by the submitting thread
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::shared_ptr<Item>> items_;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

/// A batch as a task: each thread's own tool makes `Out` of `In`; the submitting thread receives
/// the results in order.
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

/// Calls work(0) to work(pieces - 1), each once, started in this order on `jobs` threads including
/// the calling one. Returns when all have ended. If some throw, the others still run, and the first
/// exception in order of pieces is rethrown.
void in_parallel(std::uint32_t jobs, std::size_t pieces,
                 const std::function<void(std::size_t piece)>& work);

}  // namespace tickerdex

// Work done by several threads whose results are taken in the order in which it was handed in, so
// that what is written does not depend on the threads.
//
// The thread that hands in does not only wait: while too much is under way it does a task itself.
// With one job there are no other threads.
//
// What is under way is bounded by number and by memory: a task says how much it takes until it is
// finished, and waits, before it is begun, until there is room for it beside those before it. One
// that takes more than there is runs alone.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <exception>
#include <limits>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace tickerdex {

class Task {
 public:
  virtual ~Task() = default;
  /// On any thread, along with other tasks; `worker` < jobs tells the threads apart.
  virtual void run(std::uint32_t worker) = 0;
  /// On the thread that handed it in, in the order of handing in.
  virtual void finish() = 0;
};

/// submit(), poll() and drain() are called from one thread, and throw what run() threw.
class OrderedWorkers {
 public:
  static constexpr std::uint64_t kUnlimited = std::numeric_limits<std::uint64_t>::max();

  explicit OrderedWorkers(std::uint32_t jobs, std::uint64_t room_bytes = kUnlimited);
  /// Gives up what has not been started.
  ~OrderedWorkers();
  OrderedWorkers(const OrderedWorkers&) = delete;
  OrderedWorkers& operator=(const OrderedWorkers&) = delete;

  void submit(std::unique_ptr<Task> task, std::uint64_t memory_bytes = 0);
  /// Finishes tasks until so much is free, or all of them.
  void make_room(std::uint64_t memory_bytes);
  /// Finishes what is done; true if a submit() now would not have to work itself.
  bool poll();
  void drain();

  std::uint32_t jobs() const { return jobs_; }
  /// How many tasks there are at a time, done and not yet finished ones included.
  static constexpr std::uint32_t most_tasks(std::uint32_t jobs) { return 2 * jobs + 2; }

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
  /// Finishes the oldest tasks until `is_enough`; it is called under the lock.
  template <class IsEnough>
  void finish_until(IsEnough is_enough);

  std::uint32_t jobs_;
  std::uint64_t room_bytes_;
  std::uint64_t held_bytes_ = 0;  ///< by the tasks under way; the calling thread's alone
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::shared_ptr<Item>> items_;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace tickerdex

// Work spread over threads whose results come back in the order in which it was pushed.
//
// One thread pushes, `jobs` threads work, and whichever of them finishes the next result in order
// consumes it, so at most one consumes at a time. push() waits while too much is in flight: memory
// is bounded by kInFlight batches a job. The first exception anywhere ends the pipeline and comes
// out of push() or finish().
#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <exception>
#include <functional>
#include <map>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace tickerdex {

template <class In, class Out>
class OrderedPipeline {
 public:
  using Work = std::function<Out(In&&)>;
  using Consume = std::function<void(Out&&)>;

  /// `make_work` is called once a thread, so that each has tools of its own.
  OrderedPipeline(std::uint32_t jobs, const std::function<Work()>& make_work, Consume consume)
      : limit_(kInFlight * jobs), consume_(std::move(consume)) {
    for (std::uint32_t i = 0; i < jobs; ++i) {
      threads_.emplace_back([this, work = make_work()]() mutable { run(work); });
    }
  }

  ~OrderedPipeline() { stop(); }
  OrderedPipeline(const OrderedPipeline&) = delete;
  OrderedPipeline& operator=(const OrderedPipeline&) = delete;

  void push(In&& in) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return pushed_ - consumed_ < limit_ || failure_; });
    if (failure_) std::rethrow_exception(failure_);
    waiting_.emplace_back(pushed_++, std::move(in));
    changed_.notify_all();
  }

  /// Returns once everything pushed has been consumed.
  void finish() {
    {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [&] { return pushed_ == consumed_ || failure_; });
    }
    stop();
    if (failure_) std::rethrow_exception(failure_);
  }

 private:
  static constexpr std::uint64_t kInFlight = 4;

  void run(Work& work) {
    std::unique_lock lock(mutex_);
    for (;;) {
      changed_.wait(lock, [&] { return stopping_ || failure_ || !waiting_.empty(); });
      if (failure_ || (stopping_ && waiting_.empty())) return;
      auto [number, in] = std::move(waiting_.front());
      waiting_.pop_front();
      lock.unlock();
      try {
        Out out = work(std::move(in));
        lock.lock();
        done_.emplace(number, std::move(out));
        consume_ready(lock);
      } catch (...) {
        if (!lock.owns_lock()) lock.lock();
        if (!failure_) failure_ = std::current_exception();
        changed_.notify_all();
        return;
      }
    }
  }

  void consume_ready(std::unique_lock<std::mutex>& lock) {
    if (consuming_) return;
    consuming_ = true;
    for (auto next = done_.find(consumed_); next != done_.end(); next = done_.find(consumed_)) {
      Out out = std::move(next->second);
      done_.erase(next);
      lock.unlock();
      consume_(std::move(out));
      lock.lock();
      ++consumed_;
      changed_.notify_all();
    }
    consuming_ = false;
  }

  void stop() {
    {
      const std::lock_guard lock(mutex_);
      stopping_ = true;
      if (pushed_ != consumed_ && !failure_) waiting_.clear();
      changed_.notify_all();
    }
    for (auto& thread : threads_) {
      if (thread.joinable()) thread.join();
    }
  }

  const std::uint64_t limit_;
  Consume consume_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::pair<std::uint64_t, In>> waiting_;
  std::map<std::uint64_t, Out> done_;
  std::uint64_t pushed_ = 0;
  std::uint64_t consumed_ = 0;
  bool consuming_ = false;
  bool stopping_ = false;
  std::exception_ptr failure_;
  std::vector<std::thread> threads_;
};

}  // namespace tickerdex

#include "indexer/process/threads.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <thread>
#include <utility>
#include <vector>

namespace tickerdex {

OrderedWorkers::OrderedWorkers(std::uint32_t jobs, std::uint64_t limit_bytes)
    : jobs_(std::max(jobs, 1U)), limit_bytes_(limit_bytes) {
  for (std::uint32_t worker = 1; worker < jobs_; ++worker) {
    threads_.emplace_back([this, worker] { work(worker); });
  }
}

OrderedWorkers::~OrderedWorkers() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
  for (auto& thread : threads_) thread.join();
}

// Runs the oldest waiting task; false if there is none.
bool OrderedWorkers::run_one(std::unique_lock<std::mutex>& lock, std::uint32_t worker) {
  const auto found = std::find_if(items_.begin(), items_.end(),
                                  [](const auto& i) { return i->state == State::waiting; });
  if (found == items_.end()) return false;
  const auto item = *found;
  item->state = State::running;
  lock.unlock();
  try {
    item->task->run(worker);
  } catch (...) {
    item->error = std::current_exception();
  }
  lock.lock();
  item->state = State::done;
  changed_.notify_all();
  return true;
}

void OrderedWorkers::work(std::uint32_t worker) {
  std::unique_lock lock(mutex_);
  while (!stopping_) {
    if (!run_one(lock, worker)) changed_.wait(lock);
  }
}

void OrderedWorkers::submit(std::unique_ptr<Task> task, std::uint64_t memory_bytes) {
  make_room(memory_bytes);
  held_bytes_ += memory_bytes;
  {
    const std::lock_guard lock(mutex_);
    items_.push_back(
        std::make_shared<Item>(Item{std::move(task), State::waiting, nullptr, memory_bytes}));
  }
  changed_.notify_all();
  poll();
  finish_until([&] { return items_.size() <= (jobs_ == 1 ? 0 : max_tasks(jobs_)); });
}

void OrderedWorkers::make_room(std::uint64_t memory_bytes) {
  finish_until(
      [&] { return memory_bytes <= limit_bytes_ && held_bytes_ <= limit_bytes_ - memory_bytes; });
}

bool OrderedWorkers::poll() {
  std::unique_lock lock(mutex_);
  while (!items_.empty() && items_.front()->state == State::done) {
    const auto item = std::move(items_.front());
    items_.pop_front();
    lock.unlock();
    if (item->error) std::rethrow_exception(item->error);
    item->task->finish();
    held_bytes_ -= item->memory_bytes;
    lock.lock();
  }
  return items_.size() < max_tasks(jobs_);
}

template <class IsEnough>
void OrderedWorkers::finish_until(IsEnough is_enough) {
  std::unique_lock lock(mutex_);
  while (!items_.empty() && !is_enough()) {
    if (items_.front()->state == State::done) {
      lock.unlock();
      poll();
      lock.lock();
    } else if (!run_one(lock, 0) && items_.front()->state != State::done) {
      changed_.wait(lock);
    }
  }
}

void OrderedWorkers::drain() {
  finish_until([] { return false; });
}

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

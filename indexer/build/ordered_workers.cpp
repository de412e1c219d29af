#include "indexer/build/ordered_workers.h"

#include <algorithm>
#include <utility>

namespace tickerdex {

OrderedWorkers::OrderedWorkers(std::uint32_t jobs) : jobs_(std::max(jobs, 1U)) {
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

// Runs the oldest task that nobody has taken; false if there is none.
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

void OrderedWorkers::submit(std::unique_ptr<Task> task) {
  {
    const std::lock_guard lock(mutex_);
    items_.push_back(std::make_shared<Item>(Item{std::move(task), State::waiting, nullptr}));
  }
  changed_.notify_all();
  poll();
  finish_down_to(jobs_ == 1 ? 0 : most_tasks(jobs_));
}

bool OrderedWorkers::poll() {
  std::unique_lock lock(mutex_);
  while (!items_.empty() && items_.front()->state == State::done) {
    const auto item = std::move(items_.front());
    items_.pop_front();
    lock.unlock();
    if (item->error) std::rethrow_exception(item->error);
    item->task->finish();
    lock.lock();
  }
  return items_.size() < most_tasks(jobs_);
}

void OrderedWorkers::finish_down_to(std::size_t most) {
  std::unique_lock lock(mutex_);
  while (items_.size() > most) {
    if (items_.front()->state == State::done) {
      lock.unlock();
      poll();
      lock.lock();
    } else if (!run_one(lock, 0) && items_.front()->state != State::done) {
      changed_.wait(lock);
    }
  }
}

void OrderedWorkers::drain() { finish_down_to(0); }

}  // namespace tickerdex

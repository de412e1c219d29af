#include "indexer/writer/glass/table_thread.h"

#include <utility>

namespace tickerdex::glass {
namespace {

void add_all(const std::string& batch, TableWriter& table) {
  const char* at = batch.data();
  const char* const end = at + batch.size();
  while (at != end) {
    std::uint64_t key;
    std::uint64_t tag;
    at = get_varint(get_varint(at, key), tag);
    table.add({at, key}, {at + key, tag});
    at += key + tag;
  }
}

}  // namespace

TableThread::TableThread(TableWriter& table) : table_(table), thread_([this] { work(); }) {}

TableThread::~TableThread() {
  {
    const std::lock_guard lock(mutex_);
    waiting_.clear();
  }
  stop();
}

void TableThread::submit_batch() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return waiting_.empty() || error_; });
  if (error_) std::rethrow_exception(error_);
  std::swap(filling_, waiting_);
  changed_.notify_all();
}

void TableThread::end() {
  if (!filling_.empty()) submit_batch();
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return (waiting_.empty() && !is_writing_) || error_; });
  if (error_) std::rethrow_exception(error_);
}

void TableThread::stop() {
  {
    const std::lock_guard lock(mutex_);
    is_stopping_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

void TableThread::work() {
  std::string batch;
  std::unique_lock lock(mutex_);
  for (;;) {
    changed_.wait(lock, [&] { return !waiting_.empty() || is_stopping_; });
    if (waiting_.empty()) return;
    batch.clear();
    std::swap(batch, waiting_);
    is_writing_ = true;
    changed_.notify_all();
    lock.unlock();
    std::exception_ptr error;
    try {
      add_all(batch, table_);
    } catch (...) {
      error = std::current_exception();
    }
    lock.lock();
    is_writing_ = false;
    error_ = error;
    changed_.notify_all();
    if (error_) return;
  }
}

}  // namespace tickerdex::glass

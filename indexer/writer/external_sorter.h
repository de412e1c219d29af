// Sorts any number of small fixed-size records within a byte budget.
//
// Records are collected in memory. When the budget is full they are sorted and spilled to a
// temporary file as a run; at the end the runs are merged while they are read. The file is unlinked
// at once, so that a killed process leaves nothing. Cost: n log n; each record is written and read
// at most once.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <queue>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "indexer/writer/output_file.h"

namespace tickerdex {

template <class T, class Less>
class ExternalSorter {
  static_assert(std::is_trivially_copyable_v<T>);

 public:
  ExternalSorter(std::string folder, std::uint64_t memory_bytes)
      : folder_(std::move(folder)),
        capacity_(std::max<std::size_t>(1024, memory_bytes / sizeof(T))) {}

  void add(const T& record) {
    if (held_.capacity() == 0) held_.reserve(capacity_);  // untouched pages cost nothing
    if (held_.size() == capacity_) spill();
    held_.push_back(record);
    ++size_;
  }
  std::uint64_t size() const { return size_; }
  /// Discards all records.
  void clear() {
    held_ = {};
    runs_.clear();
    heap_ = std::priority_queue<std::size_t, std::vector<std::size_t>, Later>(Later{&runs_});
    file_.reset();
  }

  /// Call after the last add(); next() then returns the records in order.
  void sort() {
    if (runs_.empty()) {
      std::sort(held_.begin(), held_.end(), Less{});
      return;
    }
    spill();
    file_->flush();
    held_ = {};
    const std::size_t share = std::max<std::size_t>(16, capacity_ / runs_.size());
    for (std::size_t i = 0; i < runs_.size(); ++i) {
      runs_[i].capacity = share;
      if (refill(runs_[i])) heap_.push(i);
    }
  }

  bool next(T& record) {
    if (runs_.empty()) {
      if (read_ == held_.size()) return false;
      record = held_[read_++];
      return true;
    }
    if (heap_.empty()) return false;
    const std::size_t i = heap_.top();
    heap_.pop();
    Run& run = runs_[i];
    record = run.buffer[run.at++];
    if (run.at < run.buffer.size() || refill(run)) heap_.push(i);
    return true;
  }

 private:
  struct Run {
    std::uint64_t begin = 0;  ///< records in the file
    std::uint64_t end = 0;
    std::size_t capacity = 0;
    std::vector<T> buffer{};
    std::size_t at = 0;
  };
  struct Later {
    const std::vector<Run>* runs;
    bool operator()(std::size_t a, std::size_t b) const {
      const T& x = (*runs)[a].buffer[(*runs)[a].at];
      const T& y = (*runs)[b].buffer[(*runs)[b].at];
      if (Less{}(y, x)) return true;
      return !Less{}(x, y) && b < a;
    }
  };

  void spill() {
    if (held_.empty()) return;
    std::sort(held_.begin(), held_.end(), Less{});
    if (!file_) file_ = OutputFile::temporary(folder_);
    const std::uint64_t begin = file_->size() / sizeof(T);
    file_->append({reinterpret_cast<const char*>(held_.data()), held_.size() * sizeof(T)});
    runs_.push_back({begin, begin + held_.size()});
    held_.clear();
  }

  bool refill(Run& run) {
    const std::uint64_t count = std::min<std::uint64_t>(run.capacity, run.end - run.begin);
    run.at = 0;
    run.buffer.resize(count);
    if (count == 0) return false;
    file_->handle()->read_at(run.begin * sizeof(T), reinterpret_cast<char*>(run.buffer.data()),
                             count * sizeof(T));
    run.begin += count;
    return true;
  }

  std::string folder_;
  std::size_t capacity_;
  std::uint64_t size_ = 0;
  std::vector<T> held_;
  std::size_t read_ = 0;
  std::optional<OutputFile> file_;
  std::vector<Run> runs_;
  std::priority_queue<std::size_t, std::vector<std::size_t>, Later> heap_{Later{&runs_}};
};

}  // namespace tickerdex

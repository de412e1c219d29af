// Fixed-size records appended to an unnamed temporary file and read back in the same order.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <type_traits>
#include <vector>

#include "indexer/writer/output_file.h"

namespace tickerdex {

template <class T>
class TempRecordFile {
  static_assert(std::is_trivially_copyable_v<T>);

 public:
  explicit TempRecordFile(const std::string& folder) : file_(OutputFile::temporary(folder)) {}

  void append(const T& record) {
    file_.append({reinterpret_cast<const char*>(&record), sizeof record});
  }
  /// Call after the last append(); next() then begins with the first record.
  void rewind() {
    file_.flush();
    read_ = 0;
    held_.clear();
    at_ = 0;
  }
  bool next(T& record) {
    if (at_ == held_.size()) refill();
    if (held_.empty()) return false;
    record = held_[at_++];
    return true;
  }

 private:
  void refill() {
    constexpr std::uint64_t kRecords = 4096;
    const std::uint64_t all = file_.size() / sizeof(T);
    held_.resize(std::min(kRecords, all - read_));
    at_ = 0;
    if (held_.empty()) return;
    file_.handle()->read_at(read_ * sizeof(T), reinterpret_cast<char*>(held_.data()),
                            held_.size() * sizeof(T));
    read_ += held_.size();
  }

  OutputFile file_;
  std::uint64_t read_ = 0;
  std::vector<T> held_;
  std::size_t at_ = 0;
};

}  // namespace tickerdex

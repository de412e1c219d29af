// A table that is written by a thread of its own, while the caller goes on with another.
//
// Entries are handed over some 256 KB at a time; one such batch is filled while another is written,
// so that neither side gets far ahead.
#pragma once

#include <condition_variable>
#include <exception>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

#include "indexer/writer/glass/table_writer.h"

namespace tickerdex::glass {

/// As TableWriter::add(), which the thread calls; what that throws comes out of a later add() or of
/// end(). Nobody else uses `table` meanwhile.
class TableThread {
 public:
  explicit TableThread(TableWriter& table);
  /// Without end(): what has not been written is given up.
  ~TableThread();
  TableThread(const TableThread&) = delete;
  TableThread& operator=(const TableThread&) = delete;

  void add(std::string_view key, std::string_view tag) {
    append_v(filling_, key.size());
    append_v(filling_, tag.size());
    filling_.append(key).append(tag);
    if (filling_.size() >= kBatchBytes) hand_over();
  }
  /// Returns when all is in the table.
  void end();

 private:
  static constexpr std::size_t kBatchBytes = 256 * 1024;

  void hand_over();
  void stop();
  void work();

  TableWriter& table_;
  std::string filling_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::string waiting_;  // guarded by mutex_, as what follows; empty: taken
  bool is_writing_ = false;
  bool is_stopping_ = false;
  std::exception_ptr error_;
  std::thread thread_;
};

}  // namespace tickerdex::glass

// Writes a table on a separate thread, while the caller writes another one.
//
// Entries are passed in batches of some 256 KB; one batch is filled while another is written, so
// that neither side gets far ahead.
#pragma once

#include <condition_variable>
#include <exception>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

#include "indexer/writer/glass/table_writer.h"

namespace tickerdex::glass {

/// add() as for TableWriter. The thread calls TableWriter::add(); its exceptions are thrown by a
/// later add() or by end(). Nobody else may use `table` meanwhile.
class TableThread {
 public:
  explicit TableThread(TableWriter& table);
  /// Without end(), entries not yet written are discarded.
  ~TableThread();
  TableThread(const TableThread&) = delete;
  TableThread& operator=(const TableThread&) = delete;

  void add(std::string_view key, std::string_view tag) {
    append_v(filling_, key.size());
    append_v(filling_, tag.size());
    filling_.append(key).append(tag);
    if (filling_.size() >= kBatchBytes) submit_batch();
  }
  /// Returns when all entries are in the table.
  void end();

 private:
  static constexpr std::size_t kBatchBytes = 256 * 1024;

  void submit_batch();
  void stop();
  void work();

  TableWriter& table_;
  std::string filling_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::string waiting_;  // empty: taken. It and the members below are guarded by mutex_
  bool is_writing_ = false;
  bool is_stopping_ = false;
  std::exception_ptr error_;
  std::thread thread_;
};

}  // namespace tickerdex::glass

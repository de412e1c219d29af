// Writes the two tables in document order, docdata and termlist: tags are made and compressed in
// batches on any thread, and added to the table in order.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "indexer/process/threads.h"
#include "indexer/writer/glass/table_writer.h"
#include "indexer/writer/glass/tag_compressor.h"
#include "indexer/writer/invert/memory_run.h"

namespace tickerdex::invert {

/// One per worker.
using Compressors = std::vector<glass::TagCompressor>;

/// Collects documents' data until a batch is full.
class DocdataWriter {
 public:
  DocdataWriter(glass::TableWriter& table, Compressors& compressors, OrderedWorkers& workers,
                std::size_t batch_bytes);
  ~DocdataWriter();
  DocdataWriter(const DocdataWriter&) = delete;
  DocdataWriter& operator=(const DocdataWriter&) = delete;

  /// Documents ascend. Empty data is skipped. Compressed data is stored unchanged.
  void add(std::uint32_t document, const std::string& data, bool is_compressed);
  /// Submits the current batch.
  void flush();

 private:
  class Batch;

  glass::TableWriter& table_;
  Compressors& compressors_;
  OrderedWorkers& workers_;
  std::size_t batch_bytes_;
  std::unique_ptr<Batch> batch_;
};

/// The term lists of the documents in one piece of a closed run's log.
std::unique_ptr<Task> termlist_task(const MemoryRun& run, std::size_t piece,
                                    glass::TableWriter& table, Compressors& compressors);

}  // namespace tickerdex::invert

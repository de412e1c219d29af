// Writes a generation's ledger (ledger_format.h) while its articles are read and indexed.
//
// Records and documents are streamed to disk; each file takes some 200 bytes of memory. Not
// thread-safe.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/ledger/ledger_format.h"
#include "indexer/schema/hash.h"
#include "indexer/source/sources.h"
#include "indexer/writer/output_file.h"

namespace tickerdex {

/// All functions throw IndexError if writing fails.
class LedgerWriter {
 public:
  /// `folder` is the candidate's.
  LedgerWriter(const std::string& folder, ledger::Settings settings);

  /// The outcome of a file; before or after its records.
  void file(const SourceFile& file, const FileOutcome& outcome);
  /// An unchanged file: its former entry under its new number.
  void carried_file(std::uint64_t number, ledger::FileEntry entry);
  void reject(std::uint64_t file, const std::string& reason);
  void article(
      const ledger::RecordEntry& record);  ///< sequences ascend
                                           /// Properties of an article's date: see FileEntry.
  void date(std::uint64_t file, bool is_relative, std::int64_t changes_utc);

  /// After all records: the documents in order.
  void document(const ArticleKey& key);
  /// `database`: its identity after the last write.
  void finish(std::string_view generation, const DatabaseIdentity& database);

  const std::vector<ledger::FileEntry>& files() const { return files_; }
  std::uint64_t articles() const { return trailer_.records; }

 private:
  ledger::FileEntry& entry(std::uint64_t number);
  void put(std::string_view bytes);
  std::uint64_t taken_hash();
  void end_records();

  OutputFile file_;
  ledger::Settings settings_;
  ledger::Trailer trailer_{};
  StreamHash hash_;  ///< of the current section
  std::vector<ledger::FileEntry> files_;
};

}  // namespace tickerdex

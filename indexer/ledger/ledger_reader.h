// A generation's ledger (ledger_format.h), mapped into memory.
//
// Opening it checks everything: magic, version, sizes and the checksum of each section. Records and
// documents are spans of the mapped file; files and settings are copied. A caller that iterates
// over the spans should call drop_pages() now and then, else all of them count as memory of the
// process.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/ledger/ledger_format.h"
#include "indexer/schema/mapped_file.h"

namespace tickerdex {

class LedgerReader {
 public:
  /// @throws IndexError naming the file if it is missing, damaged or of another version.
  explicit LedgerReader(const std::string& generation_folder);
  LedgerReader(const LedgerReader&) = delete;
  LedgerReader& operator=(const LedgerReader&) = delete;

  std::string_view generation() const;
  /// The database that the ledger belongs to.
  DatabaseIdentity database() const;
  std::int64_t started_ns() const { return trailer_.started_ns; }
  const ledger::Settings& settings() const { return settings_; }
  const std::vector<ledger::FileEntry>& files() const { return files_; }
  std::span<const ledger::RecordEntry> records() const { return records_; }
  std::span<const ArticleKey> documents() const { return documents_; }
  /// Calls visit(entry, index) for each entry of a part of records() or of documents().
  template <class Entry, class Visit>
  void walk(std::span<const Entry> entries, Visit visit) const {
    constexpr std::size_t kEntries = 1 << 17;
    for (std::size_t i = 0; i < entries.size(); ++i) {
      visit(entries[i], i);
      if ((i + 1) % kEntries == 0) drop_pages();
    }
  }
  void drop_pages() const { file_.drop_pages(); }

 private:
  class Bytes;
  void check();
  void read_files(std::string_view section);
  void read_settings(std::string_view section);
  [[noreturn]] void damaged(std::string_view what) const;

  std::string path_;
  MappedFile file_;
  ledger::Trailer trailer_{};
  ledger::Settings settings_;
  std::vector<ledger::FileEntry> files_;
  std::span<const ledger::RecordEntry> records_;
  std::span<const ArticleKey> documents_;
};

}  // namespace tickerdex

#include "indexer/ledger/ledger_writer.h"

#include <sys/stat.h>

#include <algorithm>
#include <cstddef>
#include <type_traits>
#include <utility>

#include "indexer/schema/generation.h"

namespace tickerdex {
namespace ledger {

std::uint64_t hash_of(const Trailer& trailer) {
  return hash64({reinterpret_cast<const char*>(&trailer), offsetof(Trailer, hash)});
}

}  // namespace ledger

namespace {

using namespace ledger;

template <class T>
std::string_view bytes_of(const T& value) {
  static_assert(std::is_trivially_copyable_v<T>);
  return {reinterpret_cast<const char*>(&value), sizeof value};
}

// The clock that gives files their times; it may differ from this machine's clock.
std::int64_t file_clock_ns(const std::string& folder) {
  struct stat status {};
  if (::stat(folder.c_str(), &status) != 0) return 0;
  return status.st_mtim.tv_sec * std::int64_t{1'000'000'000} + status.st_mtim.tv_nsec;
}

std::string encoded(const FileEntry& file) {
  FileEntryHead head{};
  head.size = file.size;
  head.bytes = file.bytes;
  head.hash = file.hash;
  head.records = file.records;
  head.articles = file.articles;
  head.mtime_ns = file.mtime_ns;
  head.changes_utc = file.changes_utc;
  head.source = file.source;
  head.flags = (file.was_read ? kWasRead : 0) | (file.is_relative ? kIsRelative : 0) |
               (file.is_regular ? kIsRegular : 0);
  head.path_bytes = static_cast<std::uint32_t>(file.path.size());
  head.skips = static_cast<std::uint32_t>(file.skipped.size());
  head.rejects = static_cast<std::uint32_t>(file.rejects.size());
  std::string out(bytes_of(head));
  out += file.path;
  for (const auto* tallies : {&file.skipped, &file.rejects}) {
    for (const auto& [reason, count] : *tallies) {
      out += bytes_of(count);
      out += bytes_of(static_cast<std::uint32_t>(reason.size()));
      out += reason;
    }
  }
  return out;
}

}  // namespace

LedgerWriter::LedgerWriter(const std::string& folder, Settings settings)
    : file_(folder + "/" + std::string(layout::kLedger)), settings_(std::move(settings)) {
  trailer_.started_ns = file_clock_ns(folder);
  file_.append(kMagic);
  file_.append(bytes_of(kVersion));
  file_.append(bytes_of(std::uint32_t{0}));
}

FileEntry& LedgerWriter::entry(std::uint64_t number) {
  if (files_.size() < number) files_.resize(number);
  return files_[number - 1];
}

void LedgerWriter::put(std::string_view bytes) {
  hash_.add(bytes);
  file_.append(bytes);
}

std::uint64_t LedgerWriter::taken_hash() {
  const std::uint64_t hash = hash_.value();
  hash_.reset();
  return hash;
}

void LedgerWriter::file(const SourceFile& file, const FileOutcome& outcome) {
  FileEntry& e = entry(file.number);
  e.path = file.found.path;
  e.source = file.source;
  e.size = file.found.bytes;
  e.mtime_ns = file.found.mtime_ns;
  e.is_regular = file.found.is_regular;
  e.bytes = outcome.bytes;
  e.hash = outcome.hash;
  e.records = outcome.records;
  e.was_read = outcome.was_read;
  e.skipped = outcome.skipped;
}

void LedgerWriter::carried_file(std::uint64_t number, FileEntry carried) {
  carried.articles = 0;  // counted by article()
  entry(number) = std::move(carried);
}

void LedgerWriter::reject(std::uint64_t file, const std::string& reason) {
  if (file > 0) ++entry(file).rejects[reason];
}

void LedgerWriter::article(const RecordEntry& record) {
  ++entry(record.file()).articles;
  ++trailer_.records;
  put(bytes_of(record));
}

void LedgerWriter::date(std::uint64_t file, bool is_relative, std::int64_t changes_utc) {
  FileEntry& e = entry(file);
  e.is_relative |= is_relative;
  e.changes_utc = std::min(e.changes_utc, changes_utc);
}

void LedgerWriter::end_records() {
  if (trailer_.records_end != 0) return;
  trailer_.records_end = file_.size();
  trailer_.records_hash = taken_hash();
}

void LedgerWriter::document(const ArticleKey& key) {
  end_records();
  ++trailer_.documents;
  put(bytes_of(key));
}

void LedgerWriter::finish(std::string_view generation, const DatabaseIdentity& database) {
  end_records();
  trailer_.documents_end = file_.size();
  trailer_.documents_hash = taken_hash();
  trailer_.files = files_.size();
  for (const auto& file : files_) put(encoded(file));
  trailer_.files_end = file_.size();
  trailer_.files_hash = taken_hash();
  trailer_.settings = settings_.size();
  for (const auto& [name, value] : settings_) {
    put(bytes_of(static_cast<std::uint32_t>(name.size())));
    put(bytes_of(static_cast<std::uint32_t>(value.size())));
    put(name);
    put(value);
  }
  trailer_.text_end = file_.size();
  trailer_.text_hash = taken_hash();
  generation.copy(trailer_.generation.data(), trailer_.generation.size());
  database.uuid.copy(trailer_.uuid.data(), trailer_.uuid.size());
  trailer_.revision = database.revision;
  trailer_.last_document = database.last_document;
  trailer_.hash = hash_of(trailer_);
  file_.append(bytes_of(trailer_));
  file_.flush();
}

}  // namespace tickerdex

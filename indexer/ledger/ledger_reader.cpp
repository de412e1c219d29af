#include "indexer/ledger/ledger_reader.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "indexer/schema/errors.h"
#include "indexer/schema/generation.h"
#include "indexer/schema/hash.h"

namespace tickerdex {

using namespace ledger;

namespace {

template <std::size_t kBytes>
std::string_view unpadded(const std::array<char, kBytes>& field) {
  const std::string_view whole(field.data(), field.size());
  return whole.substr(0, whole.find('\0'));
}

}  // namespace

// Reads a section item by item, never beyond its end.
class LedgerReader::Bytes {
 public:
  Bytes(const LedgerReader& ledger, std::string_view rest) : ledger_(ledger), rest_(rest) {}

  std::string_view text(std::size_t bytes) {
    if (bytes > rest_.size()) ledger_.damaged("a name is cut short");
    const auto taken = rest_.substr(0, bytes);
    rest_.remove_prefix(bytes);
    return taken;
  }
  template <class T>
  T number() {
    T value;
    std::memcpy(&value, text(sizeof value).data(), sizeof value);
    return value;
  }
  bool empty() const { return rest_.empty(); }

 private:
  const LedgerReader& ledger_;
  std::string_view rest_;
};

LedgerReader::LedgerReader(const std::string& generation_folder)
    : path_(generation_folder + "/" + std::string(layout::kLedger)) {
  auto mapped = MappedFile::open(path_);
  if (!mapped) throw IndexError(fmt::format("{} cannot be read: {}", path_, error_text(errno)));
  file_ = std::move(*mapped);
  check();
}

void LedgerReader::damaged(std::string_view what) const {
  throw IndexError(fmt::format("{} is damaged: {}", path_, what));
}

std::string_view LedgerReader::generation() const { return unpadded(trailer_.generation); }

DatabaseIdentity LedgerReader::database() const {
  return {std::string(unpadded(trailer_.uuid)), trailer_.revision,
          static_cast<std::uint32_t>(trailer_.last_document)};
}

void LedgerReader::check() {
  const auto all = file_.bytes();
  if (all.empty()) damaged("it is empty");
  if (file_.size() < kHeaderBytes) damaged("it is cut short");
  if (!all.starts_with(kMagic)) damaged("it does not begin as a ledger does");
  std::uint32_t version = 0;
  std::memcpy(&version, file_.data() + kMagic.size(), sizeof version);
  if (version != kVersion) {
    throw IndexError(fmt::format("{} has version {}, but this program reads version {}", path_,
                                 version, kVersion));
  }
  if (file_.size() < kHeaderBytes + sizeof(Trailer)) damaged("it is cut short");
  std::memcpy(&trailer_, file_.data() + file_.size() - sizeof trailer_, sizeof trailer_);
  if (trailer_.hash != hash_of(trailer_)) damaged("the checksum of its end does not match");
  const Trailer& t = trailer_;
  const std::uint64_t last = file_.size() - sizeof(Trailer);
  if (t.records > file_.size() || t.documents > file_.size() ||
      t.records_end != kHeaderBytes + t.records * sizeof(RecordEntry) ||
      t.documents_end != t.records_end + t.documents * sizeof(ArticleKey) ||
      t.files_end < t.documents_end || t.text_end < t.files_end || t.text_end != last) {
    damaged("its sections do not match its size");
  }
  const auto section = [&](std::string_view name, std::uint64_t begin, std::uint64_t end,
                           std::uint64_t hash) {
    const auto bytes = all.substr(begin, end - begin);
    constexpr std::size_t kPiece = std::size_t{4} << 20;
    StreamHash found;
    for (std::size_t at = 0; at < bytes.size(); at += kPiece) {
      found.add(bytes.substr(at, kPiece));
      file_.drop_pages();
    }
    if (found.value() != hash) damaged(fmt::format("the checksum of its {} does not match", name));
    return bytes;
  };
  const auto records = section("records", kHeaderBytes, t.records_end, t.records_hash);
  const auto documents = section("documents", t.records_end, t.documents_end, t.documents_hash);
  records_ = {reinterpret_cast<const RecordEntry*>(records.data()), t.records};
  documents_ = {reinterpret_cast<const ArticleKey*>(documents.data()), t.documents};
  read_files(section("files", t.documents_end, t.files_end, t.files_hash));
  read_settings(section("settings", t.files_end, t.text_end, t.text_hash));
}

void LedgerReader::read_files(std::string_view bytes) {
  Bytes in(*this, bytes);
  while (!in.empty()) {
    const auto head = in.number<FileEntryHead>();
    FileEntry file;
    file.size = head.size;
    file.bytes = head.bytes;
    file.hash = head.hash;
    file.records = head.records;
    file.articles = head.articles;
    file.mtime_ns = head.mtime_ns;
    file.changes_utc = head.changes_utc;
    file.source = head.source;
    file.was_read = (head.flags & kWasRead) != 0;
    file.is_relative = (head.flags & kIsRelative) != 0;
    file.is_regular = (head.flags & kIsRegular) != 0;
    file.path = in.text(head.path_bytes);
    const auto read_tallies = [&](std::uint32_t tallies, auto& into) {
      for (std::uint32_t i = 0; i < tallies; ++i) {
        const auto count = in.number<std::uint64_t>();
        const auto length = in.number<std::uint32_t>();
        into.emplace(in.text(length), count);
      }
    };
    read_tallies(head.skips, file.skipped);
    read_tallies(head.rejects, file.rejects);
    files_.push_back(std::move(file));
  }
  if (files_.size() != trailer_.files) damaged("its number of files is wrong");
}

void LedgerReader::read_settings(std::string_view bytes) {
  Bytes in(*this, bytes);
  while (!in.empty()) {
    const auto name_bytes = in.number<std::uint32_t>();
    const auto value_bytes = in.number<std::uint32_t>();
    const std::string name(in.text(name_bytes));
    settings_.emplace_back(name, in.text(value_bytes));
  }
}

}  // namespace tickerdex

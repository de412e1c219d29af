#include "indexer/source/unpack/archive_reader.h"

#include <archive_entry.h>
#include <fmt/format.h>
#include <locale.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <new>

namespace tickerdex {
namespace {

constexpr std::size_t kBufferBytes = std::size_t{1} << 17;
/// libarchive keeps some 200 bytes of each member of a ZIP archive that it reads by seeking.
constexpr std::uint64_t kMaxDirectoryBytes = std::uint64_t{16} << 20;
/// ZIP's first day: archives that keep no times.
constexpr std::int64_t kNoTime = 315'619'200;

/// libarchive converts names to the thread's locale, and loses what it cannot convert.
class Utf8Locale {
 public:
  Utf8Locale() : before_(::uselocale(utf8())) {}
  Utf8Locale(const Utf8Locale&) = delete;
  Utf8Locale& operator=(const Utf8Locale&) = delete;
  ~Utf8Locale() { ::uselocale(before_); }

 private:
  static locale_t utf8() {
    static const locale_t kUtf8 = ::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
    return kUtf8;  // null changes nothing
  }
  locale_t before_;
};

ArchiveMember::Kind kind_of(archive_entry* entry) {
  using Kind = ArchiveMember::Kind;
  if (archive_entry_hardlink(entry) != nullptr) return Kind::link;
  switch (archive_entry_filetype(entry)) {
    case AE_IFREG:
    case 0:
      return Kind::file;
    case AE_IFDIR:
      return Kind::folder;
    case AE_IFLNK:
      return Kind::link;
    default:
      return Kind::device;
  }
}

}  // namespace

ArchiveReader::ArchiveReader(Window& in, std::uint32_t layer, UnpackBudget& budget)
    : in_(&in), layer_(layer), budget_(budget) {
  open();
}

ArchiveReader::ArchiveReader(ByteStream& file, std::uint64_t bytes, std::uint32_t layer,
                             UnpackBudget& budget)
    : file_(&file), file_bytes_(bytes), buffer_(kBufferBytes), layer_(layer), budget_(budget) {
  file.seek(0);
  open();
}

ArchiveReader::~ArchiveReader() = default;

void ArchiveReader::open() {
  const Utf8Locale locale;
  archive_.reset(archive_read_new());
  if (!archive_) throw std::bad_alloc();
  ::archive* const archive = archive_.get();
  archive_read_support_format_tar(archive);
  archive_read_support_format_zip(archive);
  archive_read_set_read_callback(archive, read_packed);
  if (file_ != nullptr) archive_read_set_seek_callback(archive, seek_packed);
  archive_read_set_callback_data(archive, this);
  const int result = archive_read_open1(archive);
  rethrow();
  if (result != ARCHIVE_OK && result != ARCHIVE_WARN) throw damaged(layer_);
}

la_ssize_t ArchiveReader::read_packed(::archive* archive, void* self, const void** bytes) {
  auto& reader = *static_cast<ArchiveReader*>(self);
  try {
    return reader.next_bytes(bytes);
  } catch (...) {
    reader.trouble_ = std::current_exception();
    archive_set_error(archive, EIO, "cannot be read");
    return -1;
  }
}

la_ssize_t ArchiveReader::next_bytes(const void** bytes) {
  if (in_ != nullptr) {
    in_->consume_lines(lent_, 0);
    lent_ = 0;
    if (in_->view().empty() && !in_->more()) return 0;
    lent_ = in_->view().size();
    *bytes = in_->view().data();
    return static_cast<la_ssize_t>(lent_);
  }
  const std::size_t got = file_->read(buffer_.data(), buffer_.size());
  place_ += got;
  directory_bytes_ += got;
  if (!has_members_ && directory_bytes_ > kMaxDirectoryBytes) {
    has_long_directory_ = true;
    return -1;
  }
  *bytes = buffer_.data();
  return static_cast<la_ssize_t>(got);
}

la_int64_t ArchiveReader::seek_packed(::archive*, void* self, la_int64_t offset, int whence) {
  auto& reader = *static_cast<ArchiveReader*>(self);
  const std::int64_t from = whence == SEEK_SET   ? 0
                            : whence == SEEK_CUR ? static_cast<std::int64_t>(reader.place_)
                                                 : static_cast<std::int64_t>(reader.file_bytes_);
  const std::int64_t place = std::clamp<std::int64_t>(
      from + offset, 0, static_cast<std::int64_t>(reader.file_bytes_));
  if (!reader.file_->seek(static_cast<std::uint64_t>(place))) return ARCHIVE_FATAL;
  reader.place_ = static_cast<std::uint64_t>(place);
  return place;
}

void ArchiveReader::rethrow() {
  if (trouble_) std::rethrow_exception(trouble_);
}

UnpackError ArchiveReader::damaged(std::uint32_t layer) const {
  const char* const words = archive_error_string(archive_.get());
  return {std::string(kReasonDamaged), words != nullptr ? words : "cannot be read", layer,
          layer == layer_ ? static_cast<std::uint64_t>(
                                std::max<la_int64_t>(archive_filter_bytes(archive_.get(), 0), 0))
                          : member_bytes_};
}

std::optional<ArchiveMember> ArchiveReader::next() {
  const Utf8Locale locale;
  block_ = {};
  hole_ = member_bytes_ = 0;
  failure_ = ARCHIVE_OK;
  archive_entry* entry = nullptr;
  const int result = archive_read_next_header(archive_.get(), &entry);
  rethrow();
  if (result == ARCHIVE_EOF) return std::nullopt;
  if (result != ARCHIVE_OK && result != ARCHIVE_WARN) throw damaged(layer_);
  has_members_ = true;
  budget_.add_member();
  ArchiveMember member;
  if (const char* const name = archive_entry_pathname(entry)) member.name = name;
  member.kind = kind_of(entry);
  member.is_encrypted = archive_entry_is_encrypted(entry) != 0;
  if (archive_entry_mtime_is_set(entry) != 0) {
    const std::int64_t mtime = archive_entry_mtime(entry);
    if (mtime > kNoTime) member.mtime_utc = mtime;
  }
  return member;
}

// Gets the member's next block; false at its end.
bool ArchiveReader::fill() {
  while (block_.empty() && hole_ == 0) {
    if (failure_ != ARCHIVE_OK) throw damaged(failure_ == ARCHIVE_FATAL ? layer_ : layer_ + 1);
    const void* bytes = nullptr;
    std::size_t size = 0;
    la_int64_t offset = 0;
    const int result = archive_read_data_block(archive_.get(), &bytes, &size, &offset);
    rethrow();
    if (result == ARCHIVE_EOF) return false;
    if (result != ARCHIVE_OK) {
      failure_ = result;
      if (result != ARCHIVE_WARN || bytes == nullptr) size = 0;
    }
    if (size == 0) continue;
    block_ = {static_cast<const char*>(bytes), size};
    const auto place = static_cast<std::uint64_t>(std::max<la_int64_t>(offset, 0));
    hole_ = place > member_bytes_ ? place - member_bytes_ : 0;
  }
  return true;
}

std::size_t ArchiveReader::read(char* into, std::size_t size) {
  if (!fill()) return 0;
  std::size_t got = 0;
  if (hole_ > 0) {
    got = static_cast<std::size_t>(std::min<std::uint64_t>(size, hole_));
    std::memset(into, 0, got);
    hole_ -= got;
  } else {
    got = block_.copy(into, size);
    block_.remove_prefix(got);
  }
  member_bytes_ += got;
  budget_.add_bytes(got);
  budget_.check_member(member_bytes_, layer_ + 1);
  return got;
}

}  // namespace tickerdex

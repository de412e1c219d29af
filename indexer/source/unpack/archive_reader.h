// The members of a tar or ZIP archive, in order, by libarchive. Only formats of archives are
// enabled; compression around them is decompress.h's.
//
// A ZIP archive in a file that can seek is read by its directory, which alone tells links from
// files; elsewhere, or if the directory is too long to be kept, it is read as a stream.
#pragma once

#include <archive.h>
#include <cstdint>
#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/source/byte_stream.h"
#include "indexer/source/unpack/unpack_limits.h"
#include "indexer/source/window.h"

namespace tickerdex {

struct ArchiveMember {
  enum class Kind : std::uint8_t { file, folder, link, device };
  std::string name;  ///< any bytes; only a label, never a path
  Kind kind = Kind::file;
  bool is_encrypted = false;
  std::optional<std::int64_t> mtime_utc;
};

class ArchiveReader final : public ByteStream {
 public:
  /// Reads the archive as a stream. What is referred to must outlive it.
  ArchiveReader(Window& in, std::uint32_t layer, UnpackBudget& budget);
  /// Reads by seeking in `file` of `bytes` bytes.
  ArchiveReader(ByteStream& file, std::uint64_t bytes, std::uint32_t layer, UnpackBudget& budget);
  ArchiveReader(const ArchiveReader&) = delete;
  ArchiveReader& operator=(const ArchiveReader&) = delete;
  ~ArchiveReader() override;

  /// The next member; nullopt at the end. @throws UnpackError of this layer if the archive is
  /// damaged; ReadError.
  std::optional<ArchiveMember> next();
  /// Of the member. @throws UnpackError, of the next layer if only the member is damaged; ReadError.
  std::size_t read(char* into, std::size_t size) override;
  /// The directory is too long to be read by seeking; nothing has been given out.
  bool has_long_directory() const { return has_long_directory_; }

 private:
  struct Free {
    void operator()(::archive* archive) const { archive_read_free(archive); }
  };
  static la_ssize_t read_packed(::archive*, void* self, const void** bytes);
  static la_int64_t seek_packed(::archive*, void* self, la_int64_t offset, int whence);
  la_ssize_t next_bytes(const void** bytes);
  void open();
  bool fill();
  void rethrow();
  UnpackError damaged(std::uint32_t layer) const;

  Window* in_ = nullptr;
  std::size_t lent_ = 0;  ///< of the window: what libarchive has got and not finished with
  ByteStream* file_ = nullptr;
  std::uint64_t file_bytes_ = 0;
  std::uint64_t place_ = 0;  ///< in the file
  std::uint64_t directory_bytes_ = 0;
  bool has_members_ = false;
  bool has_long_directory_ = false;
  std::vector<char> buffer_;

  std::uint32_t layer_;
  UnpackBudget& budget_;
  std::exception_ptr trouble_;  ///< of a callback: exceptions do not pass through C
  std::unique_ptr<::archive, Free> archive_;

  std::string_view block_;        ///< of the member, not yet given out
  std::uint64_t hole_ = 0;        ///< zeros before the block, of a sparse file
  std::uint64_t member_bytes_ = 0;
  int failure_ = ARCHIVE_OK;      ///< thrown when the block has been given out
};

}  // namespace tickerdex

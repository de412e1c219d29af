// Finds the plain files in a file: itself, what it decompresses to, the members of an archive, and
// so on through the layers. All are streamed.
//
//   news.tar.gz       gzip, then tar
//   news.tar.gz!a.jsonl               its member "a.jsonl"
//   news.tar.gz!b.zip!c/d.csv.gz      the member "c/d.csv.gz" of the ZIP archive in it, decompressed
//
// Hidden members and documentation are skipped as in a folder, as are links and devices. A damaged
// or hostile layer is one reject; what was read before counts, and the layers around it go on.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "indexer/source/byte_stream.h"
#include "indexer/source/unpack/archive_reader.h"
#include "indexer/source/unpack/packing.h"
#include "indexer/source/unpack/unpack_limits.h"
#include "indexer/source/window.h"

namespace tickerdex {

struct UnpackedFile {
  std::string path;  ///< where it is, for messages and hits; any bytes
  std::string name;  ///< the same without suffixes of compression: its end suggests a format
  std::int64_t mtime_utc = 0;
};

struct UnpackSinks {
  /// `window` holds the first kDetectBytes and continues with `rest`.
  std::function<void(Window& window, ByteStream& rest, const UnpackedFile&)> file;
  std::function<void(const std::string& path, std::string reason)> skip;
  std::function<void(const std::string& path, const UnpackError&)> reject;
};

class Unpacker {
 public:
  Unpacker(UnpackLimits limits, UnpackSinks sinks)
      : limits_(std::move(limits)), sinks_(std::move(sinks)) {}

  /// Returns whether the file is packed. `bytes` is its size on disk, 0 if unknown; `read_so_far`
  /// what has been read of it. @throws ReadError.
  bool read(ByteStream& file, const UnpackedFile& what, std::uint64_t bytes,
            const std::function<std::uint64_t()>& read_so_far);

 private:
  struct Layer;
  Packing read_layer(Layer layer, const UnpackedFile& what);
  void read_archive(ArchiveReader& archive, std::uint32_t number, const UnpackedFile& what,
                    UnpackBudget& budget);
  bool is_skipped(const ArchiveMember& member, const std::string& path) const;

  UnpackLimits limits_;
  UnpackSinks sinks_;
};

}  // namespace tickerdex

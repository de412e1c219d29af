// Decompresses gzip, bzip2, xz and zstd as a stream. Compressed pieces one after the other, as in
// .warc.gz, are one stream; what follows the last is ignored, as gzip does.
//
// The four libraries are used directly, not through libarchive, which drops up to 128 KiB of what
// it has decompressed already when it comes to the damage.
#pragma once

#include <memory>

#include "indexer/source/byte_stream.h"
#include "indexer/source/unpack/packing.h"
#include "indexer/source/unpack/unpack_limits.h"
#include "indexer/source/window.h"

namespace tickerdex {

/// `packing` is a compression; `in` and `budget` are not owned. Reading gives everything before the
/// damage, then throws an UnpackError of `layer`.
std::unique_ptr<ByteStream> decompress(Packing packing, Window& in, std::uint32_t layer,
                                       UnpackBudget& budget);

}  // namespace tickerdex

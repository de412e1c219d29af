// UTF-16 and UTF-32: ICU converts them chunk by chunk, so that a file of any length needs one chunk
// of memory. Ill-formed units become U+FFFD.
#pragma once

#include <memory>
#include <string>

#include "indexer/source/byte_stream.h"
#include "indexer/source/charset.h"

namespace tickerdex {

/// A UTF-8 stream of a UTF-16 or UTF-32 stream that begins with `beginning` (bytes already read,
/// without the mark). `rest` is not owned; `mark` is one of the UTF-16 and UTF-32 marks.
std::unique_ptr<ByteStream> decode_stream(ByteOrderMark mark, std::string beginning,
                                          ByteStream& rest);

}  // namespace tickerdex

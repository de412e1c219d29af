// Keeps compressed tags out of the case that Xapian 1.4 cannot read back.
//
// Xapian inflates 8,192 bytes at a time and takes "no input left" for the end of the stream. When
// the last symbols and the end marker share the last byte, the input is used up while output is
// still to come, and the tag is lost ("Too few chunks of compressed data"). Tags of at most 8,192
// bytes are safe. The test here is stricter than the bug, as where Xapian's reader stops depends
// on how a tag was cut into items: a stream passes if inflating all but the last byte of the text
// leaves some input unread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace tickerdex::glass {

/// Texts up to this long are read back in one step, whatever the stream.
inline constexpr std::size_t kInflateStep = 8192;

/// Whether Xapian reads `deflated` (raw deflate of `text_bytes` bytes) back in all cases.
bool survives_inflate(std::string_view deflated, std::size_t text_bytes);

/// For data that Xapian itself will compress: appends a field that `decode_article` skips (tag 255,
/// length, bytes; see article_codec.h) until zlib's output for it survives. Most data stays as it
/// is. Data that is not an article gets the same bytes at its end.
void pad_for_inflate(std::string& data);

}  // namespace tickerdex::glass

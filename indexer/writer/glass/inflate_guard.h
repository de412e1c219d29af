// Avoids compressed tags that Xapian 1.4 cannot read back.
//
// Xapian inflates 8,192 bytes at a time and takes "no input left" for the end of the stream. If the
// last symbols and the end marker share the last byte, the input ends before the output does, and
// the tag is lost ("Too few chunks of compressed data"). Tags of at most 8,192 bytes are safe. The
// test here is stricter than the bug, because where Xapian's reader stops depends on how a tag is
// cut into items: a stream passes if inflating all but the last byte of the text leaves some input
// unread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace tickerdex::glass {

/// Texts up to this length are read back in one step.
inline constexpr std::size_t kInflateStep = 8192;

/// Whether Xapian can always read back `deflated` (raw deflate of `text_bytes` bytes).
bool survives_inflate(std::string_view deflated, std::size_t text_bytes);

/// For data that Xapian itself will compress: appends a field that `decode_article` skips (tag 255,
/// length, bytes; see article_codec.h) until zlib's output for it survives. Most data needs no
/// change. Data that is not an article gets the same bytes appended.
void pad_for_inflate(std::string& data);

}  // namespace tickerdex::glass

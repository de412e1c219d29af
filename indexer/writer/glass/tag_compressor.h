// Compresses the tags of docdata and termlist as Xapian does: raw deflate, used only if it is
// smaller and Xapian can read it back.
//
// Other large tags are stored as a deflate stream of stored blocks, with five bytes for each
// 65,535: without a stream, Xapian's compact() would compress them without checking that it can
// read the result.
//
// libdeflate's level 1 takes a fifth of the time of zlib's default for the same size. Use an object
// from one thread at a time.
//
// Xapian 1.4 cannot read back all compressed tags. It inflates 8,192 bytes at a time and takes "no
// input left" for the end of the stream. If the last symbols and the end marker share the last
// byte, the input ends before the output does, and the tag is lost ("Too few chunks of compressed
// data"). Tags of at most 8,192 bytes are safe. The test here is stricter than the bug, because
// where Xapian's reader stops depends on how a tag is cut into items: a stream passes if inflating
// all but the last byte of the text leaves some input unread.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

struct libdeflate_compressor;

namespace tickerdex::glass {

class TagCompressor {
 public:
  TagCompressor();

  /// Appends the bytes to store to `out`; true if they are a deflate stream.
  bool append(std::string_view tag, std::string& out);

 private:
  struct Free {
    void operator()(libdeflate_compressor* compressor) const;
  };
  std::unique_ptr<libdeflate_compressor, Free> compressor_;
};

/// Texts up to this length are read back in one step.
inline constexpr std::size_t kInflateStep = 8192;

/// Whether Xapian can always read back `deflated` (raw deflate of `text_bytes` bytes).
bool survives_inflate(std::string_view deflated, std::size_t text_bytes);

/// For data that Xapian itself will compress: appends a field that `decode_article` skips (tag 255,
/// length, bytes; see article_codec.h) until zlib's output for it survives. Most data needs no
/// change. Data that is not an article gets the same bytes appended.
void pad_for_inflate(std::string& data);

}  // namespace tickerdex::glass

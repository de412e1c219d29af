// Compresses the tags of docdata and termlist as Xapian does: raw deflate, used only if it is
// smaller and Xapian can read it back (inflate_guard.h).
//
// Other large tags are stored as a deflate stream of stored blocks, with five bytes for each
// 65,535: without a stream, Xapian's compact() would compress them without checking that it can
// read the result.
//
// libdeflate's level 1 takes a fifth of the time of zlib's default for the same size. Use an object
// from one thread at a time.
#pragma once

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

}  // namespace tickerdex::glass

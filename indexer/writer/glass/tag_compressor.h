// Compresses the tags of docdata and termlist as Xapian stores them: raw deflate, kept only if it
// is smaller and Xapian is able to read it back (inflate_guard.h).
//
// A larger tag that is not kept so goes into a deflate stream of stored blocks, five bytes for each
// 65,535: stored without a stream it would be compressed by Xapian's compact(), which does not
// look whether it can read the result.
//
// libdeflate's level 1 takes a fifth of the time of zlib's default for the same size. An object
// serves one thread at a time.
#pragma once

#include <memory>
#include <string>
#include <string_view>

struct libdeflate_compressor;

namespace tickerdex::glass {

class TagCompressor {
 public:
  TagCompressor();

  /// Appends to `out` what is to be stored; true if that is a deflate stream.
  bool append(std::string_view tag, std::string& out);

 private:
  struct Free {
    void operator()(libdeflate_compressor* compressor) const;
  };
  std::unique_ptr<libdeflate_compressor, Free> compressor_;
};

}  // namespace tickerdex::glass

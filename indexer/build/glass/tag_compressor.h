// Compresses the tags of docdata and termlist as Xapian stores them: raw deflate, kept only if it
// is smaller and Xapian is able to read it back (inflate_guard.h).
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

  /// Appends to `out` what is to be stored; true if that is compressed.
  bool append(std::string_view tag, std::string& out);

 private:
  struct Free {
    void operator()(libdeflate_compressor* compressor) const;
  };
  std::unique_ptr<libdeflate_compressor, Free> compressor_;
};

}  // namespace tickerdex::glass

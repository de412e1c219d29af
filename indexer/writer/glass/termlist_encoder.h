// Encodes the terms of a document as the tag of S(document) in the termlist table.
//
//   tag   := V length  V terms  u8 bytes, term, V wdf  next*        empty if there are no terms
//   next  := u8 p  u8 bytes, suffix              if wdf < 127 and
//                                                p = (wdf + 1) * (previous bytes + 1) + reuse < 256
//          | u8 reuse  u8 bytes, suffix  V wdf   otherwise
//
// `reuse` is how many bytes the term shares with the previous one. A reader can distinguish the
// forms because p is larger than the length of the previous term.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace tickerdex::glass {

class TermlistEncoder {
 public:
  /// Appends to `out`, which must outlive this object.
  TermlistEncoder(std::string& out, std::uint64_t length, std::uint64_t terms);

  /// Terms ascend. Both `term` and the previous one must stay readable, with eight more bytes after
  /// them.
  void add(std::string_view term, std::uint64_t wdf);

 private:
  std::string& out_;
  std::string_view previous_;
};

}  // namespace tickerdex::glass

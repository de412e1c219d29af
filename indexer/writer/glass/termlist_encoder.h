// The terms of a document, as the termlist table's tag under S(document).
//
//   tag   := V length  V terms  u8 bytes, term, V wdf  next*        empty if there are no terms
//   next  := u8 p  u8 bytes, suffix              if wdf < 127 and
//                                                p = (wdf + 1) * (previous bytes + 1) + reuse < 256
//          | u8 reuse  u8 bytes, suffix  V wdf   otherwise
//
// `reuse` is how many bytes the term shares with the one before. A reader tells the forms apart as
// p is then larger than the previous term.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace tickerdex::glass {

class TermlistEncoder {
 public:
  /// Appends to `out`, which must outlive this.
  TermlistEncoder(std::string& out, std::uint64_t length, std::uint64_t terms);

  /// Terms ascend. Both `term` and the one before must stay readable, with eight more bytes
  /// behind them.
  void add(std::string_view term, std::uint64_t wdf);

 private:
  std::string& out_;
  std::string_view previous_;
};

}  // namespace tickerdex::glass

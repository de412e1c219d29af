// How a file is packed: compressed as a whole, or an archive of members. Told by content.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace tickerdex {

enum class Packing : std::uint8_t { none, gzip, bzip2, xz, zstd, tar, zip };

/// `beginning` is the first kDetectBytes, or the whole file if it is shorter. A ZIP archive that is
/// a document (Word, EPUB, …) is not packed.
Packing packing_of(std::string_view beginning);
constexpr bool is_archive(Packing packing) {
  return packing == Packing::tar || packing == Packing::zip;
}
/// For messages: "gzip data", "ZIP archive".
std::string_view words_for(Packing packing);

/// The name of what is inside a compressed file: "a.jsonl" of "a.jsonl.gz", "a.tar" of "a.tgz".
std::string unpacked_name(std::string_view name);

}  // namespace tickerdex

#include "indexer/source/content_hash.h"

#include <libdeflate.h>

#include <vector>

#include "indexer/source/byte_stream.h"

namespace tickerdex {

void ContentHash::add(std::string_view bytes) {
  crc_ = libdeflate_crc32(crc_, bytes.data(), bytes.size());
  adler_ = libdeflate_adler32(adler_, bytes.data(), bytes.size());
}

std::uint64_t content_hash_of(ByteStream& stream) {
  std::vector<char> buffer(1 << 18);
  ContentHash hash;
  while (const std::size_t got = stream.read(buffer.data(), buffer.size())) {
    hash.add({buffer.data(), got});
  }
  return hash.value();
}

std::uint64_t content_hash_of_file(const std::string& path) {
  return content_hash_of(*open_file(path));
}

}  // namespace tickerdex

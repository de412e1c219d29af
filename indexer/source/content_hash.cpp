#include "indexer/source/content_hash.h"

#include <vector>

#include "indexer/schema/hash.h"
#include "indexer/source/byte_stream.h"

namespace tickerdex {

std::uint64_t content_hash_of(ByteStream& stream) {
  std::vector<char> buffer(1 << 18);
  StreamHash hash;
  while (const std::size_t got = stream.read(buffer.data(), buffer.size())) {
    hash.add({buffer.data(), got});
  }
  return hash.value();
}

std::uint64_t content_hash_of_file(const std::string& path) {
  return content_hash_of(*open_file(path));
}

}  // namespace tickerdex

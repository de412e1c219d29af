#include "indexer/writer/glass/tag_compressor.h"

#include <libdeflate.h>

#include <new>

#include "indexer/writer/glass/inflate_guard.h"

namespace tickerdex::glass {
namespace {

constexpr int kLevel = 1;
constexpr std::size_t kMinBytes = 18;  // what iamglass gives as compress_min

// stored := {last:u8  bytes:u16  ~bytes:u16  bytes}*       little-endian
void append_stored_stream(std::string_view text, std::string& out) {
  constexpr std::size_t kMaxBlockBytes = 65535;
  while (!text.empty()) {
    const auto block = text.substr(0, kMaxBlockBytes);
    text.remove_prefix(block.size());
    out.push_back(text.empty() ? 1 : 0);
    for (const std::size_t number : {block.size(), ~block.size()}) {
      out.push_back(static_cast<char>(number));
      out.push_back(static_cast<char>(number >> 8));
    }
    out += block;
  }
}

}  // namespace

void TagCompressor::Free::operator()(libdeflate_compressor* compressor) const {
  libdeflate_free_compressor(compressor);
}

TagCompressor::TagCompressor() : compressor_(libdeflate_alloc_compressor(kLevel)) {
  if (!compressor_) throw std::bad_alloc();
}

bool TagCompressor::append(std::string_view tag, std::string& out) {
  const std::size_t before = out.size();
  if (tag.size() > kMinBytes) {
    out.resize(before + tag.size() - 1);
    const std::size_t bytes = libdeflate_deflate_compress(
        compressor_.get(), tag.data(), tag.size(), out.data() + before, tag.size() - 1);
    out.resize(before + bytes);
    if (bytes > 0 && survives_inflate(std::string_view(out).substr(before), tag.size())) {
      return true;
    }
    out.resize(before);
  }
  if (tag.size() > kInflateStep) {
    append_stored_stream(tag, out);
    return true;
  }
  out += tag;
  return false;
}

}  // namespace tickerdex::glass

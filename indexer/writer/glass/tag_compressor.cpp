#include "indexer/writer/glass/tag_compressor.h"

#include <libdeflate.h>
#include <zlib.h>

#include <algorithm>
#include <memory>
#include <new>
#include <vector>

#include "indexer/schema/errors.h"
#include "indexer/schema/list_codec.h"

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

namespace {

constexpr int kRawWindow = -15;
constexpr char kPaddingTag = '\xff';
constexpr std::size_t kMaxPadding = 100;

const Bytef* input(std::string_view bytes) {
  return reinterpret_cast<const Bytef*>(bytes.data());
}

struct EndInflate {
  void operator()(z_stream* stream) const { inflateEnd(stream); }
};
struct EndDeflate {
  void operator()(z_stream* stream) const { deflateEnd(stream); }
};

// Deflates as Xapian does: default level, raw, memory level 9. Empty if that is not smaller.
std::string deflate_as_xapian(std::string_view text) {
  z_stream stream{};
  if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, kRawWindow, 9,
                   Z_DEFAULT_STRATEGY) != Z_OK) {
    throw std::bad_alloc();
  }
  const std::unique_ptr<z_stream, EndDeflate> end(&stream);
  std::string out(text.size() - 1, '\0');
  stream.next_in = const_cast<Bytef*>(input(text));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  out.resize(deflate(&stream, Z_FINISH) == Z_STREAM_END ? stream.total_out : 0);
  return out;
}

}  // namespace

bool survives_inflate(std::string_view deflated, std::size_t text_bytes) {
  if (text_bytes <= kInflateStep) return true;
  z_stream stream{};
  if (inflateInit2(&stream, kRawWindow) != Z_OK) throw std::bad_alloc();
  const std::unique_ptr<z_stream, EndInflate> end(&stream);
  stream.next_in = const_cast<Bytef*>(input(deflated));
  stream.avail_in = static_cast<uInt>(deflated.size());
  std::vector<Bytef> out(kInflateStep * 4);
  std::size_t remaining = text_bytes - 1;
  while (remaining > 0) {
    const std::size_t step = std::min(remaining, out.size());
    stream.next_out = out.data();
    stream.avail_out = static_cast<uInt>(step);
    const int result = inflate(&stream, Z_SYNC_FLUSH);
    if (result != Z_OK || stream.avail_out != 0) return false;
    remaining -= step;
  }
  return stream.avail_in > 0;
}

void pad_for_inflate(std::string& data) {
  if (data.size() <= kInflateStep) return;
  const std::size_t before = data.size();
  for (std::size_t padding = 0; padding < kMaxPadding; ++padding) {
    const std::string deflated = deflate_as_xapian(data);
    if (deflated.empty() || survives_inflate(deflated, data.size())) return;
    data.resize(before);
    data.push_back(kPaddingTag);
    append_varint(data, padding + 1);
    for (std::size_t i = 0; i <= padding; ++i) {
      data.push_back(static_cast<char>(i * 89 + padding * 151));
    }
  }
  throw IndexError(
      "a document's data cannot be stored so that Xapian can read it back; "
      "use --writer bulk");
}

}  // namespace tickerdex::glass

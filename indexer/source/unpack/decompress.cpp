#include "indexer/source/unpack/decompress.h"

#include <bzlib.h>
#include <fmt/format.h>
#include <lzma.h>
#include <zlib.h>
#include <zstd.h>
#include <zstd_errors.h>

#include <algorithm>
#include <array>
#include <bit>
#include <new>

namespace tickerdex {
namespace {

enum class Step : std::uint8_t { more, ended, damaged, needs_memory };

/// What is left of the input and of the room for output.
struct Buffers {
  std::string_view in;
  char* out;
  std::size_t room;

  void taken(std::size_t in_left, std::size_t room_left) {
    in.remove_prefix(in.size() - in_left);
    out += room - room_left;
    room = room_left;
  }
};

// The libraries count in unsigned int.
unsigned int bounded(std::size_t size) {
  return static_cast<unsigned int>(std::min<std::size_t>(size, 1U << 30));
}

class Codec {
 public:
  virtual ~Codec() = default;
  virtual Step decode(Buffers& buffers) = 0;
  virtual void restart() = 0;
};

class GzipCodec final : public Codec {
 public:
  GzipCodec() {
    constexpr int kWithGzipHeader = 16 + MAX_WBITS;
    if (inflateInit2(&z_, kWithGzipHeader) != Z_OK) throw std::bad_alloc();
  }
  GzipCodec(const GzipCodec&) = delete;
  GzipCodec& operator=(const GzipCodec&) = delete;
  ~GzipCodec() override { inflateEnd(&z_); }

  Step decode(Buffers& buffers) override {
    const unsigned int in = bounded(buffers.in.size());
    const unsigned int room = bounded(buffers.room);
    z_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(buffers.in.data()));
    z_.avail_in = in;
    z_.next_out = reinterpret_cast<Bytef*>(buffers.out);
    z_.avail_out = room;
    const int result = inflate(&z_, Z_NO_FLUSH);
    buffers.taken(buffers.in.size() - (in - z_.avail_in), buffers.room - (room - z_.avail_out));
    if (result == Z_MEM_ERROR) throw std::bad_alloc();
    if (result == Z_STREAM_END) return Step::ended;
    return result == Z_OK || result == Z_BUF_ERROR ? Step::more : Step::damaged;
  }
  void restart() override { inflateReset(&z_); }

 private:
  z_stream z_{};
};

class Bzip2Codec final : public Codec {
 public:
  Bzip2Codec() { begin(); }
  Bzip2Codec(const Bzip2Codec&) = delete;
  Bzip2Codec& operator=(const Bzip2Codec&) = delete;
  ~Bzip2Codec() override { BZ2_bzDecompressEnd(&bz_); }

  Step decode(Buffers& buffers) override {
    const unsigned int in = bounded(buffers.in.size());
    const unsigned int room = bounded(buffers.room);
    bz_.next_in = const_cast<char*>(buffers.in.data());
    bz_.avail_in = in;
    bz_.next_out = buffers.out;
    bz_.avail_out = room;
    const int result = BZ2_bzDecompress(&bz_);
    buffers.taken(buffers.in.size() - (in - bz_.avail_in), buffers.room - (room - bz_.avail_out));
    if (result == BZ_MEM_ERROR) throw std::bad_alloc();
    if (result == BZ_STREAM_END) return Step::ended;
    return result == BZ_OK ? Step::more : Step::damaged;
  }
  void restart() override {
    BZ2_bzDecompressEnd(&bz_);
    begin();
  }

 private:
  void begin() {
    bz_ = {};
    if (BZ2_bzDecompressInit(&bz_, 0, 0) != BZ_OK) throw std::bad_alloc();
  }
  bz_stream bz_{};
};

class XzCodec final : public Codec {
 public:
  explicit XzCodec(std::uint64_t max_bytes) : max_bytes_(max_bytes) { restart(); }
  XzCodec(const XzCodec&) = delete;
  XzCodec& operator=(const XzCodec&) = delete;
  ~XzCodec() override { lzma_end(&xz_); }

  Step decode(Buffers& buffers) override {
    xz_.next_in = reinterpret_cast<const std::uint8_t*>(buffers.in.data());
    xz_.avail_in = buffers.in.size();
    xz_.next_out = reinterpret_cast<std::uint8_t*>(buffers.out);
    xz_.avail_out = buffers.room;
    const lzma_ret result = lzma_code(&xz_, LZMA_RUN);
    buffers.taken(xz_.avail_in, xz_.avail_out);
    if (result == LZMA_MEM_ERROR) throw std::bad_alloc();
    if (result == LZMA_STREAM_END) return Step::ended;
    if (result == LZMA_MEMLIMIT_ERROR) return Step::needs_memory;
    return result == LZMA_OK || result == LZMA_BUF_ERROR ? Step::more : Step::damaged;
  }
  void restart() override {
    if (lzma_stream_decoder(&xz_, max_bytes_, 0) != LZMA_OK) throw std::bad_alloc();
  }

 private:
  std::uint64_t max_bytes_;
  lzma_stream xz_ = LZMA_STREAM_INIT;
};

class ZstdCodec final : public Codec {
 public:
  explicit ZstdCodec(std::uint64_t max_bytes) : zstd_(ZSTD_createDCtx()) {
    if (zstd_ == nullptr) throw std::bad_alloc();
    const ZSTD_bounds windows = ZSTD_dParam_getBounds(ZSTD_d_windowLogMax);
    const int log = static_cast<int>(std::bit_width(max_bytes)) - 1;
    ZSTD_DCtx_setParameter(zstd_, ZSTD_d_windowLogMax,
                           std::clamp(log, windows.lowerBound, windows.upperBound));
  }
  ZstdCodec(const ZstdCodec&) = delete;
  ZstdCodec& operator=(const ZstdCodec&) = delete;
  ~ZstdCodec() override { ZSTD_freeDCtx(zstd_); }

  Step decode(Buffers& buffers) override {
    ZSTD_inBuffer in{buffers.in.data(), buffers.in.size(), 0};
    ZSTD_outBuffer out{buffers.out, buffers.room, 0};
    const std::size_t result = ZSTD_decompressStream(zstd_, &out, &in);
    buffers.taken(in.size - in.pos, out.size - out.pos);
    if (ZSTD_isError(result) == 0) return result == 0 ? Step::ended : Step::more;
    switch (ZSTD_getErrorCode(result)) {
      case ZSTD_error_memory_allocation:
        throw std::bad_alloc();
      case ZSTD_error_frameParameter_windowTooLarge:
        return Step::needs_memory;
      default:
        return Step::damaged;
    }
  }
  void restart() override { ZSTD_DCtx_reset(zstd_, ZSTD_reset_session_only); }

 private:
  ZSTD_DCtx* zstd_;
};

std::unique_ptr<Codec> codec_for(Packing packing, std::uint64_t max_bytes) {
  switch (packing) {
    case Packing::bzip2:
      return std::make_unique<Bzip2Codec>();
    case Packing::xz:
      return std::make_unique<XzCodec>(max_bytes);
    case Packing::zstd:
      return std::make_unique<ZstdCodec>(max_bytes);
    default:
      return std::make_unique<GzipCodec>();
  }
}

/// A zstd frame that only holds data for other programs.
bool is_skippable_frame(std::string_view bytes) {
  return bytes.size() >= 4 && (bytes[0] & 0xF0) == 0x50 && bytes.substr(1, 3) == "\x2A\x4D\x18";
}

class DecompressedStream final : public ByteStream {
 public:
  DecompressedStream(Packing packing, Window& in, std::uint32_t layer, UnpackBudget& budget)
      : packing_(packing),
        in_(in),
        layer_(layer),
        budget_(budget),
        codec_(codec_for(packing, budget.limits().decoder_bytes)) {}

  std::size_t read(char* into, std::size_t size) override {
    Buffers buffers{{}, into, size};
    while (buffers.room == size && !at_end_) advance(buffers);
    const std::size_t got = size - buffers.room;
    bytes_ += got;
    budget_.add_bytes(got);
    budget_.check_member(bytes_, layer_);
    return got;
  }

 private:
  void advance(Buffers& buffers) {
    if (failure_ != Step::more) fail();
    const bool has_input = !in_.view().empty() || in_.more();
    if (between_ && !(has_input && another_begins())) {
      at_end_ = true;
      return;
    }
    // When the room was used up, output may be pending without input.
    if (!has_input && !was_full_) throw damaged("ends early");
    const std::string_view input = in_.view();
    const std::size_t room = buffers.room;
    buffers.in = input;
    const Step step = codec_->decode(buffers);
    const std::size_t used = input.size() - buffers.in.size();
    in_.consume_lines(used, 0);
    was_full_ = buffers.room == 0;
    between_ = step == Step::ended;
    if (between_) codec_->restart();
    const bool is_stuck = step == Step::more && has_input && used == 0 && buffers.room == room;
    if (is_stuck || step == Step::damaged || step == Step::needs_memory) {
      failure_ = is_stuck ? Step::damaged : step;
    }
  }

  bool another_begins() {
    constexpr std::size_t kMagicBytes = 16;
    in_.fill(kMagicBytes);
    const std::string_view beginning = in_.view().substr(0, kMagicBytes);
    return packing_of(beginning) == packing_ ||
           (packing_ == Packing::zstd && is_skippable_frame(beginning)) ||
           (packing_ == Packing::bzip2 && beginning.starts_with("BZh"));  // empty
  }

  UnpackError damaged(std::string_view how) const {
    return {std::string(kReasonDamaged), fmt::format("its {} {}", words_for(packing_), how), layer_,
            bytes_};
  }

  [[noreturn]] void fail() const {
    if (failure_ == Step::damaged) throw damaged("is damaged");
    const UnpackLimits& limits = budget_.limits();
    std::string detail = fmt::format("its {} takes more than {} MiB to unpack", words_for(packing_),
                                     limits.decoder_bytes >> 20);
    if (limits.memory_for) {
      detail += fmt::format("; try --memory {}", limits.memory_for(2 * limits.decoder_bytes));
    }
    throw UnpackError{std::string(kReasonLimit), std::move(detail), layer_, bytes_};
  }

  Packing packing_;
  Window& in_;
  std::uint32_t layer_;
  UnpackBudget& budget_;
  std::unique_ptr<Codec> codec_;
  std::uint64_t bytes_ = 0;      ///< given out
  Step failure_ = Step::more;    ///< thrown once all before it is given out
  bool between_ = false;         ///< one piece has ended, another may follow
  bool was_full_ = false;
  bool at_end_ = false;
};

}  // namespace

std::unique_ptr<ByteStream> decompress(Packing packing, Window& in, std::uint32_t layer,
                                       UnpackBudget& budget) {
  return std::make_unique<DecompressedStream>(packing, in, layer, budget);
}

}  // namespace tickerdex

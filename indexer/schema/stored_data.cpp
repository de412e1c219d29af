#include "indexer/schema/stored_data.h"

#include <fmt/format.h>
#include <xapian.h>
#include <zstd.h>

#include <new>
#include <utility>

#include "indexer/schema/article_codec.h"
#include "indexer/schema/errors.h"
#include "indexer/schema/generation.h"

namespace tickerdex {
namespace {

constexpr int kLevel = 3;
constexpr std::size_t kLongBytes = 1 << 20;
constexpr char kFrameByte = 0x28;  // the first of zstd's magic number; an article begins with 1
// A frame consists of blocks of at least three bytes, which contain at most 128 KiB each (RFC 8878,
// section 3.1.1.2). A frame that claims more is damaged, and no memory is allocated for it.
constexpr std::uint64_t kBlockBytes = std::uint64_t{128} << 10;
constexpr std::uint64_t kBlockHeaderBytes = 3;

std::string key_of(std::uint32_t number) {
  return fmt::format("{}.{}", layout::kDictionaryKey, number);
}

[[noreturn]] void damaged(std::string_view what) {
  throw IndexError(fmt::format("a stored article is damaged: {}", what));
}

template <typename T>
T* allocated(T* object) {
  if (!object) throw std::bad_alloc();
  return object;
}

}  // namespace

DataDictionary::DataDictionary(std::string bytes) : bytes_(std::move(bytes)) {
  if (bytes_.empty()) return;
  prepared_ = allocated(ZSTD_createCDict(bytes_.data(), bytes_.size(), kLevel));
}

DataDictionary::~DataDictionary() { ZSTD_freeCDict(prepared_); }

std::string DataDictionary::metadata_key() const {
  return key_of(ZSTD_getDictID_fromDict(bytes_.data(), bytes_.size()));
}

void DataCompressor::Free::operator()(ZSTD_CCtx_s* context) const { ZSTD_freeCCtx(context); }

DataCompressor::DataCompressor(const DataDictionary& dictionary)
    : dictionary_(&dictionary), context_(allocated(ZSTD_createCCtx())) {}

void DataCompressor::compress(std::string_view encoded, std::string& data) {
  data.resize(ZSTD_compressBound(encoded.size()));
  const std::size_t bytes =
      dictionary_->prepared()
          ? ZSTD_compress_usingCDict(context_.get(), data.data(), data.size(), encoded.data(),
                                     encoded.size(), dictionary_->prepared())
          : ZSTD_compressCCtx(context_.get(), data.data(), data.size(), encoded.data(),
                              encoded.size(), kLevel);
  if (ZSTD_isError(bytes) || bytes >= encoded.size()) {
    data.assign(encoded);
  } else {
    data.resize(bytes);
  }
  if (encoded.size() > kLongBytes) data.shrink_to_fit();
}

void DataReader::Free::operator()(ZSTD_DCtx_s* context) const { ZSTD_freeDCtx(context); }
void DataReader::Free::operator()(ZSTD_DDict_s* dictionary) const { ZSTD_freeDDict(dictionary); }

DataReader::DataReader(const Xapian::Database& database)
    : database_(&database), context_(allocated(ZSTD_createDCtx())) {}
DataReader::~DataReader() = default;

const ZSTD_DDict_s* DataReader::dictionary(std::uint32_t number) {
  auto& held = dictionaries_[number];
  if (!held) {
    const std::string bytes = database_->get_metadata(key_of(number));
    if (bytes.empty()) damaged(fmt::format("the index has no dictionary {}", number));
    held.reset(allocated(ZSTD_createDDict(bytes.data(), bytes.size())));
  }
  return held.get();
}

std::string DataReader::encoded(std::string_view data) {
  if (data.empty() || data[0] != kFrameByte) return std::string(data);
  const std::size_t frame = ZSTD_findFrameCompressedSize(data.data(), data.size());
  const auto text_bytes = ZSTD_getFrameContentSize(data.data(), data.size());
  if (ZSTD_isError(frame) || text_bytes > frame / kBlockHeaderBytes * kBlockBytes) {
    damaged("its compressed frame is cut short");
  }
  // The number is 0 if no dictionary was used.
  const auto number = ZSTD_getDictID_fromFrame(data.data(), data.size());
  std::string text(static_cast<std::size_t>(text_bytes), '\0');
  const std::size_t bytes =
      number == 0 ? ZSTD_decompressDCtx(context_.get(), text.data(), text.size(), data.data(), frame)
                  : ZSTD_decompress_usingDDict(context_.get(), text.data(), text.size(),
                                               data.data(), frame, dictionary(number));
  if (ZSTD_isError(bytes) || bytes != text.size()) damaged("it does not decompress");
  return text;
}

Article DataReader::article(std::string_view data) { return decode_article(encoded(data)); }

}  // namespace tickerdex

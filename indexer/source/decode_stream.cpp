#include "indexer/source/decode_stream.h"

#include <unicode/ucnv.h>

#include <array>
#include <memory>
#include <vector>

namespace tickerdex {
namespace {

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

Converter open_converter(const char* name) {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(name, &status));
  if (U_FAILURE(status)) throw ReadError(std::string("no converter for ") + name);
  return converter;
}

const char* icu_name(ByteOrderMark mark) {
  switch (mark) {
    case ByteOrderMark::utf16_be:
      return "UTF-16BE";
    case ByteOrderMark::utf32_le:
      return "UTF-32LE";
    case ByteOrderMark::utf32_be:
      return "UTF-32BE";
    default:
      return "UTF-16LE";
  }
}

class DecodeStream final : public ByteStream {
 public:
  DecodeStream(ByteOrderMark mark, std::string beginning, ByteStream& rest)
      : from_(open_converter(icu_name(mark))),
        to_(open_converter("UTF-8")),
        rest_(rest),
        input_(std::move(beginning)),
        source_(input_.data()),
        pivot_source_(pivot_.data()),
        pivot_target_(pivot_.data()) {}

  std::size_t read(char* into, std::size_t size) override {
    char* target = into;
    char* const limit = into + size;
    while (target == into && !done_) {
      const char* const source_end = input_.data() + input_.size();
      UErrorCode status = U_ZERO_ERROR;
      ucnv_convertEx(to_.get(), from_.get(), &target, limit, &source_, source_end, pivot_.data(),
                     &pivot_source_, &pivot_target_, pivot_.data() + pivot_.size(),
                     /*reset=*/0, /*flush=*/static_cast<UBool>(at_end_), &status);
      if (status == U_BUFFER_OVERFLOW_ERROR) break;
      if (U_FAILURE(status)) throw ReadError(u_errorName(status));
      if (at_end_) {
        done_ = true;
      } else {
        refill();
      }
    }
    return static_cast<std::size_t>(target - into);
  }

 private:
  void refill() {
    input_.resize(std::size_t{1} << 16);
    const std::size_t got = rest_.read(input_.data(), input_.size());
    input_.resize(got);
    source_ = input_.data();
    at_end_ = got == 0;
  }

  Converter from_;
  Converter to_;
  ByteStream& rest_;
  std::string input_;
  const char* source_;
  std::array<UChar, 1024> pivot_{};
  UChar* pivot_source_;
  UChar* pivot_target_;
  bool at_end_ = false;
  bool done_ = false;
};

}  // namespace

std::unique_ptr<ByteStream> decode_stream(ByteOrderMark mark, std::string beginning,
                                          ByteStream& rest) {
  return std::make_unique<DecodeStream>(mark, std::move(beginning), rest);
}

}  // namespace tickerdex

#include "query/cli/result_stream.h"

#include <fmt/format.h>

namespace tickerdex {

void write_result(const Environment& environment, std::string_view bytes) {
  const auto failure = environment.write_out(bytes);
  if (!failure) return;
  if (failure == std::errc::broken_pipe) throw ReaderLeft();
  throw OutputError(fmt::format("the result cannot be written: {}", failure.message()));
}

ResultStream::ResultStream(const Environment& environment)
    : environment_(environment), stream_(this) {
  stream_.exceptions(std::ios::badbit);  // propagates exceptions of sync()
}

void ResultStream::write_whole() {
  const std::string whole = held_.substr(0, whole_);
  held_.clear();
  whole_ = 0;
  if (!whole.empty()) write_result(environment_, whole);
}

ResultStream::int_type ResultStream::overflow(int_type byte) {
  if (!traits_type::eq_int_type(byte, traits_type::eof())) {
    held_.push_back(traits_type::to_char_type(byte));
  }
  return traits_type::not_eof(byte);
}

std::streamsize ResultStream::xsputn(const char* bytes, std::streamsize count) {
  held_.append(bytes, static_cast<std::size_t>(count));
  return count;
}

int ResultStream::sync() {
  constexpr std::size_t kEnough = 32 * 1024;
  whole_ = held_.size();
  if (whole_ >= kEnough) write_whole();
  return 0;
}

}  // namespace tickerdex

#include "indexer/source/web_archive/http_body.h"

#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <charconv>
#include <new>

#include "indexer/schema/text/ascii.h"

namespace tickerdex {
namespace {

/// Nullopt if the body does not begin with a chunk.
std::optional<std::string> joined_chunks(std::string_view body) {
  std::string out;
  for (bool is_first = true;; is_first = false) {
    std::size_t size = 0;
    const auto [end, error] = std::from_chars(body.data(), body.data() + body.size(), size, 16);
    std::size_t at = static_cast<std::size_t>(end - body.data());
    const std::size_t line_end = body.find('\n', at);
    const bool has_line = line_end != std::string_view::npos;
    const bool is_size_line =
        has_line && error == std::errc() &&
        (body[at] == ';' || body[at] == '\r' || body[at] == '\n' || body[at] == ' ');
    if (!is_size_line) {
      if (is_first) return std::nullopt;
      return out;  // cut short
    }
    if (size == 0) return out;
    at = line_end + 1;
    const std::string_view chunk = body.substr(at, size);
    if (is_first && chunk.size() == size && !body.substr(at + size).empty() &&
        !is_white(body[at + size])) {
      return std::nullopt;  // a number at the beginning of a text
    }
    out += chunk;
    body.remove_prefix(at + chunk.size());
    while (!body.empty() && (body.front() == '\r' || body.front() == '\n')) body.remove_prefix(1);
  }
}

class Inflater {
 public:
  explicit Inflater(int window_bits) {
    if (inflateInit2(&z_, window_bits) != Z_OK) throw std::bad_alloc();
  }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;
  ~Inflater() { inflateEnd(&z_); }

  /// Everything up to the end or the damage; more than `max_bytes` if it is longer.
  std::string inflated(std::string_view bytes, std::size_t max_bytes) {
    std::string out;
    z_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    z_.avail_in = static_cast<uInt>(bytes.size());
    int result = Z_OK;
    while (result == Z_OK && out.size() <= max_bytes) {
      constexpr std::size_t kStep = std::size_t{1} << 16;
      const std::size_t held = out.size();
      out.resize(held + kStep);
      z_.next_out = reinterpret_cast<Bytef*>(out.data() + held);
      z_.avail_out = kStep;
      result = inflate(&z_, Z_NO_FLUSH);
      out.resize(held + kStep - z_.avail_out);
    }
    return out;
  }

 private:
  z_stream z_{};
};

/// No compressed data begins so.
bool begins_as_text(std::string_view body) {
  constexpr std::size_t kSample = 512;
  return std::ranges::none_of(body.substr(0, kSample), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 && !(c >= '\t' && c <= '\r');
  });
}

std::string inflated(std::string_view bytes, std::size_t max_bytes) {
  constexpr int kGzipOrZlib = 32 + MAX_WBITS;
  constexpr int kRaw = -MAX_WBITS;
  std::string out = Inflater(kGzipOrZlib).inflated(bytes, max_bytes);
  return out.empty() ? Inflater(kRaw).inflated(bytes, max_bytes) : out;
}

}  // namespace

std::optional<HttpBody> decoded_body(const HeaderBlock& headers, std::string_view body,
                                     std::size_t max_bytes) {
  std::optional<std::string> joined;
  if (ascii_lower(headers.value("transfer-encoding")).find("chunked") != std::string::npos) {
    joined = joined_chunks(body);
  }
  if (joined) body = *joined;
  const std::string encoding = ascii_lower(trimmed(headers.value("content-encoding")));
  const bool is_gzip = body.starts_with("\x1F\x8B");
  const bool is_deflate = encoding == "deflate" && !begins_as_text(body);
  if (is_gzip || is_deflate) {
    std::string out = inflated(body, max_bytes);
    if (out.size() > max_bytes) {
      return HttpBody{{}, fmt::format("decompresses to more than {} MiB", max_bytes >> 20)};
    }
    if (!out.empty() || is_gzip) return HttpBody{std::move(out), {}};
  }
  const bool is_known = encoding.empty() || encoding == "identity" || encoding.ends_with("gzip") ||
                        encoding == "deflate";
  if (!is_known && !begins_as_text(body)) {
    return HttpBody{{}, "content-encoding " + encoding};
  }
  if (!joined) return std::nullopt;
  return HttpBody{*std::move(joined), {}};
}

}  // namespace tickerdex

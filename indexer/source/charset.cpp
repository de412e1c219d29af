#include "indexer/source/charset.h"

#include <simdjson.h>
#include <unicode/ucnv.h>

#include <array>
#include <cstring>
#include <memory>
#include <vector>

#include "indexer/schema/text/utf8.h"

namespace tickerdex {
namespace {

using Byte = unsigned char;

// 0x80..0x9F; zero where windows-1252 has no character.
constexpr std::array<char32_t, 32> kWindows1252 = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

/// The length of the well-formed character at `at`, 0 if there is none.
std::size_t utf8_length(std::string_view text, std::size_t at) {
  std::size_t end = at;
  const bool is_replaced = next_code_point(text, end) == kReplacement;
  return is_replaced && text.substr(at, end - at) != "\xEF\xBF\xBD" ? 0 : end - at;
}

/// The end of the ASCII run at `at`.
std::size_t skip_ascii(std::string_view text, std::size_t at) {
  constexpr std::uint64_t kHighBits = 0x8080808080808080ULL;
  while (at + 8 <= text.size()) {
    std::uint64_t eight;
    std::memcpy(&eight, text.data() + at, 8);
    if ((eight & kHighBits) != 0) break;
    at += 8;
  }
  while (at < text.size() && static_cast<Byte>(text[at]) < 0x80) ++at;
  return at;
}

void append_windows_1252(std::string& out, Byte byte) {
  char32_t code_point = byte;
  if (byte >= 0x80 && byte < 0xA0) code_point = kWindows1252[byte - 0x80];
  append_utf8(out, code_point == 0 && byte != 0 ? kReplacement : code_point);
}

}  // namespace

bool is_valid_utf8(std::string_view bytes) {
  return simdjson::validate_utf8(bytes.data(), bytes.size());
}

std::string to_utf8(std::string_view bytes) {
  if (is_valid_utf8(bytes)) return std::string(bytes);
  std::size_t good = 0;
  std::size_t bad = 0;
  for (std::size_t at = skip_ascii(bytes, 0); at < bytes.size(); at = skip_ascii(bytes, at)) {
    const std::size_t length = utf8_length(bytes, at);
    if (length == 0) {
      ++bad;
      ++at;
    } else {
      good += length - 1;
      at += length;
    }
  }
  const bool keep_characters = good > bad;
  std::string out;
  out.reserve(bytes.size() + 2 * bad);
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t ascii_end = skip_ascii(bytes, at);
    out.append(bytes, at, ascii_end - at);
    at = ascii_end;
    if (at == bytes.size()) break;
    const std::size_t length = keep_characters ? utf8_length(bytes, at) : 0;
    if (length == 0) {
      append_windows_1252(out, static_cast<Byte>(bytes[at++]));
    } else {
      out.append(bytes, at, length);
      at += length;
    }
  }
  return out;
}

void clean_controls(std::string& utf8) {
  std::size_t kept = 0;
  for (std::size_t at = 0; at < utf8.size(); ++at) {
    char c = utf8[at];
    if (c == '\r') {
      if (at + 1 < utf8.size() && utf8[at + 1] == '\n') continue;
      c = '\n';
    } else if ((static_cast<Byte>(c) < 0x20 && c != '\n' && c != '\t') || c == 0x7F) {
      c = ' ';
    }
    utf8[kept++] = c;
  }
  utf8.resize(kept);
}

void c1_to_windows_1252(std::string& utf8) {
  const auto is_c1 = [&](std::size_t at) {
    return utf8[at] == '\xC2' && at + 1 < utf8.size() && static_cast<Byte>(utf8[at + 1]) < 0xA0;
  };
  std::size_t at = 0;
  while (at < utf8.size() && !is_c1(at)) ++at;
  if (at == utf8.size()) return;
  std::string out = utf8.substr(0, at);
  for (; at < utf8.size(); ++at) {
    if (is_c1(at)) {
      append_windows_1252(out, static_cast<Byte>(utf8[++at]));
    } else {
      out += utf8[at];
    }
  }
  utf8 = std::move(out);
}

std::string clean_text(std::string_view bytes) {
  std::string text = to_utf8(bytes);
  clean_controls(text);
  return text;
}

std::string one_line(std::string_view utf8) {
  std::string line;
  bool space = false;
  for (const char c : utf8) {
    if (static_cast<Byte>(c) <= 0x20 || c == 0x7F) {
      space = !line.empty();
    } else {
      if (space) line += ' ';
      space = false;
      line += c;
    }
  }
  return line;
}

ByteOrderMark byte_order_mark(std::string_view beginning) {
  using namespace std::string_view_literals;
  if (beginning.starts_with("\xEF\xBB\xBF"sv)) return ByteOrderMark::utf8;
  if (beginning.starts_with("\xFF\xFE\0\0"sv)) return ByteOrderMark::utf32_le;
  if (beginning.starts_with("\0\0\xFE\xFF"sv)) return ByteOrderMark::utf32_be;
  if (beginning.starts_with("\xFF\xFE"sv)) return ByteOrderMark::utf16_le;
  if (beginning.starts_with("\xFE\xFF"sv)) return ByteOrderMark::utf16_be;
  return ByteOrderMark::none;
}

std::size_t length_of(ByteOrderMark mark) {
  switch (mark) {
    case ByteOrderMark::none:
      return 0;
    case ByteOrderMark::utf8:
      return 3;
    case ByteOrderMark::utf16_le:
    case ByteOrderMark::utf16_be:
      return 2;
    default:
      return 4;
  }
}

ByteOrderMark byte_order_of_markup(std::string_view beginning) {
  using namespace std::string_view_literals;
  if (beginning.starts_with("<\0\0\0"sv)) return ByteOrderMark::utf32_le;
  if (beginning.starts_with("\0\0\0<"sv)) return ByteOrderMark::utf32_be;
  if (beginning.size() < 4) return ByteOrderMark::none;
  if (beginning.starts_with("<\0"sv) && beginning[2] != 0 && beginning[3] == 0) {
    return ByteOrderMark::utf16_le;
  }
  if (beginning.starts_with("\0<\0"sv) && beginning[3] != 0) return ByteOrderMark::utf16_be;
  return ByteOrderMark::none;
}

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

#include "indexer/source/charset.h"

#include <random>
#include <sstream>

#include "tests/unit/catch.h"

namespace tickerdex {
namespace {

using namespace std::string_literals;

struct Row {
  std::string bytes;
  std::string expected;
};

std::string decoded(ByteOrderMark mark, const std::string& bytes, std::size_t chunk) {
  std::istringstream in(bytes.substr(std::min<std::size_t>(1, bytes.size())));
  const auto rest = read_from(in);
  const auto stream = decode_stream(mark, bytes.substr(0, 1), *rest);
  std::string out;
  std::string buffer(chunk, '\0');
  while (const std::size_t got = stream->read(buffer.data(), buffer.size())) {
    out.append(buffer, 0, got);
  }
  return out;
}

TEST_CASE("any bytes become valid UTF-8, read as windows-1252 if they are not UTF-8", "[charset]") {
  const std::vector<Row> rows = {
      {"", ""},
      {"plain", "plain"},
      {"caf\xC3\xA9 \xE9\x98\xBF \xF0\x9F\x93\x88", "café 阿 📈"},
      {"caf\xE9", "café"},
      {"\x80 5, \x93so\x94", "€ 5, “so”"},
      {"Spa\xDF\x93, \xFC"
       "ber",
       "Spaß“, über"},  // DF 93 alone would be a character of UTF-8
      {"\xE9\x98\xBF\xE9\x87\x8C stray \xFC", "阿里 stray ü"},
      {"\x81\x8D", "\uFFFD\uFFFD"},
      {"\xC0\xAF", "À¯"},                 // overlong
      {"\xED\xA0\x80", "í\u00A0€"},       // a surrogate
      {"\xF4\x90\x80\x80", "ô\uFFFD€€"},  // beyond U+10FFFF
      {"\xE9\x98", "é˜"},                 // cut off
      {"nul\0kept"s, "nul\0kept"s},
  };
  for (const Row& row : rows) {
    CAPTURE(row.bytes);
    CHECK(to_utf8(row.bytes) == row.expected);
    CHECK(is_valid_utf8(to_utf8(row.bytes)));
  }
}

TEST_CASE("random bytes become valid UTF-8, and valid UTF-8 is unchanged", "[charset]") {
  std::mt19937 random(7);
  for (int round = 0; round < 2000; ++round) {
    std::string bytes(random() % 40, '\0');
    for (char& c : bytes) c = static_cast<char>(random() % 3 == 0 ? random() : random() % 0x80);
    const std::string text = to_utf8(bytes);
    CAPTURE(bytes);
    REQUIRE(is_valid_utf8(text));
    REQUIRE(to_utf8(text) == text);
    REQUIRE((text == bytes) == is_valid_utf8(bytes));
  }
}

TEST_CASE("control characters become spaces and line ends become one kind", "[charset]") {
  const std::vector<Row> rows = {
      {"a\0b"s, "a b"},
      {"a\tb\nc", "a\tb\nc"},
      {"a\r\nb\rc\r", "a\nb\nc\n"},
      {"\x1B[31mred\x7F", " [31mred "},
      {"x\fy\vz", "x y z"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.bytes);
    CHECK(clean_text(row.bytes) == row.expected);
  }
}

TEST_CASE("a text is put on one line with single spaces", "[charset]") {
  CHECK(one_line("  a \n\t b\r\n") == "a b");
  CHECK(one_line(" \n ").empty());
  CHECK(one_line("阿里\0巴巴"s) == "阿里 巴巴");
}

TEST_CASE("byte order marks are distinguished", "[charset]") {
  CHECK(byte_order_mark("\xEF\xBB\xBFx") == ByteOrderMark::utf8);
  CHECK(byte_order_mark("\xFF\xFEx\0"s) == ByteOrderMark::utf16_le);
  CHECK(byte_order_mark("\xFE\xFF\0x"s) == ByteOrderMark::utf16_be);
  CHECK(byte_order_mark("\xFF\xFE\0\0x"s) == ByteOrderMark::utf32_le);
  CHECK(byte_order_mark("\0\0\xFE\xFF"s) == ByteOrderMark::utf32_be);
  CHECK(byte_order_mark("\xEF\xBB") == ByteOrderMark::none);
  CHECK(byte_order_mark("") == ByteOrderMark::none);
}

TEST_CASE("UTF-16 and UTF-32 are decoded as they are read", "[charset]") {
  const std::string utf16_le = "\x3F\x96\xCC\x91 \0\x3D\xD8\xC8\xDC\n\0"s;
  const std::string utf16_be = "\x96\x3F\x91\xCC\0 \xD8\x3D\xDC\xC8\0\n"s;
  const std::string utf32_le = "\x3F\x96\0\0\xC8\xF4\x01\0"s;
  for (const std::size_t chunk : {4u, 5u, 64u}) {
    CAPTURE(chunk);
    CHECK(decoded(ByteOrderMark::utf16_le, utf16_le, chunk) == "阿里 📈\n");
    CHECK(decoded(ByteOrderMark::utf16_be, utf16_be, chunk) == "阿里 📈\n");
    CHECK(decoded(ByteOrderMark::utf32_le, utf32_le, chunk) == "阿📈");
  }
  CHECK(decoded(ByteOrderMark::utf16_le, "a\0\x3D\xD8"s, 64) == "a\uFFFD");  // half a pair
  CHECK(decoded(ByteOrderMark::utf16_le, "", 64).empty());
}

}  // namespace
}  // namespace tickerdex

// Converts any bytes of a record to valid UTF-8, and UTF-16 and UTF-32 files while they are read.
//
// Bytes that are not UTF-8 are read as windows-1252. In good text with a few stray bytes, only
// those bytes are; if they prevail, the whole text is, since two such bytes may look like a UTF-8
// character by chance. Undefined bytes become U+FFFD. UTF-16 and UTF-32 are recognised by their
// byte order mark. Thread-safe. Source: Unicode 15, table 3-7; the
// WHATWG index of windows-1252.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "indexer/source/byte_stream.h"

namespace tickerdex {

bool is_valid_utf8(std::string_view bytes);

/// Valid UTF-8 for any bytes; changes nothing else.
std::string to_utf8(std::string_view bytes);

/// CR LF and CR become LF; DEL and every other C0 control character except tab and LF, a space.
void clean_controls(std::string& utf8);

/// U+0080 to U+009F are nothing in Unicode, but what windows-1252 has there is meant: "don\u0092t".
void c1_to_windows_1252(std::string& utf8);

/// to_utf8(), then clean_controls().
std::string clean_text(std::string_view bytes);

/// Valid UTF-8 on one line: white space trimmed and collapsed to single spaces.
std::string one_line(std::string_view utf8);

enum class ByteOrderMark : std::uint8_t { none, utf8, utf16_le, utf16_be, utf32_le, utf32_be };
ByteOrderMark byte_order_mark(std::string_view beginning);
/// 0, 2, 3 or 4.
std::size_t length_of(ByteOrderMark mark);
/// The order of text without a mark that begins with "<", as XML in UTF-16 and UTF-32 may; none if
/// it is neither. Source: XML 1.0, appendix F.
ByteOrderMark byte_order_of_markup(std::string_view beginning);

/// A UTF-8 stream of a UTF-16 or UTF-32 stream that begins with `beginning` (bytes already read,
/// without the mark). `rest` is not owned; `mark` is one of the UTF-16 and UTF-32 marks. ICU
/// converts chunk by chunk, so that a file of any length needs one chunk of memory. Ill-formed units
/// become U+FFFD.
std::unique_ptr<ByteStream> decode_stream(ByteOrderMark mark, std::string beginning,
                                          ByteStream& rest);

}  // namespace tickerdex

// The bytes of a web page as UTF-8, whatever charset they are in and whatever they claim.
//
// Text that is valid UTF-8 and not plain ASCII is UTF-8. Otherwise the declared charset counts, the
// server's before that of the page's <meta> or XML declaration, unless the bytes are invalid in it;
// failing that, ICU guesses from the text. Names are those of the WHATWG Encoding Standard, in
// which iso-8859-1 means windows-1252. Thread-safe.
#pragma once

#include <string>
#include <string_view>

namespace tickerdex {

/// `declared` is the charset of a Content-Type header; empty if there is none.
std::string page_to_utf8(std::string_view bytes, std::string_view declared = {});

/// "euc-kr" of `text/html; charset="EUC-KR"`; in lower case, empty if there is none.
std::string charset_of(std::string_view content_type);

}  // namespace tickerdex

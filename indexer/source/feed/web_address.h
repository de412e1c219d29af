// Makes a link of a document absolute.
//
//   http://example.com/a/b?c  +  ../d#e  =  http://example.com/d#e
//
// Thread-safe. Source: RFC 3986, section 5.2.
#pragma once

#include <string>
#include <string_view>

namespace tickerdex {

/// "https:" of an absolute address, without the colon; empty if there is none.
std::string_view scheme_of(std::string_view address);

/// `link` as it stands if it is absolute or `base` is not. White space around both is ignored.
std::string resolve_address(std::string_view base, std::string_view link);

}  // namespace tickerdex

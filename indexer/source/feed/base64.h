// Bytes of their base64 text, for content that feeds carry so. Source: RFC 4648, section 4.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tickerdex {

/// White space is ignored; nullopt if anything else is not base64.
std::optional<std::string> decode_base64(std::string_view text);

}  // namespace tickerdex

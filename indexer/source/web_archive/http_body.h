// The body of an HTTP message as it was before it was sent: chunks joined, then decompressed.
//
// Archives often keep the headers of a message whose body they have decoded already, so a body that
// is not what the headers say is taken as it stands. A body that is cut short gives what there is.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "indexer/source/web_archive/header_block.h"

namespace tickerdex {

struct HttpBody {
  std::string bytes;
  std::string trouble;  ///< why it cannot be read: "longer than 64 MiB", "content-encoding br"
};

/// At most `max_bytes`. Nullopt if the body is plain as it is.
std::optional<HttpBody> decoded_body(const HeaderBlock& headers, std::string_view body,
                                     std::size_t max_bytes);

}  // namespace tickerdex

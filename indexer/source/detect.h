// Detects what a file is: by its content, or by its name if the content is ambiguous.
//
// Only the beginning is examined. For a file that no format here can read (an image, a
// program) its kind is returned for messages.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "indexer/source/record.h"

namespace tickerdex {

inline constexpr std::size_t kDetectBytes = std::size_t{64} << 10;

struct Detected {
  enum class Kind : std::uint8_t {
    articles,       ///< read it as `format`
    empty,          ///< empty, or only white space
    binary,         ///< `what`: "PNG image"
    unsupported,    ///< text in an unsupported format, `what`: "HTML"
    documentation,  ///< a DTD: skipped in a folder, read as text if it is a SOURCE itself
  };
  Kind kind = Kind::articles;
  Format format = Format::text;
  std::string what;
  bool operator==(const Detected&) const = default;
};

/// `beginning` is the first kDetectBytes, or the whole file if it is shorter: UTF-8 or 8-bit bytes
/// without byte order mark. `path` may be "-".
Detected detect(std::string_view beginning, std::string_view path);

}  // namespace tickerdex

// What a file is: by its content first, by its name where the content leaves it open.
//
// Only the beginning is looked at. A file of a kind that no reader here understands (an image, an
// archive, a web page) is named, so that the caller can say so.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "indexer/source/record.h"

namespace tickerdex {

inline constexpr std::size_t kDetectBytes = std::size_t{64} << 10;

struct Detected {
  enum class Kind : std::uint8_t {
    articles,       ///< to be read as `format`
    empty,          ///< nothing, or white space
    binary,         ///< `what`: "PNG image"
    unsupported,    ///< text of a format that is not read: `what`: "HTML"
    documentation,  ///< a DTD: of no interest beside articles, text when it is named itself
  };
  Kind kind = Kind::articles;
  Format format = Format::text;
  std::string what;
  bool operator==(const Detected&) const = default;
};

/// `beginning` holds kDetectBytes, or the whole file if that is shorter; UTF-8 or 8-bit bytes
/// without byte order mark. `path` may be "-".
Detected detect(std::string_view beginning, std::string_view path);

}  // namespace tickerdex

// Cuts XML into tags and texts, as it is found in the wild: nothing is judged, and nothing fails.
//
//   <item a="1">Oil &amp; gas<br/></item>    start "item", text, empty "br", end "item"
//
// A "<" that begins nothing is text; so are a tag of more than kMaxTagBytes and a document type of
// more than kMaxDeclarationBytes. A quote that is not closed before another tag ends with its tag.
// Works on bytes of any charset in which "<", ">" and quotes are ASCII. Thread-safe.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace tickerdex {

struct XmlToken {
  enum class Kind : std::uint8_t {
    text,
    start,
    empty,  ///< <br/>
    end,
    cdata,
    comment,
    instruction,  ///< <?xml …?> too
    declaration,  ///< <!DOCTYPE …>
  };
  Kind kind = Kind::text;
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string_view name;   ///< of start, empty and end, as written
  std::string_view inner;  ///< of tags: what follows the name; of others: what they enclose
  /// False: the bytes end before the token does. `end` is then their end.
  bool is_whole = true;
  /// Of a token that is not whole: where to look on for its end when there are more bytes.
  std::size_t resume = 0;
};

inline constexpr std::size_t kMaxTagBytes = std::size_t{1} << 20;
inline constexpr std::size_t kMaxDeclarationBytes = std::size_t{256} << 10;

/// The token at `at` < bytes.size(). `resume` is that of the same token when it was not whole.
XmlToken next_xml_token(std::string_view bytes, std::size_t at, std::size_t resume = 0);

/// "item" of "rss:item".
std::string_view local_name(std::string_view name);

/// One attribute of a tag.
struct XmlAttribute {
  std::string_view name;
  std::string_view value;  ///< as written, without quotes
};
/// Takes the next attribute off the front of a tag's `inner`; false if there is none.
bool next_xml_attribute(std::string_view& inner, XmlAttribute& attribute);

}  // namespace tickerdex

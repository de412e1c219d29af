// The names of XML elements and attributes as the readers know them.
//
//   namespace                                   read as
//   of feeds, XHTML, NewsML and NITF; none      title, entry, p
//   a known module                              dc:creator, content:encoded, media:title
//   that of the outermost element               as if there were none
//   another                                     with the document's own prefix, x:title;
//   other:title
//                                               if it has none
//
// Names are in lower case.
#pragma once

#include <string>
#include <string_view>

namespace tickerdex {

/// `prefix` is as written; `space` is what it stands for, empty if nothing declares it.
std::string xml_name(std::string_view name, std::string_view prefix, std::string_view space,
                     std::string_view root_space);
std::string xml_attribute_name(std::string_view name, std::string_view prefix,
                               std::string_view space);

}  // namespace tickerdex

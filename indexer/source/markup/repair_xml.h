// Makes any bytes well-formed XML, with the same text and, where there was one, the same tree.
//
// End tags without a start are left out, missing ones put in, attributes quoted and doubled ones
// left out, a stray "<" or "&" stands for itself, comments, processing instructions and document
// types go, references are resolved (xml_entities.h), and what is no XML character is left out.
// Elements below kMaxDepth levels lose their tags and keep their text; an element has at most
// kMaxAttributes attributes. Linear in the size of the text. Thread-safe.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace tickerdex {

struct RepairedXml {
  std::string text;
  bool has_overflowed = false;  ///< entities expanded to more than is allowed (xml_entities.h)
};

inline constexpr std::size_t kMaxXmlDepth = 200;
inline constexpr std::size_t kMaxXmlAttributes = 100;

/// `utf8` is valid UTF-8. Elements that are open at its end are closed.
RepairedXml repair_xml(std::string_view utf8);

}  // namespace tickerdex

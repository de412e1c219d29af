// Character and entity references of XML, those that an internal document type declares and those
// of HTML, which feeds use undeclared: "&nbsp;", "&#8217;", "&company;".
//
// An entity stands for text: markup in its value is taken as text. External and parameter entities
// are ignored, so that nothing is ever fetched. What all references of a document expand to is
// bounded; beyond that they expand to nothing, and overflowed() tells.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

namespace tickerdex {

class XmlEntities {
 public:
  static constexpr std::size_t kMaxExpandedBytes = std::size_t{1} << 20;
  static constexpr std::size_t kMaxEntities = 1000;

  /// Reads <!ENTITY name "value"> of `declaration`, the inside of <!DOCTYPE …>.
  void declare(std::string_view declaration);

  /// Appends `text` with its references resolved: with "&", "<", ">" and '"' escaped, so that it
  /// can stand in an element or an attribute, and without what is no XML character. A "&" that
  /// begins no known reference stands for itself. `text` is valid UTF-8.
  void append_escaped(std::string& out, std::string_view text);

  bool overflowed() const { return overflowed_; }

 private:
  bool append_reference(std::string& out, std::string_view name, int depth);
  void append_value(std::string& out, std::string_view value, int depth);

  std::map<std::string, std::string, std::less<>> declared_;
  std::size_t expanded_ = 0;
  bool overflowed_ = false;
};

/// Appends text as it stands, escaped, without what is no XML character.
void append_xml_text(std::string& out, std::string_view text);

}  // namespace tickerdex

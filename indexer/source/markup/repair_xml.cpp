#include "indexer/source/markup/repair_xml.h"

#include <algorithm>
#include <vector>

#include "indexer/schema/text/ascii.h"
#include "indexer/schema/text/utf8.h"
#include "indexer/source/markup/xml_entities.h"
#include "indexer/source/markup/xml_scanner.h"

namespace tickerdex {
namespace {

using Kind = XmlToken::Kind;

void append_name(std::string& out, std::string_view name) {
  for (const char c : name) {
    const bool is_fit =
        is_alphanumeric(c) || c == '_' || c == '-' || c == '.' || c == ':' || !is_ascii(c);
    out += is_fit ? c : '_';
  }
}

bool may_be_name(std::string_view name) {
  return !name.empty() &&
         (is_letter(name.front()) || name.front() == '_' || !is_ascii(name.front()));
}

class Repair {
 public:
  RepairedXml run(std::string_view text) {
    out_.reserve(text.size() + text.size() / 16);
    for (std::size_t at = 0; at < text.size();) {
      const XmlToken token = next_xml_token(text, at);
      at = token.end;
      add(token, text);
    }
    while (!open_.empty()) close_last();
    return {std::move(out_), entities_.overflowed()};
  }

 private:
  void add(const XmlToken& token, std::string_view text) {
    switch (token.kind) {
      case Kind::text:
        return entities_.append_escaped(out_, token.inner);
      case Kind::cdata:
        return append_xml_text(out_, token.inner);
      case Kind::comment:
      case Kind::instruction:
        return;
      case Kind::declaration:
        return entities_.declare(token.inner);
      case Kind::start:
      case Kind::empty:
        if (!token.is_whole) return entities_.append_escaped(out_, text.substr(token.begin));
        return open(token);
      case Kind::end:
        return token.is_whole ? close(token.name) : void();
    }
  }

  void open(const XmlToken& token) {
    const bool is_empty = token.kind == Kind::empty;
    if (open_.size() >= kMaxXmlDepth) {
      if (!is_empty) ++deeper_;
      return;
    }
    out_ += '<';
    append_name(out_, token.name);
    append_attributes(token.inner);
    out_ += is_empty ? "/>" : ">";
    if (!is_empty) open_.push_back(token.name);
  }
  void append_attributes(std::string_view inner) {
    names_.clear();
    XmlAttribute attribute;
    while (names_.size() < kMaxXmlAttributes && next_xml_attribute(inner, attribute)) {
      if (!may_be_name(attribute.name) ||
          std::ranges::find(names_, attribute.name) != names_.end()) {
        continue;
      }
      names_.push_back(attribute.name);
      out_ += ' ';
      append_name(out_, attribute.name);
      out_ += "=\"";
      entities_.append_escaped(out_, attribute.value);
      out_ += '"';
    }
  }

  void close(std::string_view name) {
    if (deeper_ > 0) {
      --deeper_;
      return;
    }
    if (std::ranges::find(open_, name) == open_.end()) return;
    while (open_.back() != name) close_last();
    close_last();
  }
  void close_last() {
    out_ += "</";
    append_name(out_, open_.back());
    out_ += '>';
    open_.pop_back();
  }

  std::string out_;
  XmlEntities entities_;
  std::vector<std::string_view> open_;
  std::vector<std::string_view> names_;
  std::size_t deeper_ = 0;  ///< elements open below kMaxXmlDepth
};

}  // namespace

RepairedXml repair_xml(std::string_view utf8) { return Repair().run(utf8); }

}  // namespace tickerdex

#include "indexer/source/feed/text_construct.h"

#include <string_view>

#include "indexer/schema/text/ascii.h"
#include "indexer/source/charset.h"
#include "indexer/source/feed/base64.h"
#include "indexer/source/html/fragment_text.h"

namespace tickerdex {
namespace {

using Node = MarkupTree::Node;

enum class Content : std::uint8_t { unknown, plain, html, xml, other };

Content content_of(std::string type) {
  type = ascii_lower(trimmed(type.substr(0, type.find(';'))));
  if (type.empty()) return Content::unknown;
  if (type == "text" || type == "text/plain" || type == "plain") return Content::plain;
  if (type == "html" || type == "text/html" || type == "xhtml" || type == "application/xhtml+xml") {
    return Content::html;
  }
  if (type.ends_with("+xml") || type.ends_with("/xml")) return Content::xml;
  return type.starts_with("text/") || type.find('/') == std::string::npos ? Content::plain
                                                                          : Content::other;
}

bool has_elements(const MarkupTree& feed, Node element) {
  for (Node child = feed.first_child(element); child != MarkupTree::kNone;
       child = feed.next_sibling(child)) {
    if (!feed.is_text(child)) return true;
  }
  return false;
}

// Whether "<IBM>" in it is text: only what says that it is plain, and does not look otherwise.
bool is_plain(Content content, std::string_view text) {
  return content == Content::plain && text.find("</") == std::string_view::npos;
}

}  // namespace

std::string construct_text(const MarkupTree& feed, Node element) {
  const Content content = content_of(std::string(feed.attribute(element, "type")));
  const std::string mode = ascii_lower(feed.attribute(element, "mode"));
  const bool has_children = has_elements(feed, element);
  std::string text = has_children ? fragment_text(feed, element) : feed.inner_text(element);
  const bool may_be_base64 = mode == "base64" || (content == Content::other && !has_children);
  if (may_be_base64) {
    const auto decoded = decode_base64(text);
    if (!decoded) return content == Content::other ? std::string() : text;
    // Pictures and the like are bytes.
    if (!is_valid_utf8(*decoded) || decoded->find('\0') != std::string::npos) return {};
    text = *decoded;
  } else if (content == Content::other) {
    return {};
  }
  if (is_plain(content, text)) return text;
  // Some wrap escaped HTML in an element.
  if (content == Content::html || has_markup(text)) {
    const bool was_resolved = has_children && !has_markup(text);
    return was_resolved ? text : html_to_text(text);
  }
  return text;
}

}  // namespace tickerdex

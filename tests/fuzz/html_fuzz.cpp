// Web pages: any bytes give valid UTF-8 text, and trees are as deep as they may be.
#include <memory>

#include "indexer/source/charset.h"
#include "indexer/source/html/html_format.h"
#include "indexer/source/html/page_charset.h"
#include "indexer/source/markup/parse_html.h"
#include "tests/fuzz/input.h"

using namespace tickerdex;
using tickerdex::fuzz::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(fuzz::Input(data, size).rest());
  const std::string text = page_to_utf8(bytes);
  require(is_valid_utf8(text), "a page's text is UTF-8", bytes);
  const MarkupTree tree = parse_html(text);
  for (MarkupTree::Node node = 1; node < tree.size(); ++node) {
    require(tree.parent(node) < node, "children come behind their parents", bytes);
    require(is_valid_utf8(tree.text(node)), "texts are UTF-8", bytes);
    std::size_t depth = 0;
    for (auto at = node; at != MarkupTree::kDocument; at = tree.parent(at)) ++depth;
    require(depth <= MarkupTree::kMaxDepth, "depth is bounded", bytes);
  }
  auto facts = std::make_shared<FileFacts>();
  facts->format = Format::html;
  const auto parsed = parse_html_page({bytes, {}, facts}, {});
  if (const auto* raw = std::get_if<RawArticle>(&parsed)) {
    require(is_valid_utf8(raw->title) && is_valid_utf8(raw->body), "fields are UTF-8", bytes);
  }
  return 0;
}

// XML, feeds and what agencies send: any bytes give bounded trees of valid UTF-8, and records that
// do not depend on where the input was cut into chunks.
#include <memory>
#include <sstream>
#include <vector>

#include "indexer/source/byte_stream.h"
#include "indexer/source/charset.h"
#include "indexer/source/formats.h"
#include "indexer/source/html/page_charset.h"
#include "indexer/source/markup/parse_xml.h"
#include "indexer/source/markup/repair_xml.h"
#include "tests/fuzz/input.h"

using namespace tickerdex;
using tickerdex::fuzz::require;

namespace {

std::vector<std::string> records_of(const std::string& bytes, Format format,
                                    std::size_t chunk_bytes) {
  std::istringstream in(bytes);
  const auto stream = read_from(in);
  Window window(*stream, chunk_bytes);
  auto facts = std::make_shared<FileFacts>();
  facts->format = format;
  std::vector<std::string> out;
  const RecordSink records = [&](Record&& record) {
    out.push_back(std::to_string(record.place.offset) + record.bytes);
    const auto parsed = parse_record(record, {});
    if (const auto* raw = std::get_if<RawArticle>(&parsed)) {
      require(is_valid_utf8(raw->title) && is_valid_utf8(raw->body) && is_valid_utf8(raw->url) &&
                  is_valid_utf8(raw->author) && is_valid_utf8(raw->source),
              "fields are UTF-8", bytes);
    }
  };
  const RejectSink rejects = [&](Rejected&& rejected) {
    out.push_back(std::to_string(rejected.place.offset) + rejected.reason);
  };
  SplitJob job{window, std::move(facts), records, rejects, 4096};
  entry_of(format).split(job);
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(fuzz::Input(data, size).rest());
  const std::string text = page_to_utf8(bytes);
  const XmlDocument document = parse_xml(text);
  const MarkupTree& tree = document.tree;
  for (MarkupTree::Node node = 1; node < tree.size(); ++node) {
    require(tree.parent(node) < node, "children come behind their parents", bytes);
    require(is_valid_utf8(tree.text(node)) && is_valid_utf8(tree.name(node)), "texts are UTF-8",
            bytes);
    std::size_t depth = 0;
    for (auto at = node; at != MarkupTree::kDocument; at = tree.parent(at)) ++depth;
    require(depth <= kMaxXmlDepth + 1, "depth is bounded", bytes);
  }
  const RepairedXml once = repair_xml(text);
  if (!once.has_overflowed) {
    require(repair_xml(once.text).text == once.text, "what was repaired is well-formed", bytes);
  }
  for (const Format format : {Format::feed, Format::newsml, Format::json_feed, Format::ninjs}) {
    require(records_of(bytes, format, 1 << 16) == records_of(bytes, format, 3),
            "chunks do not matter", bytes);
  }
  return 0;
}

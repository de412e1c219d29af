// Web archives: any bytes are split the same in any chunks, and what is parsed is UTF-8.
#include <memory>
#include <sstream>
#include <vector>

#include "indexer/source/charset.h"
#include "indexer/source/web_archive/warc_format.h"
#include "tests/fuzz/input.h"

using namespace tickerdex;
using tickerdex::fuzz::require;

namespace {

struct Split {
  std::vector<Record> records;
  std::vector<std::string> rejects;
};

Split split(const std::string& bytes, std::size_t chunk_bytes) {
  std::istringstream in(bytes);
  const auto stream = read_from(in);
  Window window(*stream, chunk_bytes);
  auto facts = std::make_shared<FileFacts>();
  facts->format = Format::warc;
  Split out;
  const RecordSink records = [&](Record&& record) { out.records.push_back(std::move(record)); };
  const RejectSink rejects = [&](Rejected&& rejected) {
    out.rejects.push_back(std::to_string(rejected.place.offset) + rejected.reason + rejected.detail);
  };
  SplitJob job{window, std::move(facts), records, rejects};
  split_warc(job);
  require(window.view().empty(), "all is consumed", bytes);
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(fuzz::Input(data, size).rest());
  const Split whole = split(bytes, Window::kChunkBytes);
  const Split pieces = split(bytes, 7);
  require(whole.rejects == pieces.rejects && whole.records.size() == pieces.records.size(),
          "chunks do not matter", bytes);
  for (std::size_t i = 0; i < whole.records.size(); ++i) {
    require(whole.records[i].bytes == pieces.records[i].bytes, "nor for records", bytes);
    const auto parsed = parse_warc(whole.records[i], {});
    if (const auto* raw = std::get_if<RawArticle>(&parsed)) {
      require(is_valid_utf8(raw->title) && is_valid_utf8(raw->body) && is_valid_utf8(raw->url),
              "fields are UTF-8", bytes);
    }
  }
  return 0;
}

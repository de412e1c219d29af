// Splitting a stream into records and parsing each: the same for any size of chunks.
//   input := format:0..5 chunk:0..5 limit:0..2 text
#include <array>
#include <sstream>
#include <tuple>
#include <vector>

#include "indexer/source/charset.h"
#include "indexer/source/formats.h"
#include "tests/fuzz/input.h"

using namespace tickerdex;
using tickerdex::fuzz::require;

namespace {

using Cut = std::tuple<std::string, std::uint64_t, std::uint64_t>;  // bytes or reason, line, offset

struct Pieces {
  std::vector<Cut> records;
  std::vector<Cut> rejects;
  bool operator==(const Pieces&) const = default;
};

void check_text(const std::string& text, std::string_view record) {
  require(is_valid_utf8(text), "what a reader hands over is UTF-8", record);
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    require(byte >= 0x20 || c == '\n' || c == '\t', "and has no control characters", record);
    require(byte != 0x7F, "and no DEL", record);
  }
}

void check_raw(const RawArticle& raw, std::string_view record) {
  for (const std::string* text : {&raw.id, &raw.title, &raw.body, &raw.url, &raw.published,
                                  &raw.dateline, &raw.source, &raw.author, &raw.language,
                                  &raw.sentiment, &raw.impact, &raw.relative_time}) {
    check_text(*text, record);
  }
  for (const auto* list : {&raw.tickers, &raw.mentioned_tickers, &raw.topics}) {
    for (const std::string& item : *list) {
      check_text(item, record);
      require(!item.empty(), "no item of a list is empty", record);
    }
  }
  for (const auto& [ticker, score] : raw.ticker_sentiment) {
    check_text(ticker, record);
    check_text(score, record);
  }
  require(!raw.title.empty() || !raw.body.empty(), "an article has text", record);
}

void check_parsed(const Record& record) {
  static const KeyMap kOther{{"title", "headline"}, {"body", "y"}, {"tickers", "x"}};
  for (const KeyMap* map : {static_cast<const KeyMap*>(nullptr), &kOther}) {
    const auto parsed = parse_record(record, map == nullptr ? KeyMap{} : *map);
    if (const auto* raw = std::get_if<RawArticle>(&parsed)) {
      check_raw(*raw, record.bytes);
    } else {
      const auto& rejected = std::get<Rejected>(parsed);
      require(!rejected.reason.empty() && rejected.reason.find('\n') == std::string::npos,
              "a reject has a reason of one line", record.bytes);
      check_text(rejected.detail, record.bytes);
    }
  }
}

Pieces cut(std::string_view text, Format format, std::size_t chunk_bytes, std::size_t limit,
           bool parse) {
  std::istringstream in{std::string(text)};
  const auto stream = read_from(in);
  Window window(*stream, chunk_bytes);
  auto facts = std::make_shared<FileFacts>();
  facts->path.assign(1, '-');
  facts->format = format;
  Pieces pieces;
  std::uint64_t behind = 0;
  const RecordSink records = [&](Record&& record) {
    const std::uint64_t offset = record.place.offset;
    require(behind <= offset && offset + record.bytes.size() <= text.size(),
            "records stand in order and apart", text);
    require(text.substr(offset, record.bytes.size()) == record.bytes,
            "a record's bytes stand at its place", text);
    require(record.bytes.size() <= limit, "a record is no longer than the limit", text);
    behind = offset + record.bytes.size();
    if (parse) check_parsed(record);
    pieces.records.emplace_back(std::move(record.bytes), record.place.line, offset);
  };
  const RejectSink rejects = [&](Rejected&& rejected) {
    check_text(rejected.detail, text);
    require(rejected.place.offset <= text.size(), "a reject has a place", text);
    pieces.rejects.emplace_back(rejected.reason + rejected.detail, rejected.place.line,
                                rejected.place.offset);
  };
  SplitJob job{window, std::move(facts), records, rejects, limit};
  entry_of(format).split(job);
  return pieces;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static constexpr std::array kFormats{Format::text, Format::jsonl, Format::json,
                                       Format::csv,  Format::tsv,   Format::reuters_sgml};
  static constexpr std::array<std::size_t, 6> kChunks{1, 2, 3, 7, 16, 64};
  static constexpr std::array<std::size_t, 3> kLimits{kMaxRecordBytes, 24, 100};
  fuzz::Input input(data, size);
  const Format format = kFormats[input.choice(kFormats.size())];
  const std::size_t chunk = kChunks[input.choice(kChunks.size())];
  const std::size_t limit = kLimits[input.choice(kLimits.size())];
  const std::string_view text = input.rest();
  const Pieces whole = cut(text, format, std::max<std::size_t>(text.size(), 1), limit, true);
  require(cut(text, format, chunk, limit, false) == whole,
          "records do not depend on the size of the chunks", text);
  return 0;
}

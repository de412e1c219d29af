// From any bytes to records: byte order marks, UTF-16 and UTF-32, 8-bit characters, detection of
// the format; and the pieces of that one by one.
//   input := mark:0..5 bytes
#include <array>
#include <sstream>

#include "indexer/source/charset.h"
#include "indexer/source/detect.h"
#include "indexer/source/sources.h"
#include "tests/fuzz/input.h"

using namespace tickerdex;
using tickerdex::fuzz::require;

namespace {

void check_charset(std::string_view bytes) {
  const std::string text = to_utf8(bytes);
  require(is_valid_utf8(text), "any bytes become UTF-8", bytes);
  require(to_utf8(text) == text, "UTF-8 stays as it is", bytes);
  require(!is_valid_utf8(bytes) || text == bytes, "and is not changed the first time", bytes);
  const std::string clean = clean_text(bytes);
  require(clean_text(clean) == clean, "clean text stays as it is", bytes);
  const std::string line = one_line(text);
  require(one_line(line) == line && is_valid_utf8(line), "a line stays a line", bytes);
}

/// Gives `step` bytes at a time.
class Trickle final : public ByteStream {
 public:
  Trickle(std::string_view bytes, std::size_t step) : left_(bytes), step_(step) {}
  std::size_t read(char* into, std::size_t size) override {
    const std::string_view now = left_.substr(0, std::min(size, step_));
    now.copy(into, now.size());
    left_.remove_prefix(now.size());
    return now.size();
  }

 private:
  std::string_view left_;
  std::size_t step_;
};

std::string decoded(ByteOrderMark mark, std::string_view bytes, std::size_t step,
                    std::size_t asked) {
  const std::string_view beginning = bytes.substr(0, step);
  Trickle rest(bytes.substr(beginning.size()), step);
  const auto stream = decode_stream(mark, std::string(beginning), rest);
  std::string all;
  std::string part(asked, '\0');
  while (const std::size_t got = stream->read(part.data(), part.size())) all.append(part, 0, got);
  return all;
}

void check_decoding(std::string_view bytes) {
  for (const ByteOrderMark mark : {ByteOrderMark::utf16_le, ByteOrderMark::utf16_be,
                                   ByteOrderMark::utf32_le, ByteOrderMark::utf32_be}) {
    const std::string whole = decoded(mark, bytes, bytes.size() + 1, 4096);
    require(is_valid_utf8(whole), "decoded text is UTF-8", bytes);
    for (const std::size_t step : {1U, 3U}) {
      require(decoded(mark, bytes, step, 5) == whole, "chunks do not change what is decoded",
              bytes);
    }
  }
}

void check_detection(std::string_view bytes) {
  for (const std::string_view path : {"-", "a.csv", "a.json", "a.html", "README"}) {
    const Detected found = detect(bytes, path);
    require((found.kind == Detected::Kind::articles || found.kind == Detected::Kind::empty) ==
                found.what.empty(),
            "what is not read has a name", bytes);
  }
}

void check_reading(const std::string& bytes) {
  std::istringstream in(bytes);
  SourceOptions options;
  options.sources = {"-"};
  options.standard_input = &in;
  std::size_t records = 0;
  std::size_t rejects = 0;
  const SourceTotals totals = read_sources(
      options,
      [&](Record&& record) {
        ++records;
        const auto parsed = parse_record(record, {});
        if (const auto* raw = std::get_if<RawArticle>(&parsed)) {
          require(is_valid_utf8(raw->title) && is_valid_utf8(raw->body), "an article is UTF-8");
          require(!raw->title.empty() || !raw->body.empty(), "an article has text");
        }
      },
      [&](Rejected&& rejected) {
        ++rejects;
        require(!rejected.reason.empty(), "a reject has a reason");
      });
  require(totals.records == records && totals.files == 1, "records are counted", bytes);
  require(totals.bytes == bytes.size(), "all is read", bytes);
  require(records + rejects + totals.skipped.size() > 0, "something is said of each file", bytes);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace std::string_view_literals;
  static constexpr std::array kMarks{""sv,         "\xEF\xBB\xBF"sv, "\xFF\xFE"sv,
                                     "\xFE\xFF"sv, "\xFF\xFE\0\0"sv, "\0\0\xFE\xFF"sv};
  fuzz::Input input(data, size);
  const std::string_view mark = kMarks[input.choice(kMarks.size())];
  const std::string_view bytes = input.rest();
  check_charset(bytes);
  check_decoding(bytes);
  check_detection(bytes);
  check_reading(std::string(mark).append(bytes));
  return 0;
}

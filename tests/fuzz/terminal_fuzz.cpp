// Nothing from an article reaches a terminal as a control sequence, in any format, with and
// without colour; and lines are no wider than the terminal.
//   input := format:0..5 colour:0..1 width fields:0..1 title ␟ snippet ␟ author ␟ ticker ␟ other
#include "query/output/terminal_text.h"

#include <array>

#include "query/output/cell_width.h"
#include "query/output/text_output.h"
#include "tests/fuzz/input.h"
#include "tests/unit/output/print.h"

using namespace tickerdex;
using tickerdex::fuzz::require;

namespace {

void check_marks(std::string_view raw, const std::vector<CodePointRange>& highlights) {
  const MarkedLine marked = safe_line(raw, highlights);
  require(marked.text == safe_line(raw), "marks do not change the text", raw);
  std::size_t behind = 0;
  for (const ByteRange& mark : marked.marks) {
    require(behind <= mark.begin && mark.begin < mark.end && mark.end <= marked.text.size(),
            "marks stand in order and apart", raw);
    behind = mark.end;
  }
}

void check_safety(std::string_view raw) {
  for (const std::string& safe : {safe_line(raw), safe_cell(raw)}) {
    require(first_control(safe).empty(), "safe text commands nothing", safe);
    require(safe.find('\n') == std::string::npos, "safe text is one line", safe);
  }
  const std::string line = safe_line(raw);
  require(safe_line(line) == line, "safe text stays as it is", line);
}

void check_width(std::string_view raw, std::size_t width) {
  const std::string line = safe_line(raw);
  const std::string cut = truncate_to_width(line, width);
  require(cells(cut) <= width, "cut text fits", line);
  require(cells(line) > width || cut == line, "what fits is not cut", line);
  require(cells(pad_left(line, width)) >= width, "padded text fills", line);
  if (width < 2) return;
  const WrappedText wrapped = wrap_to_width(line, width, 3);
  require(wrapped.lines.size() <= 3, "no more lines than asked for", line);
  std::size_t behind = 0;
  for (const ByteRange& part : wrapped.lines) {
    require(behind <= part.begin && part.begin <= part.end && part.end <= line.size(),
            "lines stand in order", line);
    require(cells(line.substr(part.begin, part.end - part.begin)) <= width, "lines fit", line);
    behind = part.end;
  }
}

Hit hit_of(fuzz::Input& input, std::vector<CodePointRange> highlights) {
  Hit hit;
  hit.rank = 1;
  hit.article.title = input.piece();
  hit.snippet = input.piece();
  hit.article.author = input.piece();
  TickerLink link;
  link.symbol = input.piece();
  hit.article.tickers = {link, link};
  const std::string other(input.rest());
  for (std::string* field : {&hit.article.id, &hit.article.url, &hit.article.path,
                             &hit.article.source, &hit.article.language}) {
    *field = other;
  }
  hit.article.topics = {other, other};
  hit.article.ticker_sentiment = {{link.symbol, 0.5}};
  hit.highlights = highlights;
  hit.title_highlights = std::move(highlights);
  return hit;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static constexpr std::array kFormats{OutputFormat::text, OutputFormat::json, OutputFormat::jsonl,
                                       OutputFormat::csv,  OutputFormat::tsv,  OutputFormat::ids};
  fuzz::Input input(data, size);
  OutputOptions options;
  options.format = kFormats[input.choice(kFormats.size())];
  options.color = input.choice(2) == 1;
  options.width = static_cast<std::uint32_t>(input.choice(200));
  if (input.choice(2) == 1) options.fields = hit_field_names();
  const std::string_view all = input.rest();
  const std::vector<CodePointRange> highlights{{3, 9}, {1, 4}, {20, 4000}, {options.width, 40}};
  check_safety(all);
  check_marks(all, highlights);
  check_width(all, options.width);

  SearchResult result;
  result.matched = 1;
  const Hit hit = hit_of(input, highlights);
  result.hits = Hits({hit});
  result.understood = hit.article.author;
  result.facets = {{"source", {{hit.article.source, 3}, {hit.article.title, 1}}, 7, 2}};
  SearchRequest request;
  request.query = hit.article.author;
  request.facets = {{"source", 2}};
  std::string out = printed(request, result, options);
  if (options.color && options.format == OutputFormat::text) out = without_color(std::move(out));
  const bool is_tsv = options.format == OutputFormat::tsv;
  if (is_tsv) std::erase(out, '\t');  // between cells, and never within one
  require(first_control(out).empty(), "no output commands a terminal", out);
  const std::size_t width = std::max(options.width, kMinTextWidth);
  if (options.format != OutputFormat::text || !options.fields.empty()) return 0;
  for (const std::string& line : lines_of(out)) {
    require(cells(line) <= width, "lines are no wider than the terminal", line);
  }
  return 0;
}

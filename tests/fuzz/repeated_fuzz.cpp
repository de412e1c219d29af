// Long input of every kind takes linear time: a short piece is repeated. While fuzzing, four times
// the length may take nine times as long, not sixteen; the replay does not measure time.
//   input := kind:a..r beginning ␟ repeated ␟ end        ␟ is U+001F; each '#' counts up
#include <algorithm>
#include <ctime>
#include <sstream>

#include "indexer/article/article_builder.h"
#include "indexer/article/date/date_scan.h"
#include "indexer/article/date/relative_time.h"
#include "indexer/article/html_text.h"
#include "indexer/article/ticker/ticker_scan.h"
#include "indexer/schema/date/date.h"
#include "indexer/schema/date/date_parse.h"
#include "indexer/schema/errors.h"
#include "indexer/schema/text/fold.h"
#include "indexer/source/sources.h"
#include "query/language/query_text.h"
#include "query/output/cell_width.h"
#include "query/search/snippet.h"
#include "tests/fuzz/held_file.h"
#include "tests/fuzz/input.h"

using namespace tickerdex;
using tickerdex::fuzz::require;

namespace {

constexpr std::size_t kLongBytes = std::size_t{256} << 10;
constexpr std::int64_t kNow = 1763164812;

void append_counted(std::string& text, std::string_view piece, unsigned& count) {
  for (const char c : piece) {
    if (c == '#') {
      text += std::to_string(++count);
    } else {
      text += c;
    }
  }
}

std::string long_text(fuzz::Input input, std::size_t bytes) {
  unsigned count = 0;
  std::string text(input.piece());
  const std::string_view piece = input.piece();
  while (!piece.empty() && text.size() < bytes) append_counted(text, piece, count);
  return text.append(input.rest());
}

Symbols few_symbols() {
  Symbols symbols;
  symbols.add({*parse_ticker("BABA"), "Alibaba Group Holding Ltd"});
  symbols.add({*parse_ticker("BAC"), "BANK OF AMERICA CORP"});
  symbols.add({*parse_ticker("TSM"), "Taiwan Semiconductor Manufacturing Co Ltd"});
  return symbols;
}

void complete(const std::string& body, bool is_page) {
  static const Symbols symbols = few_symbols();
  static ArticleBuilder builder({&symbols, kNow});
  RawArticle raw;
  raw.body = body;
  raw.is_page_text = is_page;
  raw.crawled_utc = kNow;
  builder.build(std::move(raw));
}

void read(const std::string& text, Format format) {
  std::istringstream in(text);
  SourceOptions options;
  options.sources = {"-"};
  options.format = format;
  options.standard_input = &in;
  std::size_t bytes = 0;
  read_sources(
      options,
      [&](Record&& record) {
        bytes += record.bytes.size();
        (void)parse_record(record, {});
      },
      [](Rejected&&) {});
  require(bytes <= text.size(), "no byte is in two records");
}

void search(const std::string& text) {
  static Analyzer analyzer;
  LanguageContext context;
  context.analyzer = &analyzer;
  context.languages = {"de", "en"};
  context.dates.now_utc = kNow;
  constexpr std::size_t kLongestQuery = 60'000;
  try {
    const QueryText query(std::string_view(text).substr(0, kLongestQuery), context);
    require(query.build(WordMatching::any).understood.size() < 10 * kLongestQuery,
            "what was understood is about as long as what was typed");
  } catch (const QueryError&) {
    return;
  }
}

void mark(const std::string& text) {
  static Analyzer analyzer;
  const std::vector<Highlight> highlights{
      {Highlight::Kind::near, {{{"a"}, {}}, {{"b"}, {}}, {{"c"}, {}}}, 5, false},
      {Highlight::Kind::adj, {{{"a"}, {}}, {{}, {"a"}}}, 900, false},
      {Highlight::Kind::phrase, {{{"a"}, {}}, {{"a"}, {}}, {{"b"}, {}}}, 0, false},
      {Highlight::Kind::word, {{{}, {"o"}}}, 0, false}};
  Marker marker(analyzer, highlights);
  Article article;
  article.body = text;
  article.title = text;
  make_snippet(article, marker);
  highlight_title(article, marker);
}

void load_symbols(const std::string& text) {
  static fuzz::HeldFile file;
  try {
    Symbols::load(file.write(text));
  } catch (const SourceError&) {
    return;
  }
}

void show(const std::string& text) {
  const std::string line = safe_line(text);
  truncate_to_width(line, 80);
  wrap_to_width(line, 80, 3);
}

void analyze(const std::string& text) {
  static Analyzer analyzer;
  std::uint32_t tokens = 0;
  analyzer.analyze(text, "en", [&](const Token&) { ++tokens; });
  require(tokens <= 2 * text.size(), "there are hardly more words than bytes");
}

void run(std::size_t kind, const std::string& text) {
  switch (kind) {
    case 0: read(text, Format::text); break;
    case 1: read(text, Format::jsonl); break;
    case 2: read(text, Format::json); break;
    case 3: read(text, Format::csv); break;
    case 4: read(text, Format::tsv); break;
    case 5: read(text, Format::reuters_sgml); break;
    case 6: complete(text, false); break;
    case 7: complete(text, true); break;
    case 8: html_text(text); break;
    case 9: find_dates(text); break;
    case 10: find_relative_time(text); break;
    case 11: parse_date(text); break;
    case 12: analyze(text); break;
    case 13: search(text); break;
    case 14: mark(text); break;
    case 15: load_symbols(text); break;
    case 16: show(text); break;
    default: fold_value(text); break;
  }
}

#ifdef TICKERDEX_FUZZ_TIMED
double seconds_of(std::size_t kind, const std::string& text) {
  const std::clock_t start = std::clock();
  run(kind, text);
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

void run_timed(std::size_t kind, const fuzz::Input& input) {
  const std::string longer = long_text(input, kLongBytes);
  const double time = seconds_of(kind, longer);
  constexpr double kNoMatter = 0.05;  // shorter times say little
  if (time < kNoMatter) return;
  const std::string shorter = long_text(input, kLongBytes / 4);
  double ratio = 100;
  for (int attempt = 0; attempt < 3 && ratio > 9; ++attempt) {
    ratio = std::min(time, seconds_of(kind, longer)) / seconds_of(kind, shorter);
  }
  require(ratio <= 9, "time grows with the length", std::to_string(time));
}
#endif

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Input input(data, size);
  const std::size_t kind = input.choice(18);
#ifdef TICKERDEX_FUZZ_TIMED
  run_timed(kind, input);
#else
  run(kind, long_text(input, kLongBytes));
#endif
  return 0;
}

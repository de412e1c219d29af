// Snippets: exactly the matching words are marked, and the passage is part of the text.
//   input := language:0..1 query ␟ title ␟ body           ␟ is U+001F
#include "query/search/snippet.h"

#include <array>

#include "query/language/query_text.h"
#include "query/search/code_points.h"
#include "query/search/one_line.h"
#include "query/search/passage.h"
#include "tests/fuzz/input.h"

using namespace tickerdex;
using tickerdex::fuzz::require;

namespace {

constexpr std::string_view kCut = "…";

void check_ranges(const std::vector<CodePointRange>& ranges, std::string_view text) {
  std::uint32_t behind = 0;
  for (const auto& [begin, end] : ranges) {
    require(begin < end, "a highlight is not empty", text);
    require(behind < begin || (behind == 0 && begin == 0), "highlights neither overlap nor touch",
            text);
    behind = end;
  }
  require(behind <= count_code_points(text), "highlights lie in the text", text);
}

void check_marks(Marker& marker, std::string_view text, std::string_view language, TextPart part) {
  const auto marked = marker.mark(text, language, part);
  for (const Mark& mark : marked.marks) {
    require(mark.at.begin < mark.at.end && mark.at.end <= text.size(), "a mark has a place", text);
    require(mark.part < marker.part_count(), "a mark is of a word of the query", text);
  }
  require(marker.looks_at(part) || marked.marks.empty(), "what is not looked at is not marked",
          text);
  std::uint32_t behind = 0;
  for (const Stretch& word : marked.words) {
    require(behind <= word.begin && word.begin < word.end && word.end <= text.size(),
            "words stand in order and apart", text);
    behind = word.end;
  }
  behind = 0;
  for (const Stretch& stretch : merge(marked.marks)) {
    require(behind == 0 || behind < stretch.begin, "merged marks neither overlap nor touch", text);
    behind = stretch.end;
  }
}

void check_snippet(const Article& article, Marker& marker) {
  const Snippet snippet = make_snippet(article, marker);
  check_ranges(snippet.highlights, snippet.text);
  const std::string line = one_line(article.body, kSnippetBodyBytes).text;
  std::string_view shown = snippet.text;
  // A text may have the sign itself, so each reading of it is tried.
  const std::string_view without_begin =
      shown.starts_with(kCut) ? shown.substr(kCut.size()) : shown;
  const auto without_end = [](std::string_view text) {
    return text.ends_with(kCut) ? text.substr(0, text.size() - kCut.size()) : text;
  };
  bool is_piece = false;
  for (const std::string_view text :
       {shown, without_begin, without_end(shown), without_end(without_begin)}) {
    is_piece = is_piece || line.find(text) != std::string::npos;
  }
  require(is_piece, "a snippet is a piece of the text", snippet.text);
  require(count_code_points(snippet.text) <= kPassageCodePoints + 2, "a snippet is short",
          snippet.text);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static Analyzer analyzer;
  fuzz::Input input(data, size);
  Article article;
  article.language = input.choice(2) == 0 ? "en" : "de";
  const std::string_view typed = input.piece();
  article.title = input.piece();
  article.body = input.rest();
  LanguageContext context;
  context.analyzer = &analyzer;
  context.languages = {"de", "en"};
  context.dates.now_utc = 1763164812;
  try {
    const BuiltQuery query = QueryText(typed, context).build(WordMatching::all);
    Marker marker(analyzer, query.highlights);
    check_marks(marker, article.body, article.language, TextPart::body);
    check_marks(marker, article.title, article.language, TextPart::title);
    check_snippet(article, marker);
    check_ranges(highlight_title(article, marker), article.title);
  } catch (const QueryError&) {
    return 0;
  }
  return 0;
}

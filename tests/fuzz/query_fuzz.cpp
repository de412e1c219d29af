// The query language: a query is parsed or refused with a place, and the understood text, parsed
// again, gives the same query.
//   input := matching:0..1 text
#include <algorithm>
#include <optional>

#include "query/language/query_text.h"
#include "tests/fuzz/input.h"
#include "tests/unit/language/small_index.h"

using namespace tickerdex;
using tickerdex::fuzz::require;
using tickerdex::testing::sample_index;

namespace {

/// One line that a terminal may be sent as it is.
void check_line(std::string_view line, std::string_view typed) {
  require(std::ranges::none_of(
              line, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }),
          "what is said of a query has no control characters", typed);
}

std::optional<BuiltQuery> built(std::string_view typed, WordMatching matching) {
  try {
    return QueryText(typed, sample_index().context()).build(matching);
  } catch (const QueryError& error) {
    require(error.offset <= typed.size() && error.length <= typed.size() - error.offset,
            "an error names a place in the query", error.what());
    check_line(error.what(), typed);
    return std::nullopt;
  }
}

void check_highlights(const BuiltQuery& query, std::string_view typed) {
  for (const Highlight& highlight : query.highlights) {
    require(!highlight.words.empty(), "a highlight has words", typed);
    if (highlight.kind == Highlight::Kind::near || highlight.kind == Highlight::Kind::adj) {
      require(highlight.window >= highlight.words.size(), "a window has room for its words", typed);
    }
    for (const WordMatch& word : highlight.words) {
      require(!word.terms.empty() || !word.prefixes.empty(), "a word can match something", typed);
      require(std::ranges::none_of(word.prefixes, &std::string::empty),
              "no prefix matches everything", typed);
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Input input(data, size);
  const WordMatching matching = input.choice(2) == 0 ? WordMatching::all : WordMatching::any;
  const std::string_view typed = input.rest();
  const auto first = built(typed, matching);
  if (!first) return 0;
  for (const std::string& warning : first->warnings) check_line(warning, typed);
  check_highlights(*first, typed);
  const std::string found = sample_index().run(first->query);

  const auto again = built(first->understood, matching);
  require(again.has_value(), "what was understood can be typed", first->understood);
  require(again->understood == first->understood, "and is understood alike",
          first->understood + "\n" + again->understood);
  require(again->query.scores() == first->query.scores(), "and is ranked alike", first->understood);
  require(sample_index().run(again->query) == found, "and matches the same", first->understood);
  return 0;
}

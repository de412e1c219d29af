// Text analysis: the fast path compared with the general one, terms and positions, folding, and
// that query terms match indexed ones.
//   input := language:0..3 text
#include "indexer/schema/text/analyzer.h"

#include <array>
#include <set>
#include <utility>

#include "indexer/schema/fields.h"
#include "indexer/schema/text/fold.h"
#include "indexer/schema/text/utf8.h"
#include "indexer/schema/text/word_scanner.h"
#include "tests/fuzz/input.h"
#include "tests/unit/text/word_recorder.h"

using namespace tickerdex;
using tickerdex::fuzz::require;

namespace {

bool is_well_formed(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(text, at);
    if (c == kReplacement && text.substr(begin, at - begin) != "\xEF\xBF\xBD") return false;
  }
  return true;
}

void check_folding(std::string_view text) {
  const std::string folded = fold(text);
  require(is_well_formed(folded), "folded text is UTF-8", text);
  require(fold(folded) == folded, "folding twice is folding once", text);
  const std::string value = fold_value(text);
  require(fold_value(value) == value, "and so for whole values", text);
  for (const FieldSpec& field : kFields) {
    const std::string term = term_for(field.field, text);
    require(term.size() <= kMaxTermBytes, "no term is longer than Xapian has it", text);
    require(is_well_formed(term), "a term is UTF-8", text);
  }
}

using Stored = std::set<std::pair<std::string, std::uint32_t>>;

/// Checks the guarantees of analyze(); positions of parts and compounds.
std::uint32_t store(Analyzer& analyzer, std::string_view text, std::string_view language,
                    Stored& parts, Stored& compounds) {
  std::uint32_t position = 0;
  std::uint32_t begin = 0;
  const std::uint32_t last = analyzer.analyze(text, language, [&](const Token& token) {
    require(!token.term.empty() && token.term.size() <= kMaxWordBytes, "a term has a length", text);
    require(is_well_formed(token.term), "a stored term is UTF-8", text);
    require(token.position == position || token.position == position + 1,
            "positions rise by one", text);
    require(token.position > 0, "positions begin at one", text);
    require(token.begin < token.end && token.end <= text.size(), "a term has a place", text);
    require(token.begin >= begin || token.kind == TokenKind::word, "places rise", text);
    require(bounded_term("XHAS", token.term).size() <= kMaxTermBytes, "a prefix has room", text);
    position = token.position;
    begin = token.begin;
    auto& stored = token.kind == TokenKind::compound ? compounds : parts;
    stored.emplace(token.term, token.position);
  });
  require(last == position, "the last position is what was returned", text);
  return last;
}

void check_words(Analyzer& analyzer, std::string_view text, const std::string& language) {
  Stored parts;
  Stored compounds;
  const std::uint32_t last = store(analyzer, text, language, parts, compounds);
  std::uint32_t position = 1;
  for (const QueryWord& word : analyzer.query_words(text)) {
    require(!word.parts.empty(), "a typed word has parts", text);
    require(word.compound.empty() || compounds.contains({word.compound, position}),
            "a compound is stored as it is typed", word.compound);
    for (const std::string& part : word.parts) {
      const std::string term =
          word.kind == TokenKind::word ? analyzer.stem(part, language) : part;
      require(parts.contains({term, position}), "a part is stored as it is typed", term);
      ++position;
    }
    if (word.kind == TokenKind::bigram) ++position;  // the run's last character, alone
  }
  require(position == last + 1, "as many words are stored as are typed", text);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::array<std::string, 4> kLanguages{"en", "", "de", "ar"};
  static Analyzer analyzer;
  static WordScanner fast(WordScanner::Path::fast);
  static WordScanner general(WordScanner::Path::general);
  fuzz::Input input(data, size);
  const std::string& language = kLanguages[input.choice(kLanguages.size())];
  const std::string_view text = input.rest();
  require(test::scanned(fast, text) == test::scanned(general, text), "both ways find the same words", text);
  check_folding(text);
  check_words(analyzer, text, language);
  return 0;
}

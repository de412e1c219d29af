#include "tests/unit/text/token_text.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace tickerdex {

std::string tokens_of(std::string_view text, std::string_view language) {
  std::string out;
  Analyzer().analyze(text, language, [&out](const Token& token) {
    if (!out.empty()) out += ' ';
    out += fmt::format("{}@{}", token.term, token.position);
    if (token.kind == TokenKind::compound) out += "(compound)";
    if (token.kind == TokenKind::unigram) out += "(unigram)";
  });
  return out;
}

std::string marked_bytes(std::string_view text) {
  std::string out;
  Analyzer().analyze(text, "en", [&](const Token& token) {
    out += fmt::format("[{}]", text.substr(token.begin, token.end - token.begin));
  });
  return out;
}

std::string words_of(std::string_view text) {
  std::vector<std::string> words;
  for (const QueryWord& word : Analyzer().query_words(text)) {
    std::string shown = fmt::format("{}", fmt::join(word.parts, "+"));
    if (word.kind == TokenKind::bigram) shown = "<" + shown + ">";
    if (word.kind == TokenKind::unigram) shown = "<<" + shown + ">>";
    if (!word.compound.empty()) shown += "=" + word.compound;
    words.push_back(shown);
  }
  return fmt::format("{}", fmt::join(words, " "));
}

}  // namespace tickerdex

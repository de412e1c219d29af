// Any indexed text is found by a query with the same text.
#include <map>
#include <set>
#include <string>
#include <vector>

#include "indexer/schema/text/analyzer.h"
#include "tests/unit/catch.h"
#include "tests/unit/text/random_text.h"

namespace tickerdex {
namespace {

using Positions = std::map<std::string, std::set<std::uint32_t>>;

struct Stored {
  Positions of_word;  // parts, bigrams and unigrams
  Positions of_compound;
  std::vector<std::string> word_bytes;  // of each token, compounds included
  std::uint32_t last = 0;
};

Stored store(Analyzer& analyzer, const std::string& text, const std::string& language) {
  Stored stored;
  stored.last = analyzer.analyze(text, language, [&](const Token& token) {
    auto& terms = token.kind == TokenKind::compound ? stored.of_compound : stored.of_word;
    terms[std::string(token.term)].insert(token.position);
    stored.word_bytes.push_back(text.substr(token.begin, token.end - token.begin));
  });
  return stored;
}

bool is_at(const Positions& positions, const std::string& term, std::uint32_t position) {
  const auto found = positions.find(term);
  return found != positions.end() && found->second.count(position) > 0;
}

bool stands_at(Analyzer& analyzer, const Stored& stored, const QueryWord& word,
               const std::string& language, std::uint32_t position) {
  for (std::uint32_t i = 0; i < word.parts.size(); ++i) {
    const std::string term =
        word.kind == TokenKind::word ? analyzer.stem(word.parts[i], language) : word.parts[i];
    if (!is_at(stored.of_word, term, position + i)) return false;
  }
  return word.compound.empty() || is_at(stored.of_compound, word.compound, position);
}

// Empty if the words of `text` are stored consecutively, else the word that is not.
std::string missing_word(Analyzer& analyzer, const std::string& text, const std::string& language) {
  const Stored stored = store(analyzer, text, language);
  std::uint32_t position = 1;
  for (const QueryWord& word : analyzer.query_words(text)) {
    if (!stands_at(analyzer, stored, word, language, position)) return word.parts[0];
    position += static_cast<std::uint32_t>(word.parts.size());
    if (word.kind == TokenKind::bigram) ++position;  // the run's last character, alone
  }
  return position == stored.last + 1 ? "" : "words beyond the typed ones";
}

// The bytes of each token, as a query, must match the text that they come from.
std::string unfound_token(Analyzer& analyzer, const std::string& text,
                          const std::string& language) {
  const Stored stored = store(analyzer, text, language);
  for (const std::string& typed : stored.word_bytes) {
    for (const QueryWord& word : analyzer.query_words(typed)) {
      bool found = false;
      for (std::uint32_t position = 1; position <= stored.last && !found; ++position) {
        QueryWord parts_only = word;  // a compound may be stored within a longer one
        parts_only.compound.clear();
        found = stands_at(analyzer, stored, parts_only, language, position);
      }
      // A single character of a run is the beginning of some bigram.
      if (!found && word.kind == TokenKind::unigram) {
        const auto next = stored.of_word.lower_bound(word.parts[0]);
        found = next != stored.of_word.end() && next->first.starts_with(word.parts[0]);
      }
      if (!found) return typed;
    }
  }
  return "";
}

}  // namespace

TEST_CASE("names and numbers in news are found as typed", "[text][agreement]") {
  Analyzer analyzer;
  const std::string text =
      "AT&T's 10-K, S&P 500, R&D, BRK.B, 9988.HK, Q3 at 5.59, 1,234.5; O’Reilly, U.S., l'action. "
      "阿里巴巴集团 café Ørsted ＢＡＢＡ 삼성전자 ソニー T-Mobile 2025-11-14 Газпром";
  const Stored stored = store(analyzer, text, "en");
  for (const std::string typed :
       {"AT&T",   "10-K",     "S&P",  "R&D",    "BRK.B",    "9988.HK",    "Q3",     "5.59",
        "1234.5", "O'Reilly", "U.S.", "action", "l'action", "里巴巴集",   "阿里",   "cafe",
        "orsted", "baba",     "삼성", "ソニー", "t-mobile", "2025-11-14", "ГАЗПРОМ"}) {
    CAPTURE(typed);
    const auto words = analyzer.query_words(typed);
    REQUIRE(words.size() == 1);
    bool found = false;
    for (std::uint32_t position = 1; position <= stored.last; ++position) {
      found = found || stands_at(analyzer, stored, words[0], "en", position);
    }
    CHECK(found);
  }
}

TEST_CASE("the terms of random text are at the positions of its words", "[text][agreement][property]") {
  Analyzer analyzer;
  RandomText random(20251114);
  for (int i = 0; i < 3000; ++i) {
    const std::string text = i % 3 == 0   ? random.ascii(40)
                             : i % 3 == 1 ? random.mixed(30)
                                          : random.bytes(40);
    const std::string language = i % 2 == 0 ? "en" : "";
    const std::string missing = missing_word(analyzer, text, language);
    if (!missing.empty()) FAIL_CHECK("in \"" << text << "\": " << missing);
  }
}

TEST_CASE("each token is found by its own text", "[text][agreement][property]") {
  Analyzer analyzer;
  RandomText random(4);
  for (int i = 0; i < 1500; ++i) {
    const std::string text = i % 2 == 0 ? random.ascii(30) : random.mixed(20);
    // "a.m." in one character: it may be the end of one word and the beginning of another.
    if (text.find("㏂") != std::string::npos) continue;
    const std::string unfound = unfound_token(analyzer, text, "");
    if (!unfound.empty()) FAIL_CHECK("in \"" << text << "\": " << unfound);
  }
}

TEST_CASE("no term is empty, too long or has a capital, and offsets are character boundaries",
          "[text][agreement][property]") {
  Analyzer analyzer;
  RandomText random(99);
  for (int i = 0; i < 2000; ++i) {
    const std::string text = i % 2 == 0 ? random.mixed(40) : random.bytes(60);
    std::uint32_t position = 0;
    analyzer.analyze(text, "en", [&](const Token& token) {
      const auto trail = [&text](std::size_t at) {
        // Of a character: a stray trail byte stands for itself.
        return at < text.size() && at > 0 && (text[at] & 0xC0) == 0x80 &&
               static_cast<unsigned char>(text[at - 1]) >= 0x80;
      };
      const bool good =
          !token.term.empty() && token.term.size() <= kMaxWordBytes && token.begin < token.end &&
          token.end <= text.size() && !trail(token.begin) && token.position >= position &&
          token.position <= position + 1 &&
          token.term.find_first_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ \n\x7F") == std::string_view::npos;
      if (!good) FAIL_CHECK("in \"" << text << "\": " << token.term);
      position = token.position;
    });
  }
}

}  // namespace tickerdex

#include <xapian.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "indexer/schema/text/analyzer.h"
#include "indexer/schema/text/stemmers.h"
#include "tests/unit/catch.h"
#include "tests/unit/text/token_text.h"

using tickerdex::Analyzer;
using tickerdex::StemCache;

TEST_CASE("a cached stem is Xapian's, also after the cache was cleared", "[text][stems]") {
  const Xapian::Stem stemmer("en");
  StemCache cache("en");
  std::mt19937_64 random(3);
  const std::vector<std::string> ends{"", "s", "ing", "ed", "ational", "'s", "ies", "fully"};
  // Three times as many words as fit into the cache, some of them repeated.
  for (int i = 0; i < 200'000; ++i) {
    std::string word;
    std::uint64_t n = i % 3 == 0 ? random() % 100 : random();
    for (std::size_t length = 1 + random() % 6; length > 0; --length, n /= 26) {
      word.push_back(static_cast<char>('a' + n % 26));
    }
    word += ends[random() % ends.size()];
    if (i % 50 == 0) word += std::string(40, 'x') + "ing";
    const std::string expected = stemmer(word);
    const std::string_view stem = cache.stem(word);
    if (stem != expected) FAIL_CHECK(word << " -> " << stem << ", not " << expected);
  }
}

TEST_CASE("stems depend on the language", "[text][stems]") {
  Analyzer analyzer;
  CHECK(analyzer.stem("revenues", "en") == "revenu");
  CHECK(analyzer.stem("gewinne", "de") == "gewinn");
  CHECK(analyzer.stem("actions", "fr") == "action");
  CHECK(analyzer.stem("компании", "ru") == "компан");
  CHECK(analyzer.stem("revenues", "") == "revenues");
  CHECK(analyzer.stem("revenues", "zh") == "revenues");
  // Xapian's own names are not ISO codes: "none" and "porter" are not languages.
  CHECK(analyzer.stem("revenues", "english") == "revenues");
  CHECK(analyzer.stem("", "en") == "");
}

TEST_CASE("the languages with a stemmer are Xapian's, sorted", "[text][stems]") {
  const auto& languages = Analyzer::stemmed_languages();
  CHECK(std::is_sorted(languages.begin(), languages.end()));
  std::vector<std::string> expected;
  for (char a = 'a'; a <= 'z'; ++a) {
    for (char b = 'a'; b <= 'z'; ++b) {
      const std::string code{a, b};
      try {
        if (!Xapian::Stem(code).is_none()) expected.push_back(code);
      } catch (const Xapian::InvalidArgumentError&) {
        continue;
      }
    }
  }
  CHECK(languages == expected);
}

TEST_CASE("the identity names what terms depend on", "[text][stems]") {
  const std::string identity = Analyzer::identity();
  CHECK(identity.starts_with("1/icu"));
  CHECK(identity.find("/unicode") != std::string::npos);
  CHECK(identity.ends_with(std::string("/xapian") + Xapian::version_string()));
}

TEST_CASE("one analyzer can be used for several languages in turn", "[text][stems]") {
  Analyzer analyzer;
  std::string terms;
  const auto collect = [&terms](const tickerdex::Token& token) {
    terms += std::string(token.term) + " ";
  };
  CHECK(analyzer.analyze("Gewinne revenues", "de", collect) == 2);
  CHECK(analyzer.analyze("Gewinne revenues", "en", collect) == 2);
  CHECK(analyzer.analyze("Gewinne revenues", "de", collect) == 2);
  CHECK(analyzer.analyze("...", "de", collect) == 0);
  CHECK(terms == "gewinn revenu gewinn revenu gewinn revenu ");
}

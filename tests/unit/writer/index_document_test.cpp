#include "indexer/writer/index_document.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "tests/unit/catch.h"

using namespace tickerdex;

namespace {

// "term@position", or "term" without a position, sorted.
std::string terms_of(const Article& article) {
  DocumentMaker maker;
  Document document;
  maker.make(article, document);
  std::vector<std::string> terms;
  for (const auto& o : document.occurrences) {
    terms.push_back(o.position > 0 ? fmt::format("{}@{}", document.term(o), o.position)
                                   : std::string(document.term(o)));
  }
  std::sort(terms.begin(), terms.end());
  return fmt::format("{}", fmt::join(terms, " "));
}

}  // namespace

TEST_CASE("the words of title and body are separated by a gap", "[build]") {
  Article a;
  a.id = "1";
  a.language = "en";
  a.title = "Cloud revenues";
  a.body = "Rising.";
  CHECK(terms_of(a) == "Len Q1 Scloud@1 Srevenu@2 XHASlang XHAStitle cloud@1 revenu@2 rise@103");
}

TEST_CASE("every field becomes its terms and its presence marker", "[build]") {
  Article a;
  a.id = "X 1";
  a.author = "Zoë Ng";
  a.source = "Sample Wire";
  a.url = "https://www.news.example.com:8080/a?b#c";
  a.topics = {"Earnings", "place:usa", "place:uk"};
  a.tickers = {{"BABA", "NYSE", Evidence::declared, 0.9, true},
               {"9988.HK", "", Evidence::qualified, 0.1, false}};
  a.published_utc = 1763164799;  // 2025-11-14T23:59:59Z
  a.date_known = DateKnown::declared;
  a.sentiment = 0.5;
  a.impact = 0.25;
  CHECK(terms_of(a) ==
        "Ang@2 Azoe@1 D20251114 Hexample.com Hnews.example.com Kearnings Kplace:uk Kplace:usa "
        "M202511 Qx 1 XHASabout XHASauthor XHASdate XHASimpact XHASplace XHASsentiment XHASsite "
        "XHASsource XHASticker XHAStopic XPbaba XSsample wire XT9988.hk XTbaba XXnyse:baba Y2025");
}

TEST_CASE("every presence marker is used, and no other", "[build]") {
  Article a;
  a.id = "1";
  a.title = a.body = a.author = a.source = a.language = "x";
  a.url = "https://example.com/";
  a.topics = {"t"};
  for (const auto kind : kTopicKinds) a.topics.push_back(std::string(kind) + ":x");
  a.tickers = {{"BABA", "", Evidence::declared, 1, true}};
  a.published_utc = 0;
  a.sentiment = a.impact = 0;
  DocumentMaker maker;
  Document document;
  maker.make(a, document);
  std::set<std::string> marked;
  for (const auto& o : document.occurrences) {
    const auto term = document.term(o);
    const auto prefix = prefix_of(Field::present);
    if (term.starts_with(prefix)) marked.emplace(term.substr(prefix.size()));
  }
  std::set<std::string> expected(kTopicKinds.begin(), kTopicKinds.end());
  for (const auto& spec : kFields) {
    if (spec.has_marker) expected.emplace(spec.name);
  }
  CHECK(marked == expected);
}

TEST_CASE("an article with only an id is still a document", "[build]") {
  Article a;
  a.id = "1";
  CHECK(terms_of(a) == "Q1");
}

TEST_CASE("the host of a web address and its parents", "[build]") {
  const auto hosts = [](std::string_view url) {
    return fmt::format("{}", fmt::join(hosts_of(url), " "));
  };
  CHECK(hosts("https://www.news.Example.com:80/a") == "news.example.com example.com");
  CHECK(hosts("http://user:pw@example.com") == "example.com");
  CHECK(hosts("https://10.0.0.1/x") == "10.0.0.1");
  CHECK(hosts("https://localhost") == "localhost");
  CHECK(hosts("example.com/a") == "");
  CHECK(hosts("https://") == "");
  CHECK(hosts("https://...") == "");
  CHECK(hosts("https://a..b") == "");
  const std::string longest = std::string(250, 'a') + ".bc";
  CHECK(hosts("https://" + longest + "/") == longest);
  CHECK(hosts("https://a" + longest + "/") == "");
}

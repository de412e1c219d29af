// What is typed, and what is understood: the whole language as a table.
#include <array>
#include <string>

#include "small_index.h"
#include "tests/unit/catch.h"

using namespace tickerdex;
using tickerdex::testing::sample_index;

namespace {

struct Row {
  std::string typed, expected;
};

template <typename Rows>
void check(const Rows& rows, WordMatching matching = WordMatching::all) {
  for (const Row& row : rows) {
    CAPTURE(row.typed);
    const auto understood = sample_index().understood(row.typed, matching);
    CHECK(understood == row.expected);
    // Typed again, it means the same, however words are joined.
    CHECK(sample_index().understood(understood) == row.expected);
    CHECK(sample_index().understood(understood, WordMatching::any) == row.expected);
  }
}

}  // namespace

TEST_CASE("words, phrases and operators are parsed", "[understood]") {
  check(std::array{
      Row{"cloud", "cloud"},
      Row{"Cloud Revenue", "cloud AND revenue"},
      Row{"+cloud +revenue", "cloud AND revenue"},
      Row{"cloud AND revenue", "cloud AND revenue"},
      Row{"cloud and revenue", "cloud AND and AND revenue"},
      Row{"\"quick commerce\"", "\"quick commerce\""},
      Row{"“quick commerce”", "\"quick commerce\""},
      Row{"„schneller Handel“ «foo bar»", "\"schneller handel\" AND \"foo bar\""},
      Row{"\"cloud\"", "cloud"},
      Row{"cloud -military", "cloud AND NOT military"},
      Row{"cloud NOT military", "cloud AND NOT military"},
      Row{"-military cloud", "cloud AND NOT military"},
      Row{"-military", "NOT military"},
      Row{"NOT NOT military", "military"},
      Row{"- NOT military", "NOT military"},
      Row{"-\"quick commerce\"", "NOT \"quick commerce\""},
      Row{"-(a b)", "NOT (a AND b)"},
      Row{"-(a -b)", "NOT (a AND NOT b)"},
      Row{"-(-(a b))", "a AND b"},
      Row{"a OR b", "a OR b"},
      Row{"a b OR c d", "(a AND b) OR (c AND d)"},
      Row{"a AND b OR c", "(a AND b) OR c"},
      Row{"a (b OR c)", "a AND (b OR c)"},
      Row{"a OR (b OR (c OR d))", "a OR b OR c OR d"},
      Row{"((a) ((b)))", "a AND b"},
      Row{"a OR -b", "a OR NOT b"},
      Row{"(a -b) c", "(a AND c) AND NOT b"},
      Row{"(a b) -c", "(a AND b) AND NOT c"},
      Row{"a NEAR/5 b", "a NEAR/5 b"},
      Row{"a NEAR b", "a NEAR/10 b"},
      Row{"a ADJ/3 b c", "a ADJ/3 b AND c"},
      Row{"a NEAR/5 b NEAR/7 c", "a NEAR/7 b NEAR/7 c"},
      Row{"a NEAR/5 b ADJ/3 c", "a NEAR/5 b AND b ADJ/3 c"},
      Row{"-a NEAR/5 b", "NOT (a NEAR/5 b)"},
      Row{"\"quick commerce\" NEAR/4 growth", "\"quick commerce\" NEAR/4 growth"},
      Row{"(crude) NEAR/2 oil", "crude NEAR/2 oil"},
      Row{"(a OR b) NEAR/2 c", "(a OR b) AND c"},
      Row{"ticker:T NEAR/2 c", "c AND ticker:T"},
      Row{"infla*", "infla*"},
      Row{"Infla* AND title:RE*", "infla* AND title:re*"},
      Row{"alibbaba~", "alibbaba"},
  });
}

TEST_CASE("fields are parsed", "[understood]") {
  check(std::array{
      Row{"cloud revenue ticker:baba", "(cloud AND revenue) AND ticker:BABA"},
      Row{"ticker:BABA cloud", "cloud AND ticker:BABA"},
      Row{"ticker:NYSE:baba", "ticker:NYSE:BABA"},
      Row{"ticker:$BABA,JD", "ticker:BABA OR ticker:JD"},
      Row{"cloud ticker:BABA,JD", "cloud AND (ticker:BABA OR ticker:JD)"},
      Row{"ticker:(BABA OR JD)", "ticker:BABA OR ticker:JD"},
      Row{"ticker:(BABA,JD -T)", "(ticker:BABA OR ticker:JD) AND NOT ticker:T"},
      Row{"about:9988.HK -about:*", "about:9988.HK AND NOT about:*"},
      Row{"ticker:HKG:9988 about:BRK/B", "ticker:9988.HK AND about:BRK.B"},
      Row{"ticker:XOM.N", "ticker:NYSE:XOM"},
      Row{"ticker:none", "ticker:none"},
      Row{"ticker:none,BABA", "ticker:none OR ticker:BABA"},
      Row{"-ticker:BABA", "NOT ticker:BABA"},
      Row{"title:qwen", "title:qwen"},
      Row{"title:\"Quick Commerce\"", "title:\"quick commerce\""},
      Row{"title:(a b)", "title:a AND title:b"},
      Row{"title:(a OR \"b c\")", "title:a OR title:\"b c\""},
      Row{"title:a,b", "title:a OR title:b"},
      Row{"title:\"none\" title:none", "title:\"none\" AND title:none"},
      Row{"title:a NEAR/5 b", "title:(a NEAR/5 b)"},
      Row{"title:(a ADJ/2 \"b c\") -title:(a NEAR/2 b)",
          "title:(a ADJ/2 \"b c\") AND NOT title:(a NEAR/2 b)"},
      Row{"author:\"John Smith\" author:jan*", "author:\"john smith\" AND author:jan*"},
      Row{"source:Reuters", "source:reuters"},
      Row{"source:\"Example Wire\"", "source:\"example wire\""},
      Row{"source:reut*", "source:reut*"},
      Row{"topic:\"Mergers & Acquisitions\",earnings",
          "topic:\"mergers & acquisitions\" OR topic:earnings"},
      Row{"topic:Corporate-Earnings", "topic:corporate-earnings"},
      Row{"topic:«say \"x\"»", "topic:«say \"x\"»"},
      Row{"topic:\"a,b\" topic:\"none\"", "topic:\"a,b\" AND topic:\"none\""},
      Row{"place:usa exchange:nyse org:opec", "place:usa AND exchange:nyse AND org:opec"},
      Row{"lang:EN", "lang:en"},
      Row{"site:www.example.com", "site:example.com"},
      Row{"site:https://User.example.com:8080/a?b", "site:user.example.com"},
      Row{"site:example.com：8080", "site:example.com"},
      Row{"site:www.www.example.com", "site:example.com"},
      Row{"id:abc/1:2", "id:abc/1:2"},
      Row{"id:*", "id:*"},
      Row{"date:2025", "date:2025"},
      Row{"date:2025-11..2025-12 date:2025Q3", "date:2025-11..2025-12 AND date:2025Q3"},
      Row{"date:2025-11,2025-12", "date:2025-11 OR date:2025-12"},
      Row{"ticker:IBM since:1987-04 until:2000", "ticker:IBM AND since:1987-04 AND until:2000"},
      Row{"since:none since:*", "date:none AND date:*"},
      Row{"sentiment:>0.50 impact:<=.3", "sentiment:>0.5 AND impact:..0.3"},
      Row{"sentiment:-0.5..0.5", "sentiment:-0.5..0.5"},
      Row{"sentiment:(-0.5 OR >0.9)", "sentiment:-0.5 OR sentiment:>0.9"},
      Row{"sentiment:none", "sentiment:none"},
  });
}

TEST_CASE("pasted prose is parsed as words", "[understood]") {
  check(std::array{
      Row{"", ""},
      Row{"   ", ""},
      Row{"-", ""},
      Row{"--", ""},
      Row{"---", ""},
      Row{"*", ""},
      Row{"~", ""},
      Row{"!?…", ""},
      Row{"NOT", ""},
      Row{"AND OR NOT NEAR/5", ""},
      Row{"((((", ""},
      Row{"))))", ""},
      Row{"()", ""},
      Row{"\"", ""},
      Row{"\"\"", ""},
      Row{"-\"\"", ""},
      Row{"🚀🚀", ""},
      Row{"a OR OR b", "a OR b"},
      Row{"a OR", "a"},
      Row{"OR a", "a"},
      Row{"a AND AND b", "a AND b"},
      Row{"AND a AND", "a"},
      Row{"a OR AND b", "a OR b"},
      Row{"NEAR/5 a NEAR/5", "a"},
      Row{"a NEAR/5 NEAR/6 b", "a NEAR/6 b"},
      Row{"a NEAR/5 ? b", "a AND b"},
      Row{"a NEAR/5 -b", "a AND NOT b"},
      Row{"a NOT", "a"},
      Row{"(a OR ) b", "a AND b"},
      Row{"(a b", "a AND b"},
      Row{"a) b", "a AND b"},
      Row{"\"a b", "\"a b\""},
      Row{"a - b", "a AND b"},
      Row{"--a", "a"},
      Row{"2023-2027", "2023-2027"},
      Row{"AT&T", "at&t"},
      Row{"S&P 500", "s&p AND 500"},
      Row{"R&D", "r&d"},
      Row{"10-K", "10-k"},
      Row{"BRK.B", "brk.b"},
      Row{"5.59 1,234.5", "5.59 AND 1234.5"},
      Row{"well-known", "\"well known\""},
      Row{"Reuters/IBM", "\"reuters ibm\""},
      Row{"foo:bar", "foo AND bar"},
      Row{"foo:\"bar baz\"", "foo AND \"bar baz\""},
      Row{"foo:(a OR b)", "foo AND (a OR b)"},
      Row{"Title:a", "title AND a"},
      Row{"10:30", "\"10 30\""},
      Row{"Re: call", "re AND call"},
      Row{"ticker: BABA", "ticker AND baba"},
      Row{"ticker:,", ""},
      Row{"ticker:123456789012", "123456789012"},
      Row{"title:?", ""},
      Row{"site:/", ""},
      Row{"in*fl *ation f**k", "\"in fl\" AND ation AND \"f k\""},
      Row{"a*", "a"},
      Row{"\"quick comm*\"", "\"quick comm\""},
      Row{"阿里巴巴", "阿里巴巴"},
      Row{"阿", "阿"},
      Row{"阿里* 阿*", "阿里 AND 阿"},
      Row{"iPhone手机", "\"iphone 手机\""},
      Row{"2025年11月", "\"2025 年 11 月\""},
      Row{"ＢＡＢＡ café", "baba AND cafe"},
      Row{"a\x01" "b \x1B[31mred", "a AND b AND 31mred"},
      Row{"a\xFF" "b", "\"a b\""},
      Row{"\xFF\xFE\x80", ""},
      Row{"Alibaba: Is it \"the next Amazon\"? Not yet (NYSE: BABA)!",
          "alibaba AND is AND it AND \"the next amazon\" AND not AND yet AND nyse AND baba"},
      Row{std::string("a\0b", 3), "a AND b"},
  });
}

TEST_CASE("any joins plain words only", "[understood]") {
  const std::array rows{
      Row{"cloud revenue", "cloud OR revenue"},
      Row{"cloud revenue ticker:BABA -military",
          "(cloud OR revenue) AND ticker:BABA AND NOT military"},
      Row{"cloud title:qwen", "cloud AND title:qwen"},
      Row{"title:(a b)", "title:a AND title:b"},
      Row{"a AND b c", "(a AND b) OR c"},
      Row{"a b AND c d", "a OR (b AND c) OR d"},
      Row{"(a b) c", "a OR b OR c"},
      Row{"(a OR b) c", "a OR b OR c"},
      Row{"a OR b c", "a OR b OR c"},
      Row{"a \"b c\" d NEAR/2 e", "a OR \"b c\" OR d NEAR/2 e"},
      Row{"-(a b)", "NOT (a AND b)"},
      Row{"-a -b", "NOT a AND NOT b"},
      Row{"(a ticker:T) b", "(b AND a) AND ticker:T"},
      Row{"ticker:T AND a b", "(a OR b) AND ticker:T"},
      Row{"foo:bar", "foo OR bar"},
      Row{"", ""},
  };
  check(rows, WordMatching::any);
}

TEST_CASE("all and any differ only with more than one plain word", "[understood]") {
  const std::array<std::pair<std::string, bool>, 9> rows{{
      {"a b", true},
      {"a", false},
      {"a AND b", false},
      {"a OR b", false},
      {"a OR b c", true},
      {"a ticker:T", false},
      {"a -b", false},
      {"-(a b) c", false},
      {"", false},
  }};
  for (const auto& [typed, differs] : rows) {
    CAPTURE(typed);
    CHECK(QueryText(typed, sample_index().context()).build(WordMatching::all).has_plain_words ==
          differs);
  }
}

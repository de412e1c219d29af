#include <random>
#include <string>
#include <vector>

#include "indexer/article/ticker/ticker_scan.h"
#include "tests/unit/catch.h"

namespace tickerdex {
namespace {

// "NYSE:BABA [(text)]" for each ticker, with the evidence where it is not "qualified".
std::string found_in(std::string_view text, const Symbols* symbols = nullptr) {
  std::string all;
  for (const TickerMention& mention : find_tickers(text, symbols)) {
    if (!all.empty()) all += "; ";
    if (!mention.ticker.exchange.empty()) all += mention.ticker.exchange + ":";
    all += mention.ticker.symbol;
    if (mention.evidence == Evidence::cashtag) all += " cashtag";
    if (mention.evidence == Evidence::name) all += " name";
    all += " [" + std::string(text.substr(mention.begin, mention.end - mention.begin)) + "]";
  }
  return all.empty() ? "none" : all;
}

struct Row {
  std::string text;
  std::string expected;
};

void check(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(found_in(row.text) == row.expected);
  }
}

}  // namespace

TEST_CASE("tickers in parentheses are found with their exchange", "[ticker][scan]") {
  check({
      {"Alibaba (BABA) rose", "BABA [BABA]"},
      {"(BABA)", "BABA [BABA]"},
      {"Alibaba\u2019s ( BABA ) shares", "BABA [BABA]"},
      {"the carmaker (TSLA) said", "TSLA [TSLA]"},
      {"\u963f\u91cc\u5df4\u5df4\uff08BABA\uff09\u4e0a\u6da8", "BABA [BABA]"},
      {"\u963f\u91cc\u5df4\u5df4(\uff22\uff21\uff22\uff21)", "BABA [\uff22\uff21\uff22\uff21]"},
      {"Berkshire Hathaway (BRK.B)", "BRK.B [BRK.B]"},
      {"Alibaba (BABA:NYSE) rose", "NYSE:BABA [BABA:NYSE]"},
      {"Alibaba (BABA:US) rose", "BABA [BABA:US]"},
      {"Alibaba (NYSE: BABA) rose", "NYSE:BABA [NYSE: BABA]"},
      {"Alibaba (NYSE:BABA)", "NYSE:BABA [NYSE:BABA]"},
      {"Alibaba (NYSE:\nBABA)", "NYSE:BABA [NYSE:\nBABA]"},
      {"Alibaba (NYSE:\u00a0BABA)", "NYSE:BABA [NYSE:\u00a0BABA]"},
      {"Alibaba \uff08NYSE\uff1aBABA\uff09", "NYSE:BABA [NYSE\uff1aBABA]"},
      {"Apple (Nasdaq: AAPL)", "NASDAQ:AAPL [Nasdaq: AAPL]"},
      {"Apple (NASDAQ GS: AAPL)", "NASDAQ:AAPL [NASDAQ GS: AAPL]"},
      {"Apple (Nasdaq: $AAPL)", "NASDAQ:AAPL [Nasdaq: $AAPL]"},
      {"XYZ (NYSE American: XYZ)", "AMEX:XYZ [NYSE American: XYZ]"},
      {"XYZ (XYZ: NYSE American)", "AMEX:XYZ [XYZ: NYSE American]"},
      {"(New York Stock Exchange: IBM)", "NYSE:IBM [New York Stock Exchange: IBM]"},
      {"C3.ai (NYSE: AI)", "NYSE:AI [NYSE: AI]"},
      {"Alibaba (NYSE: BABA; HKEX: 9988)", "NYSE:BABA [NYSE: BABA]; HKEX:9988.HK [HKEX: 9988]"},
      {"Alibaba (NYSE: BABA and HKEX: 9988)", "NYSE:BABA [NYSE: BABA]; HKEX:9988.HK [HKEX: 9988]"},
      {"Alibaba (NYSE: BABA and HKEX: 9988 (HKD Counter) and 89988 (RMB Counter))",
       "NYSE:BABA [NYSE: BABA]; HKEX:9988.HK [HKEX: 9988]"},
      {"Alphabet (NASDAQ:GOOG, GOOGL)", "NASDAQ:GOOG [NASDAQ:GOOG]; NASDAQ:GOOGL [GOOGL]"},
      {"(NYSE: BRK.A and BRK.B)", "NYSE:BRK.A [NYSE: BRK.A]; NYSE:BRK.B [BRK.B]"},
      {"(NYSE: BABA, the \"Company\")", "NYSE:BABA [NYSE: BABA]"},
      {"Tencent (Hong Kong: 700)", "HKEX:0700.HK [Hong Kong: 700]"},
      {"Tencent (700 HK)", "HKEX:0700.HK [700 HK]"},
      {"Tencent (700 HK Equity)", "HKEX:0700.HK [700 HK Equity]"},
      {"Vodafone (VOD LN)", "LSE:VOD [VOD LN]"},
      {"Nestle (SIX: NESN)", "SIX:NESN [SIX: NESN]"},
      {"SAP SE (ETR: SAP)", "XETRA:SAP [ETR: SAP]"},
      {"Ford Motor Co (F) said", "F [F]"},
      {"AT&T (T) and Visa (V)", "T [T]; V [V]"},
      {"Citigroup Inc. (C)", "C [C]"},
      {"JD.com (JD)", "JD [JD]"},
      {"Exxon ( XOM.N ) rose", "NYSE:XOM [XOM.N]"},
      {"Exxon (XOM.N), Apple (AAPL.O)", "NYSE:XOM [XOM.N]; NASDAQ:AAPL [AAPL.O]"},
      {"Ford (F.N) and AT&T (T.N)", "NYSE:F [F.N]; NYSE:T [T.N]"},
      {"IBM [IBM.N] said", "NYSE:IBM [IBM.N]"},
      {"Advanced Micro Devices (AMD)", "AMD [AMD]"},
      {"General Electric (GE)", "GE [GE]"},
  });
}

TEST_CASE("tickers outside parentheses need their mark", "[ticker][scan]") {
  check({
      {"NASDAQ:META fell", "NASDAQ:META [NASDAQ:META]"},
      {"NYSE: BABA fell", "NYSE:BABA [NYSE: BABA]"},
      {"BABA:NYSE fell", "NYSE:BABA [BABA:NYSE]"},
      {"HKEX: 9988 fell", "HKEX:9988.HK [HKEX: 9988]"},
      {"buy $BABA now", "BABA cashtag [$BABA]"},
      {"$BABA,$JD.", "BABA cashtag [$BABA]; JD cashtag [$JD]"},
      {"$BRK.B", "BRK.B cashtag [$BRK.B]"},
      {"$BABA.", "BABA cashtag [$BABA]"},
      {"$BABA-linked", "BABA cashtag [$BABA]"},
      {"9988.HK rose 5.59", "HKEX:9988.HK [9988.HK]"},
      {"00700.HK", "HKEX:0700.HK [00700.HK]"},
      {"600519.SS, 000001.SZ; 7203.T.",
       "SSE:600519.SS [600519.SS]; SZSE:000001.SZ [000001.SZ]; TSE:7203.T [7203.T]"},
      {"600519.SH\u6da8", "SSE:600519.SS [600519.SH]"},
      {"005930.KS and 2330.TW", "KRX:005930.KS [005930.KS]; TWSE:2330.TW [2330.TW]"},
      {"International Business Machines Corp <IBM>", "IBM [IBM]"},
      {"Exxon Corp <XON.N>", "NYSE:XON [XON.N]"},
      {"Oshkosh <OTRKB.O>, Royal Bank <RY.TO>", "NASDAQ:OTRKB [OTRKB.O]; TSX:RY [RY.TO]"},
      {"Nestle SA <NESZ.Z>", "SIX:NESZ [NESZ.Z]"},
      {"ANZ <ANZA.S>", "ASX:ANZA [ANZA.S]"},
      {"Bayer AG <BAY.F>", "FWB:BAY [BAY.F]"},
      {"Prudential <PRUL.L>", "LSE:PRUL [PRUL.L]"},
      {"Imperial Oil <IMO.A>", "IMO.A [IMO.A]"},
      {"Hutchison <0013.HK>", "HKEX:0013.HK [0013.HK]"},
      {"Ford <F>, Du Pont <DD>", "F [F]; DD [DD]"},
      {"<GM.N>", "NYSE:GM [GM.N]"},
  });
}

TEST_CASE("capitals alone are not a ticker", "[ticker][scan]") {
  for (const char* text : {
           "BABA rose", "IBM", "the United Nations (U.N.)", "in the U.S. and U.K.", "(U.S.)", "(U.N)",
           "its chief executive (CEO)", "An offering (IPO)", "Artificial intelligence (AI)", "9:30 (ET)",
           "(EST)", "Gross domestic product (GDP)", "(Q3)", "(10-K)", "(M&A)", "(USD)", "(2025)",
           "(9988)", "()", "( )", "(BABA", "BABA)", "(baba)", "(Baba)", "(BABAs)", "(BA BA)",
           "(TOOLONG)", "(A)", "(B) the", "Exhibit (A)", "Sen. Smith (D)", "the letter (T)", "(i)", "(III)", "Boston (MA)", "rose 2.5 (UNCH)",
           "International Monetary Fund (IMF)", "International Rubber Organisation (INRO)",
           "human papillomavirus (HPV)", "Local Area Network (LAN)", "gross margin target (GRMT)",
           "Most Favored Nation (MFN)", "Democratic Movement Party (PMDB)", "(J.F)", "(L.A.)",
           "<Subsidiary Ltd>", "<B>bold</B>", "<BR>", "<TD>x</TD>", "</B>", "<>", "<ibm>", "<IBM",
           "<IBM Corp>", "<123>", "a<B", "US$BABA", "A$5", "$5", "$5B", "$M", "$USD", "$baba", "$BABAs",
           "$TOOLONGER", "$", "$$BABA", "NYSE: shares rose", "Nasdaq: UP 2", "PARIS: BNP said",
           "Impact: HIGH", "note: AI", "Time: 09:30", "NYSE:", ":BABA", "at 9:30 AM: IBM",
           "version 1.9988.HK", "1,988.HK", "5.59", "9988.hk", "9988.HKs", "9988.XX", "3.T", "2025.The",
           "see 10.A", "http://example.com/a", "A: B", "Q: WHY"}) {
    CAPTURE(text);
    CHECK(found_in(text) == "none");
  }
}

TEST_CASE("mentions are in order, do not overlap and lie inside the text", "[ticker][scan]") {
  CHECK(found_in("$BABA (NYSE: BABA) 9988.HK <BABA>") ==
        "BABA cashtag [$BABA]; NYSE:BABA [NYSE: BABA]; HKEX:9988.HK [9988.HK]; BABA [BABA]");
  std::mt19937 random(11);
  const std::vector<std::string> parts = {
      "(",    ")",    "NYSE", ":",    " ",      "BABA", "$",  "<",     ">",   "9988", ".",  "HK",
      "N",    "[",    "]",    ",",    " and ",  "B",    "-",  "/",     "\n",  "Co",   "s",  "Equity",
      "\uff08", "\uff09", "\uff1a", "\uff22", "\u963f", "\xEF", "\xBC", "US", "Nasdaq", "(GS)", "5", "\u2019s"};
  std::uniform_int_distribution<std::size_t> pick(0, parts.size() - 1);
  Symbols symbols;
  symbols.add({{"BABA", "NYSE"}, "Nasdaq BABA Co"});
  std::size_t mentions = 0;
  for (int round = 0; round < 30'000; ++round) {
    std::string text;
    for (int i = 0; i < 14; ++i) text += parts[pick(random)];
    CAPTURE(text);
    std::size_t floor = 0;
    for (const TickerMention& mention : find_tickers(text, round % 2 == 0 ? nullptr : &symbols)) {
      REQUIRE(mention.begin >= floor);
      REQUIRE(mention.begin < mention.end);
      REQUIRE(mention.end <= text.size());
      REQUIRE_FALSE(mention.ticker.symbol.empty());
      REQUIRE(parse_ticker(mention.ticker.symbol)->symbol == mention.ticker.symbol);
      floor = mention.end;
      ++mentions;
    }
  }
  CHECK(mentions > 3000);
}

TEST_CASE("hostile text neither breaks a scan nor slows it down", "[ticker][scan][hostile]") {
  Symbols symbols;
  symbols.add({{"AAA", ""}, "Q Q Q Q Q Q Inc"});
  for (const std::string& text :
       {std::string(), std::string(1, '('), std::string(1'000'000, '('), std::string(1'000'000, ':'),
        std::string(1'000'000, '<'), std::string(1'000'000, '$'), std::string(1'000'000, '.'),
        std::string(1'000'000, 'A'), std::string(1'000'000, '9'), std::string(1'000'000, '\xEF'),
        std::string("(B\0BA)", 6), std::string("(\xFF)"), std::string("\xEF\xBC"),
        std::string("<\0>", 3), std::string("$\xEF\xBC\xA1")}) {
    CAPTURE(text.size(), text.substr(0, 10));
    if (text == "$\xEF\xBC\xA1") {
      CHECK(found_in(text) == "A cashtag [$\xEF\xBC\xA1]");
    } else {
      CHECK(found_in(text) == "none");
    }
  }
  std::string many;
  for (int i = 0; i < 100'000; ++i) many += "A:B. (A9.A-";
  CHECK(find_tickers(many, &symbols).empty());
  std::string names;
  for (int i = 0; i < 50'000; ++i) names += "Q Q Q Q Q Q ";
  CHECK(find_tickers(names, &symbols).size() == 50'000);
}

}  // namespace tickerdex

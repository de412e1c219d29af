#include <string>

#include "indexer/schema/ticker/ticker.h"
#include "tests/unit/catch.h"

namespace tickerdex {
namespace {

std::string shown(const std::optional<Ticker>& ticker) {
  if (!ticker) return "none";
  return ticker->exchange.empty() ? ticker->symbol : ticker->exchange + ":" + ticker->symbol;
}

struct Row {
  std::string text;
  std::string expected;
};

}  // namespace

TEST_CASE("a ticker has one canonical spelling", "[ticker][parse]") {
  const Row rows[] = {
      {"BABA", "BABA"},
      {"baba", "BABA"},
      {"  BABA\n", "BABA"},
      {"$BABA", "BABA"},
      {"F", "F"},
      {"\uff22\uff21\uff22\uff21", "BABA"},
      {"\u3000baba\u3000", "BABA"},
      {"BABA:NYSE", "NYSE:BABA"},
      {"NYSE:BABA", "NYSE:BABA"},
      {"NYSE: BABA", "NYSE:BABA"},
      {"nyse : baba", "NYSE:BABA"},
      {"NYSE\uff1aBABA", "NYSE:BABA"},
      {"NASDAQ:$META", "NASDAQ:META"},
      {"NasdaqGS: AAPL", "NASDAQ:AAPL"},
      {"New York Stock Exchange: IBM", "NYSE:IBM"},
      {"XNYS:IBM", "NYSE:IBM"},
      {"NYSE American: XYZ", "AMEX:XYZ"},
      {"A:NYSE", "NYSE:A"},
      {"BABA:US", "BABA"},
      {"XOM.N", "NYSE:XOM"},
      {"AAPL.O", "NASDAQ:AAPL"},
      {"AAPL.OQ", "NASDAQ:AAPL"},
      {"VOD.L", "LSE:VOD"},
      {"LSE: VOD.L", "LSE:VOD"},
      {"LSE: VOD", "LSE:VOD"},
      {"RY.TO", "TSX:RY"},
      {"RCI.B.TO", "TSX:RCI.B"},
      {"RCI-B.TO", "TSX:RCI.B"},
      {"BHP.AX", "ASX:BHP"},
      {"SAP.DE", "XETRA:SAP"},
      {"NESN.S", "SIX:NESN"},
      {"AIR.PA", "EPA:AIR"},
      {"BNPP.PAR", "EPA:BNPP"},
      {"BRK.B", "BRK.B"},
      {"brk-b", "BRK.B"},
      {"BRK/B", "BRK.B"},
      {"BF.A", "BF.A"},
      {"NYSE: BRK.A", "NYSE:BRK.A"},
      {"JPM-PC", "JPM.PC"},
      {"XYZ.WS", "XYZ.WS"},
      {"BAC-L", "BAC-L"},  // a class; BAC.L is BAC in London
      {"BAC.L", "LSE:BAC"},
      {"NYSE:BAC/L", "NYSE:BAC-L"},
      {"9988.HK", "HKEX:9988.HK"},
      {"09988.HK", "HKEX:9988.HK"},
      {"700.HK", "HKEX:0700.HK"},
      {"0700.hk", "HKEX:0700.HK"},
      {"5.HK", "HKEX:0005.HK"},
      {"80700.HK", "HKEX:80700.HK"},
      {"HKG:9988", "HKEX:9988.HK"},
      {"HKEX: 700", "HKEX:0700.HK"},
      {"SEHK: 00700", "HKEX:0700.HK"},
      {"HK:700", "HKEX:0700.HK"},
      {"Hong Kong: 9988", "HKEX:9988.HK"},
      {"700 HK Equity", "HKEX:0700.HK"},
      {"700 HK", "HKEX:0700.HK"},
      {"BABA US Equity", "BABA"},
      {"BABA UN Equity", "NYSE:BABA"},
      {"BRK/B US Equity", "BRK.B"},
      {"VOD LN Equity", "LSE:VOD"},
      {"600519.SS", "SSE:600519.SS"},
      {"600519.SH", "SSE:600519.SS"},
      {"SHA:600519", "SSE:600519.SS"},
      {"000001.SZ", "SZSE:000001.SZ"},
      {"SZSE: 300750", "SZSE:300750.SZ"},
      {"7203.T", "TSE:7203.T"},
      {"TYO:7203", "TSE:7203.T"},
      {"130A.T", "TSE:130A.T"},
      {"005930.KS", "KRX:005930.KS"},
      {"KRX: 005930", "KRX:005930.KS"},
      {"2330.TW", "TWSE:2330.TW"},
      {"TPE:2330", "TWSE:2330.TW"},
      {"500325.BO", "BSE:500325.BO"},
      {"RELIANCE.NS", "NSE:RELIANCE"},
      {"9988", "9988"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(shown(parse_ticker(row.text)) == row.expected);
  }
}

TEST_CASE("a canonical spelling is parsed unchanged", "[ticker][parse]") {
  for (const char* text : {"BABA", "BRK.B", "9988.HK", "0700.HK", "600519.SS", "000001.SZ", "7203.T",
                           "005930.KS", "2330.TW", "JPM.PC", "BAC-L"}) {
    const std::optional<Ticker> ticker = parse_ticker(text);
    REQUIRE(ticker);
    CHECK(ticker->symbol == text);
    CHECK(parse_ticker(ticker->exchange.empty() ? text : ticker->exchange + ":" + text) == ticker);
  }
}

TEST_CASE("text that cannot be a ticker is rejected", "[ticker][parse][hostile]") {
  for (const std::string& text :
       {std::string(), std::string(" "), std::string("$"), std::string(":"), std::string("NYSE:"),
        std::string(":BABA"), std::string("hello world"), std::string("123456789012"),
        std::string("FOO:BAR"), std::string("NYSE:BABA:X"), std::string("ABCDEFGHI"),
        std::string("N/A"), std::string("n/a"), std::string("N-A"), std::string("NYSE: N/A"),
        std::string("U.S."), std::string("..."),
        std::string("-"), std::string(".B"), std::string("B."), std::string("AT&T"),
        std::string("T-Mobile"), std::string("BTC-USD"), std::string("EURUSD=X"),
        std::string("^GSPC"), std::string("9988.XX"), std::string("9988.A"),
        std::string("123456.HK"), std::string("0.HK"), std::string("60051.SS"),
        std::string("1234567"), std::string("5.59"), std::string("10-K"),
        std::string("BA BA"), std::string("B\0A", 3), std::string("BABA\x1B[31m"),
        std::string("B\xE4" "BA"), std::string("\xFF\xFE"), std::string("\xEF\xBC"),
        std::string("\u4e2d\u56fd"), std::string("caf\u00e9"), std::string(100'000, 'A'),
        std::string(100'000, ' '), std::string(50, ':'), std::string("(BABA)")}) {
    CAPTURE(text.substr(0, 40), text.size());
    CHECK(shown(parse_ticker(text)) == "none");
  }
}

TEST_CASE("exchanges are known by many names", "[ticker][exchange]") {
  const Row rows[] = {
      {"nyse", "NYSE"},       {"New York Stock Exchange", "NYSE"},
      {"N", "NYSE"},          {"XNAS", "NASDAQ"},
      {"Nasdaq", "NASDAQ"},   {"OQ", "NASDAQ"},
      {"HKG", "HKEX"},        {"sehk", "HKEX"},
      {"HK", "HKEX"},         {"Euronext Paris", "EPA"},
      {"ETR", "XETRA"},       {"SHE", "SZSE"},
      {"NYSE American", "AMEX"}, {"TSX-V", "TSXV"},
      {"Nasdaq (GS)", "NASDAQ"}, {"ASE", "AMEX"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(canonical_exchange(row.text).value_or("none") == row.expected);
  }
  for (const std::string& text : {std::string(), std::string("Moon"), std::string("NYSE\0", 5),
                                  std::string(1000, 'N'), std::string("\u4e0a\u6d77")}) {
    CHECK(canonical_exchange(text).value_or("none") == "none");
  }
}

}  // namespace tickerdex

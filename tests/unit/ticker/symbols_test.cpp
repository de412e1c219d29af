#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>

#include "indexer/article/ticker/company_name.h"
#include "indexer/article/ticker/symbols.h"
#include "indexer/article/ticker/ticker_scan.h"
#include "indexer/schema/errors.h"
#include "tests/unit/catch.h"

namespace tickerdex {
namespace {

class TemporaryFile {
 public:
  explicit TemporaryFile(const std::string& bytes)
      : path_(std::filesystem::temp_directory_path() /
              ("tickerdex-symbols-" + std::to_string(getpid()))) {
    std::ofstream(path_, std::ios::binary) << bytes;
  }
  ~TemporaryFile() { std::filesystem::remove(path_); }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  std::string path() const { return path_.string(); }

 private:
  std::filesystem::path path_;
};

std::string loaded(const std::string& bytes) {
  const TemporaryFile file(bytes);
  std::string all;
  try {
    const Symbols symbols = Symbols::load(file.path());
    for (const Listing& listing : symbols.listings()) {
      all += listing.ticker.exchange + ":" + listing.ticker.symbol + "=" + listing.name + ";";
    }
  } catch (const SourceError& error) {
    const std::string what = error.what();
    all = what.substr(0, file.path().size()) == file.path() ? what.substr(file.path().size()) : what;
  }
  return all;
}

Symbols some_symbols() {
  Symbols symbols;
  for (const auto& [symbol, name] : {std::pair{"BABA", "Alibaba Group Holding Ltd"},
                                     {"KO", "COCA COLA CO"},
                                     {"AMZN", "AMAZON COM INC"},
                                     {"MCD", "MCDONALDS CORP"},
                                     {"T", "AT&T INC."},
                                     {"BAC", "BANK OF AMERICA CORP /DE/"},
                                     {"GOOGL", "Alphabet Inc."},
                                     {"GOOG", "Alphabet Inc."},
                                     {"TGT", "TARGET CORP"},
                                     {"GAP", "Gap, Inc."},
                                     {"DIS", "Walt Disney Co"},
                                     {"UBER", "Uber Technologies, Inc"},
                                     {"GM", "General Motors Co"},
                                     {"GD", "GENERAL DYNAMICS CORP"},
                                     {"MMM", "3M CO"},
                                     {"NSRGY", "Nestl\u00e9 SA"},
                                     {"NBHC", "National Bank Holdings Corp"},
                                     {"WMB", "WILLIAMS COMPANIES, INC."},
                                     {"EC", "ECOPETROL S.A."},
                                     {"AI", "C3.ai, Inc."},
                                     {"DE", "DEERE & CO"}}) {
    symbols.add({*parse_ticker(symbol), name});
  }
  return symbols;
}

std::string found_in(std::string_view text) {
  static const Symbols symbols = some_symbols();
  std::string all;
  for (const TickerMention& mention : find_tickers(text, &symbols)) {
    if (!all.empty()) all += "; ";
    all += mention.ticker.symbol;
    if (mention.evidence == Evidence::name) all += " name";
    all += " [" + std::string(text.substr(mention.begin, mention.end - mention.begin)) + "]";
  }
  return all.empty() ? "none" : all;
}

struct Row {
  std::string text;
  std::string expected;
};

}  // namespace

TEST_CASE("symbols are read from the SEC's files and from CSV", "[symbols][load]") {
  const Row rows[] = {
      {R"({"0":{"cik_str":1,"ticker":"BABA","title":"Alibaba Ltd"},"1":{"ticker":"BRK-B","title":"B"}})",
       ":BABA=Alibaba Ltd;:BRK.B=B;"},
      {R"([{"Symbol":"JD","Name":"JD.com"}])", ":JD=JD.com;"},
      {R"({"fields":["cik","name","ticker","exchange"],"data":[[1,"Alibaba","BABA","NYSE"],[2,"x"]]})",
       "NYSE:BABA=Alibaba;"},
      {"ticker,name\nBABA,Alibaba\n", ":BABA=Alibaba;"},
      {"\xEF\xBB\xBFName,SYMBOL,Exchange\r\n\"Gap, \"\"Inc\"\"\",GAP,NYQ\r\n", "NYSE:GAP=Gap, \"Inc\";"},
      {"symbol,name,exchange\n9988,Alibaba,HKG\n700,Tencent,HKEX\n",
       "HKEX:9988.HK=Alibaba;HKEX:0700.HK=Tencent;"},
      {"ticker,name\nBABA,\"two\nlines\"\nhello world,x\n,y\nJD", ":BABA=two\nlines;:JD=;"},
      {"ticker\nBABA", ":BABA=;"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(loaded(row.text) == row.expected);
  }
}

TEST_CASE("the error for a bad file of symbols names the file and the place", "[symbols][load]") {
  const std::string want = "; expected the SEC's company_tickers.json or CSV with the columns ticker,name";
  const std::string columns = ": line 1: no column is named ticker or symbol; the columns are ";
  CHECK(loaded("") == ": the file is empty" + want);
  CHECK(loaded("\xEF\xBB\xBF \n") == ": the file is empty" + want);
  CHECK(loaded("<html>\n<body>") == columns + "\"<html>\"" + want);
  CHECK(loaded("Code,\"Company\nName\",\x1b[31m\xC2\x9B\xFF\n") ==
        columns + "\"Code\", \"Company␊Name\", \"␛[31m\uFFFD%FF\"" + want);
  CHECK(loaded("Symbol|Name\nA|Agilent\n") == columns + "\"Symbol|Name\"" + want);
  CHECK(loaded(std::string(50, 'x') + ",1,2,3,4,5,6,7,8,9,10,11,12,13\n") ==
        columns + "\"" + std::string(40, 'x') +
            "…\", \"1\", \"2\", \"3\", \"4\", \"5\", \"6\", \"7\", \"8\", \"9\", \"10\", \"11\""
            " and 2 more" + want);
  CHECK(loaded("\x1F\x8B\x08") == ": contains binary data, not text" + want);
  CHECK(loaded(std::string("ticker\0name", 11)) == ": contains binary data, not text" + want);
  CHECK(loaded("[{\"code\":\"A\",\"firm\":\"B\"},{\"code\":\"C\"}]") ==
        ": no object in it has a key ticker or symbol; they have \"code\", \"firm\"" + want);
  CHECK(loaded("{\"data\":[{\"ticker\":\"A\"}],\"count\":1}") ==
        ": it contains no list of objects, but an object with the keys \"count\", \"data\"" + want);
  CHECK(loaded("[\"A\",\"B\"]") == ": it contains no list of objects, but a list of text" + want);
  CHECK(loaded("{\"0\": {\"ticker\"") == ": no JSON at byte 16" + want);
  CHECK(loaded(R"({"0":{"cik":1e999,"ticker":"A"}})") ==
        ": a number in it is beyond all bounds" + want);
  CHECK(loaded("{}") == ": no symbol in it" + want);
  CHECK(loaded("[1, \"x\", null, {\"ticker\": 5}]") == ": no symbol in it" + want);
  CHECK(loaded("ticker,name\n") == ": no symbol in it" + want);
  CHECK(loaded("ticker,name\nA,b\nC,\"d\n") == ": line 3: a quote is never closed" + want);
  CHECK(loaded("{\"fields\":[\"a\"],\"data\":[]}") == ": \"fields\" names no ticker; it names \"a\"" + want);
  CHECK_THROWS_AS(Symbols::load("/nonexistent/symbols.csv"), SourceError);
  CHECK_THROWS_WITH(Symbols::load("/"), "/: is a folder; --symbols needs a file of symbols");
  CHECK_THROWS_WITH(Symbols::load("/dev/zero"),
                    "/dev/zero: is not a regular file; --symbols needs a file of symbols");
}

TEST_CASE("the distinctive part of a registered name", "[symbols][name]") {
  const Row rows[] = {
      {"Alibaba Group Holding Ltd", "alibaba"},
      {"ALIBABA GROUP HOLDING LTD ADR", "alibaba"},
      {"Alibaba Group Holding Limited American Depositary Shares each representing 8", "alibaba"},
      {"The Coca-Cola Co", "coca cola"},
      {"AMAZON COM INC", "amazon"},
      {"McDonald's Corp", "mcdonalds"},
      {"BANK OF AMERICA CORP /DE/", "bank of america"},
      {"AT&T INC.", "at t"},
      {"Alphabet Inc. Class A", "alphabet"},
      {"Ares Acquisition Corporation II Class A Ordinary Shares", "ares acquisition corporation ii"},
      {"Nestl\u00e9 SA", "nestle"},
      {"Group", "group"},
      {"Holdings Inc", "holdings"},
      {"The", "the"},
      {"", ""},
      {"...", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(distinctive_name(row.text) == row.expected);
  }
}

TEST_CASE("symbols are found by symbol and by name", "[symbols]") {
  const Symbols symbols = some_symbols();
  CHECK(symbols.contains("BABA"));
  CHECK_FALSE(symbols.contains("baba"));
  CHECK_FALSE(symbols.contains("XYZ"));
  REQUIRE(symbols.by_name("alphabet").size() == 2);
  CHECK(symbols.by_name("alphabet")[0]->ticker.symbol == "GOOGL");
  CHECK(symbols.by_name("alpha").empty());
  CHECK(Symbols().by_name("x").empty());
}

TEST_CASE("company names in a table are evidence", "[symbols][scan]") {
  const Row rows[] = {
      {"Alibaba rose", "BABA name [Alibaba]"},
      {"Alibaba's cloud; ALIBABA", "BABA name [Alibaba]; BABA name [ALIBABA]"},
      {"alibaba rose", "none"},
      {"Alibabas and Malibaba", "none"},
      {"Alibaba (NYSE: BABA)", "BABA name [Alibaba]; BABA [NYSE: BABA]"},
      {"Coca-Cola and Coca Cola", "KO name [Coca-Cola]; KO name [Coca Cola]"},
      {"Coca and Cola", "none"},
      {"McDonald's opened, McDonald\u2019s too",
       "MCD name [McDonald's]; MCD name [McDonald\u2019s]"},
      {"AT&T Inc", "T name [AT&T]"},
      {"Bank of America said", "BAC name [Bank of America]"},
      {"bank of America said", "none"},
      {"Walt Disney and The Walt Disney Co", "DIS name [Walt Disney]; DIS name [Walt Disney]"},
      {"Walt\n\nDisney", "none"},
      {"Alphabet said", "GOOGL name [Alphabet]"},
      {"Target prices; Target Corp", "TGT name [Target]"},
      {"Gap Inc. and the Gap", "GAP name [Gap]"},
      {"Ben Williams; Williams Companies", "WMB name [Williams]"},
      {"Uber and Uber Technologies", "UBER name [Uber]; UBER name [Uber Technologies]"},
      {"General Motors, General Dynamics, General Lee",
       "GM name [General Motors]; GD name [General Dynamics]"},
      {"3M said", "MMM name [3M]"},
      {"Nestl\u00e9 and NESTLE", "NSRGY name [Nestl\u00e9]; NSRGY name [NESTLE]"},
      {"National Bank of X; National Bank Holdings", "NBHC name [National Bank]"},
      {"Anti-Alibaba", "none"},
      {"European Community (EC)", "none"},
      {"C3.ai (AI)", "none"},
      {"Deere (DE)", "DE name [Deere]; DE [DE]"},
      {"Alphabet (GOOG, GOOGL)", "GOOGL name [Alphabet]; GOOG [GOOG]; GOOGL [GOOGL]"},
      {"Alphabet (GOOG, XYZ)", "GOOGL name [Alphabet]"},
      {"Unknown (XYZ) and (NYSE: XYZ) and $XYZ", "XYZ [NYSE: XYZ]; XYZ [$XYZ]"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(found_in(row.text) == row.expected);
  }
}

}  // namespace tickerdex

// Plain tables with linear search: they are short and used only for text that already looks like a
// ticker.
#include "indexer/schema/ticker/exchanges.h"

#include <algorithm>
#include <array>

#include "indexer/schema/text/ascii.h"

namespace tickerdex {
namespace {

struct Code {
  std::string_view code;
  std::string_view exchange;
};

// clang-format off
// Letters and digits only, upper case.
constexpr Code kNames[] = {
    {"NYSE", "NYSE"}, {"NEWYORKSTOCKEXCHANGE", "NYSE"}, {"XNYS", "NYSE"}, {"NYQ", "NYSE"},
    {"NYS", "NYSE"}, {"NEWYORK", "NYSE"}, {"THENEWYORKSTOCKEXCHANGE", "NYSE"},
    {"NYSEARCA", "NYSEARCA"}, {"ARCA", "NYSEARCA"}, {"ARCX", "NYSEARCA"}, {"PCX", "NYSEARCA"},
    {"NASDAQ", "NASDAQ"}, {"NASDAQGS", "NASDAQ"}, {"NASDAQGM", "NASDAQ"}, {"NASDAQCM", "NASDAQ"},
    {"NASDAQGLOBALSELECTMARKET", "NASDAQ"}, {"NASDAQGLOBALMARKET", "NASDAQ"},
    {"NASDAQCAPITALMARKET", "NASDAQ"}, {"NASDAQSTOCKMARKET", "NASDAQ"},
    {"THENASDAQSTOCKMARKET", "NASDAQ"}, {"XNAS", "NASDAQ"}, {"NMS", "NASDAQ"}, {"NGM", "NASDAQ"},
    {"NCM", "NASDAQ"}, {"NASD", "NASDAQ"}, {"NSDQ", "NASDAQ"}, {"NASDAQNM", "NASDAQ"},
    {"AMEX", "AMEX"}, {"NYSEAMERICAN", "AMEX"}, {"NYSEMKT", "AMEX"}, {"NYSEAMEX", "AMEX"},
    {"XASE", "AMEX"}, {"ASE", "AMEX"}, {"AMERICANSTOCKEXCHANGE", "AMEX"}, {"OTC", "OTC"},
    {"OTCQX", "OTC"}, {"OTCQB", "OTC"}, {"OTCBB", "OTC"}, {"OTCPINK", "OTC"}, {"OTCMARKETS", "OTC"},
    {"OTCPK", "OTC"}, {"OTCID", "OTC"}, {"PNK", "OTC"}, {"PINK", "OTC"}, {"OTCM", "OTC"},
    {"CBOE", "CBOE"}, {"BATS", "CBOE"}, {"CBOEBZX", "CBOE"}, {"HKEX", "HKEX"}, {"HKG", "HKEX"},
    {"SEHK", "HKEX"}, {"HKSE", "HKEX"}, {"XHKG", "HKEX"}, {"HONGKONG", "HKEX"},
    {"HONGKONGSTOCKEXCHANGE", "HKEX"}, {"HKEXMAINBOARD", "HKEX"},
    {"STOCKEXCHANGEOFHONGKONG", "HKEX"}, {"THESTOCKEXCHANGEOFHONGKONG", "HKEX"}, {"SSE", "SSE"},
    {"SHA", "SSE"}, {"SHH", "SSE"}, {"XSHG", "SSE"}, {"SHSE", "SSE"}, {"SHANGHAI", "SSE"},
    {"SHANGHAISTOCKEXCHANGE", "SSE"}, {"SSESTAR", "SSE"}, {"SZSE", "SZSE"}, {"SHE", "SZSE"},
    {"SHZ", "SZSE"}, {"XSHE", "SZSE"}, {"SHENZHEN", "SZSE"}, {"SHENZHENSTOCKEXCHANGE", "SZSE"},
    {"LSE", "LSE"}, {"LON", "LSE"}, {"XLON", "LSE"}, {"LONDON", "LSE"}, {"LSEAIM", "LSE"},
    {"AIM", "LSE"}, {"LONDONSTOCKEXCHANGE", "LSE"}, {"TSE", "TSE"}, {"TYO", "TSE"}, {"JPX", "TSE"},
    {"XTKS", "TSE"}, {"TOKYO", "TSE"}, {"TOK", "TSE"}, {"TOKYOSTOCKEXCHANGE", "TSE"},
    {"TSEPRIME", "TSE"}, {"TSX", "TSX"}, {"TOR", "TSX"}, {"XTSE", "TSX"}, {"TORONTO", "TSX"},
    {"TORONTOSTOCKEXCHANGE", "TSX"}, {"TSXV", "TSXV"}, {"CVE", "TSXV"}, {"XTSX", "TSXV"},
    {"VAN", "TSXV"}, {"TSXVENTURE", "TSXV"}, {"TSXVENTUREEXCHANGE", "TSXV"}, {"CSE", "CSE"},
    {"CNSX", "CSE"}, {"ASX", "ASX"}, {"XASX", "ASX"}, {"AUSTRALIANSECURITIESEXCHANGE", "ASX"},
    {"SYDNEY", "ASX"}, {"NZX", "NZX"}, {"NZE", "NZX"}, {"XNZE", "NZX"}, {"NSE", "NSE"},
    {"XNSE", "NSE"}, {"NSI", "NSE"}, {"NATIONALSTOCKEXCHANGEOFINDIA", "NSE"}, {"BSE", "BSE"},
    {"BOM", "BSE"}, {"XBOM", "BSE"}, {"BOMBAYSTOCKEXCHANGE", "BSE"}, {"XETRA", "XETRA"},
    {"ETR", "XETRA"}, {"XETR", "XETRA"}, {"GER", "XETRA"}, {"DEUTSCHEBOERSE", "XETRA"},
    {"FWB", "FWB"}, {"FRA", "FWB"}, {"XFRA", "FWB"}, {"FRANKFURT", "FWB"},
    {"FRANKFURTSTOCKEXCHANGE", "FWB"}, {"FSE", "FWB"}, {"EPA", "EPA"}, {"EURONEXTPARIS", "EPA"},
    {"XPAR", "EPA"}, {"PAR", "EPA"}, {"PARIS", "EPA"}, {"AMS", "AMS"}, {"EURONEXTAMSTERDAM", "AMS"},
    {"XAMS", "AMS"}, {"AMSTERDAM", "AMS"}, {"EBR", "EBR"}, {"EURONEXTBRUSSELS", "EBR"},
    {"XBRU", "EBR"}, {"BRU", "EBR"}, {"ELI", "ELI"}, {"EURONEXTLISBON", "ELI"}, {"XLIS", "ELI"},
    {"LIS", "ELI"}, {"EURONEXT", "EURONEXT"}, {"KRX", "KRX"}, {"KOSPI", "KRX"}, {"XKRX", "KRX"},
    {"KSC", "KRX"}, {"KSE", "KRX"}, {"KOREAEXCHANGE", "KRX"}, {"KOSDAQ", "KOSDAQ"},
    {"XKOS", "KOSDAQ"}, {"KOE", "KOSDAQ"}, {"TWSE", "TWSE"}, {"TPE", "TWSE"}, {"XTAI", "TWSE"},
    {"TAI", "TWSE"}, {"TAIWANSTOCKEXCHANGE", "TWSE"}, {"TPEX", "TPEX"}, {"TWO", "TPEX"},
    {"ROCO", "TPEX"}, {"SIX", "SIX"}, {"SWX", "SIX"}, {"XSWX", "SIX"}, {"VTX", "SIX"},
    {"EBS", "SIX"}, {"SIXSWISSEXCHANGE", "SIX"}, {"SWISSEXCHANGE", "SIX"}, {"BME", "BME"},
    {"XMAD", "BME"}, {"MCE", "BME"}, {"MADRID", "BME"}, {"BOLSADEMADRID", "BME"}, {"BIT", "BIT"},
    {"XMIL", "BIT"}, {"MIL", "BIT"}, {"BORSAITALIANA", "BIT"}, {"MILAN", "BIT"},
    {"EURONEXTMILAN", "BIT"}, {"STO", "STO"}, {"XSTO", "STO"}, {"NASDAQSTOCKHOLM", "STO"},
    {"STOCKHOLM", "STO"}, {"CPH", "CPH"}, {"XCSE", "CPH"}, {"NASDAQCOPENHAGEN", "CPH"},
    {"HEL", "HEL"}, {"XHEL", "HEL"}, {"NASDAQHELSINKI", "HEL"}, {"OSL", "OSL"}, {"XOSL", "OSL"},
    {"OSE", "OSL"}, {"OSLOBORS", "OSL"}, {"VIE", "VIE"}, {"XWBO", "VIE"}, {"WSE", "WSE"},
    {"XWAR", "WSE"}, {"GPW", "WSE"}, {"SGX", "SGX"}, {"SES", "SGX"}, {"XSES", "SGX"},
    {"SINGAPORE", "SGX"}, {"SINGAPOREEXCHANGE", "SGX"}, {"JSE", "JSE"}, {"JNB", "JSE"},
    {"XJSE", "JSE"}, {"JOHANNESBURG", "JSE"}, {"TADAWUL", "TADAWUL"}, {"XSAU", "TADAWUL"},
    {"SAUDIEXCHANGE", "TADAWUL"}, {"TASE", "TASE"}, {"TLV", "TASE"}, {"XTAE", "TASE"},
    {"BMV", "BMV"}, {"XMEX", "BMV"}, {"MEX", "BMV"}, {"B3", "B3"}, {"BVMF", "B3"},
    {"BOVESPA", "B3"}, {"SAO", "B3"}, {"IDX", "IDX"}, {"XIDX", "IDX"}, {"KLSE", "KLSE"},
    {"BURSAMALAYSIA", "KLSE"}, {"XKLS", "KLSE"}, {"SET", "SET"}, {"XBKK", "SET"}, {"PSE", "PSE"},
    {"XPHS", "PSE"},
};

constexpr Code kRics[] = {
    {"N", "NYSE"}, {"O", "NASDAQ"}, {"OQ", "NASDAQ"}, {"A", "AMEX"}, {"P", "NYSEARCA"},
    {"K", "NYSE"}, {"PK", "OTC"}, {"OB", "OTC"}, {"HK", "HKEX"}, {"SS", "SSE"}, {"SH", "SSE"},
    {"SZ", "SZSE"}, {"L", "LSE"}, {"T", "TSE"}, {"TO", "TSX"}, {"V", "TSXV"}, {"AX", "ASX"},
    {"NZ", "NZX"}, {"NS", "NSE"}, {"BO", "BSE"}, {"DE", "XETRA"}, {"F", "FWB"}, {"PA", "EPA"},
    {"AS", "AMS"}, {"BR", "EBR"}, {"LS", "ELI"}, {"KS", "KRX"}, {"KQ", "KOSDAQ"}, {"TW", "TWSE"},
    {"TWO", "TPEX"}, {"S", "SIX"}, {"SW", "SIX"}, {"VX", "SIX"}, {"MC", "BME"}, {"MI", "BIT"},
    {"ST", "STO"}, {"CO", "CPH"}, {"HE", "HEL"}, {"OL", "OSL"}, {"VI", "VIE"}, {"WA", "WSE"},
    {"SI", "SGX"}, {"J", "JSE"}, {"JO", "JSE"}, {"SR", "TADAWUL"}, {"TA", "TASE"}, {"MX", "BMV"},
    {"SA", "B3"}, {"JK", "IDX"}, {"KL", "KLSE"}, {"BK", "SET"}, {"PS", "PSE"},
};

// Letters with another meaning in the wires of the 1980s.
constexpr Code kWireRics[] = {
    {"S", "ASX"}, {"Z", "SIX"}, {"P", "EPA"}, {"M", "BIT"}, {"D", ""}, {"G", ""}, {"H", "HEL"},
};

constexpr Code kBloomberg[] = {
    {"US", ""}, {"UN", "NYSE"}, {"UQ", "NASDAQ"}, {"UW", "NASDAQ"}, {"UR", "NASDAQ"},
    {"UA", "AMEX"}, {"UP", "NYSEARCA"}, {"UV", "OTC"}, {"HK", "HKEX"}, {"CH", ""}, {"CG", "SSE"},
    {"C1", "SSE"}, {"CS", "SZSE"}, {"C2", "SZSE"}, {"LN", "LSE"}, {"JP", "TSE"}, {"JT", "TSE"},
    {"CN", "TSX"}, {"CT", "TSX"}, {"CV", "TSXV"}, {"AU", "ASX"}, {"AT", "ASX"}, {"NZ", "NZX"},
    {"IN", "NSE"}, {"IS", "NSE"}, {"IB", "BSE"}, {"GR", "XETRA"}, {"GY", "XETRA"}, {"GF", "FWB"},
    {"FP", "EPA"}, {"NA", "AMS"}, {"BB", "EBR"}, {"PL", "ELI"}, {"KS", "KRX"}, {"KP", "KRX"},
    {"KQ", "KOSDAQ"}, {"TT", "TWSE"}, {"SW", "SIX"}, {"SE", "SIX"}, {"VX", "SIX"}, {"SM", "BME"},
    {"SQ", "BME"}, {"IM", "BIT"}, {"SS", "STO"}, {"DC", "CPH"}, {"FH", "HEL"}, {"NO", "OSL"},
    {"AV", "VIE"}, {"PW", "WSE"}, {"SP", "SGX"}, {"SJ", "JSE"}, {"AB", "TADAWUL"}, {"IT", "TASE"},
    {"MM", "BMV"}, {"BZ", "B3"}, {"IJ", "IDX"}, {"MK", "KLSE"}, {"TB", "SET"}, {"PM", "PSE"},
};

constexpr Code kNumericSuffixes[] = {
    {"HKEX", "HK"}, {"SSE", "SS"}, {"SZSE", "SZ"}, {"TSE", "T"}, {"KRX", "KS"}, {"KOSDAQ", "KQ"},
    {"TWSE", "TW"}, {"TPEX", "TWO"}, {"BSE", "BO"}, {"KLSE", "KL"}, {"TADAWUL", "SR"}, {"LSE", "L"},
};

// clang-format on

template <std::size_t N>
const Code* find_code(const Code (&table)[N], std::string_view code) {
  const Code* found = std::find_if(std::begin(table), std::end(table),
                                   [&](const Code& entry) { return entry.code == code; });
  return found == std::end(table) ? nullptr : found;
}

}  // namespace

std::string_view exchange_by_name(std::string_view name) {
  std::array<char, 32> key{};
  std::size_t length = 0;
  for (const char c : name) {
    const char upper = to_upper(c);
    if (is_alphanumeric(upper)) {
      if (length == key.size()) return {};
      key[length++] = upper;
    } else if (c != ' ' && c != '.' && c != '-' && c != '_' && c != '(' && c != ')') {
      return {};
    }
  }
  const Code* found = find_code(kNames, {key.data(), length});
  return found == nullptr ? std::string_view() : found->exchange;
}

std::string_view exchange_by_ric(std::string_view suffix, RicStyle style) {
  const Code* found = style == RicStyle::wire ? find_code(kWireRics, suffix) : nullptr;
  if (found == nullptr) found = find_code(kRics, suffix);
  return found == nullptr ? std::string_view() : found->exchange;
}

std::string_view exchange_by_bloomberg(std::string_view code, bool& known) {
  const Code* found = find_code(kBloomberg, code);
  known = found != nullptr;
  return known ? found->exchange : std::string_view();
}

std::string_view numeric_suffix(std::string_view exchange) {
  const Code* found = find_code(kNumericSuffixes, exchange);
  return found == nullptr ? std::string_view() : found->exchange;
}

}  // namespace tickerdex

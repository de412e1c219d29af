// Lists made by hand from the parentheses in financial news. If the ticker of a large company is
// spelled like a common abbreviation, the abbreviation is far more frequent.
#include "indexer/article/ticker/stop_words.h"

#include <algorithm>
#include <array>

#include "indexer/article/ticker/word_set.h"

namespace tickerdex {
namespace {

constexpr auto kCurrencies = sorted(
    {"AED", "ARS", "AUD", "BRL", "CAD", "CHF", "CLP", "CNH", "CNY", "COP", "CZK", "DEM", "DKK",
     "EGP", "EUR", "FRF", "GBP", "HKD", "HUF", "IDR", "ILS", "INR", "ITL", "JPY", "KRW", "KWD",
     "MXN", "MYR", "NGN", "NOK", "NZD", "PEN", "PHP", "PKR", "PLN", "QAR", "RMB", "RON", "RUB",
     "SAR", "SEK", "SGD", "THB", "TRY", "TWD", "UAH", "USD", "VND", "ZAR"});

constexpr auto kNever = sorted(
    {// countries, unions, cities
     "EU", "UAE", "UK", "UN", "US", "USA", "USSR", "U.S", "U.K", "U.N", "U.S.A", "H.K", "L.A",
     "N.Y", "D.C", "E.U", "PRC", "HK", "LA", "NYC", "DC",
     // titles and functions
     "CEO", "CFO", "COO", "CTO", "CIO", "CMO", "CRO", "CSO", "CPO", "CHRO", "EVP", "SVP", "VP",
     "MD", "HR", "PR", "PHD", "MBA", "CPA", "CFA", "JR", "SR", "PM",
     // times
     "AM", "ET", "EST", "EDT", "CT", "CST", "CDT", "MT", "MST", "MDT", "PT", "PST", "PDT", "GMT",
     "UTC", "BST", "CET", "CEST", "JST", "HKT", "SGT", "IST", "FY", "YOY", "QOQ", "MOM", "YTD",
     "TTM", "LTM", "QTD", "MTD", "HOY",
     // the economy and its measures
     "GDP", "GNP", "CPI", "PPI", "PCE", "PMI", "ISM", "RPI", "IPI", "FDI", "VAT", "GST", "FX",
     "EPS", "PE", "ROI", "ROE", "ROA", "ROIC", "NAV", "AUM", "GMV", "ARR", "MRR", "FCF", "CAGR",
     "EBIT", "EBITDA", "ARPU", "KPI", "KPIS", "DCF", "WACC", "GAAP", "IFRS", "CAPEX", "OPEX", "SGA",
     "COGS", "BPS", "DAU", "MAU", "TPV", "GTV",
     // markets, instruments, events
     "IPO", "IPOS", "ICO", "SPAC", "ETF", "ETFS", "ETN", "REIT", "REITS", "ADR", "ADRS", "ADS",
     "CDS", "CDO", "MBS", "ABS", "OTC", "NYSE", "AMEX", "NYMEX", "COMEX", "LIFFE", "LME", "AGM",
     "EGM", "LBO", "MBO", "MOU", "NDA", "RFP", "PIPE", "ESOP", "ESG", "CSR", "DEI",
     // authorities, banks of states, organisations
     "SEC", "FDA", "FTC", "DOJ", "FCC", "EPA", "CFTC", "FINRA", "IRS", "FBI", "CIA", "NSA", "DOE",
     "DOL", "DOD", "FAA", "FERC", "NHTSA", "CFPB", "FDIC", "OCC", "FED", "FOMC", "ECB", "BOE",
     "BOJ", "BOK", "PBOC", "RBI", "RBA", "SNB", "IMF", "WTO", "WHO", "ILO", "FAO", "OPEC", "NATO",
     "OECD", "GATT", "EC", "EEC", "EMS", "ECU", "EFTA", "EMU", "ASEAN", "APEC", "NAFTA", "USMCA",
     "IEA", "EIA", "IAEA", "CSRC", "NDRC", "SAMR", "MITI", "METI", "FSA", "FCA", "EMA", "ESMA",
     "BIS", "EIB", "EBRD", "ADB", "IADB", "AIIB", "UNCTAD", "UNESCO", "UNICEF", "GCC", "NASA",
     "USDA", "USTR", "NLRB", "OSHA", "CDC", "NIH", "GAO", "OMB", "CBO", "BLS", "BEA",
     // the press and its notes
     "AP", "AFP", "UPI", "DPA", "PTI", "ANSA", "CNN", "BBC", "NYT", "WSJ", "TBA", "TBD", "FAQ",
     "MM", "ENDS", "MORE",
     // technology
     "AI", "AGI", "LLM", "LLMS", "ML", "IT", "IOT", "API", "APIS", "GPU", "GPUS", "CPU", "CPUS",
     "TPU", "SAAS", "PAAS", "IAAS", "PC", "PCS", "TV", "TVS", "EV", "EVS", "BEV", "PHEV", "HEV",
     "AR", "VR", "XR", "QR", "RAM", "DRAM", "HBM", "NAND", "SSD", "LED", "OLED", "LCD", "USB",
     "GPS", "UI", "UX", "URL", "VPN", "DNA", "RNA", "MRNA", "OEM", "OEMS", "SKU", "SKUS", "NFT",
     "NFTS", "DEFI", "CBDC", "LNG", "LPG", "NGL", "PV", "CCS", "R", "TM",
     // forms of companies, words
     "INC", "LTD", "PLC", "LLC", "LLP", "CORP", "JV", "NGO", "ID", "OK", "NA", "NM", "NIL", "N.A",
     "N.M"});

constexpr auto kSeldom = sorted(
    {// the United States
     "AL", "AK", "AZ", "CA", "DE", "FL", "GA", "HI", "IA", "IL", "IN", "KS", "KY", "MA", "ME", "MI",
     "MN", "MO", "MS", "NC", "ND", "NE", "NH", "NJ", "NV", "NY", "OH", "OR", "PA", "RI", "SC", "SD",
     "TN", "TX", "UT", "VA", "VT", "WA", "WI", "WV", "WY",
     // countries and regions
     "AU", "BR", "CH", "CN", "ES", "FR", "GB", "IE", "JP", "KR", "MX", "NL", "NZ", "RU", "SG", "TW",
     "ZA", "APAC", "EMEA", "LATAM", "BRIC", "BRICS", "NSW",
     // what may be either
     "AAA", "AG", "BBB", "CMA", "CO", "ICE", "IP", "IR", "LP", "MP", "NV", "SA", "SE",
     // Roman numbers
     "II", "III", "IV", "VI", "VII", "VIII", "IX", "XI", "XII", "XIV", "XV", "XX",
     // words in capitals
     "ALL", "AND", "ANY", "ARE", "AS", "AT", "BE", "BUT", "BY", "CAN", "CONT", "DAY", "DO", "DOWN",
     "END", "FOR", "FROM", "GET", "HAS", "HE", "HIGH", "HOW", "IF", "IS", "ITS", "LAST", "LOSS",
     "LOW", "NEW", "NEXT", "NO", "NOT", "NOTE", "NOW", "OF", "OFF", "OLD", "ON", "ONE", "OUT",
     "OVER", "SEE", "SHE", "SO", "THE", "TO", "TOP", "TWO", "UNCH", "UP", "WAS", "WE", "YES", "YOU",
     "CORR", "RPT", "DEBT", "YEAR", "YEN", "PCT", "CTS", "DLRS", "MLN", "BLN", "NET", "AVG",
     // months and days
     "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "SEPT", "OCT", "NOV", "DEC",
     "MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN",
     // rates, accords, chambers, parties
     "LIBOR", "SOFR", "HIBOR", "SHIBOR", "FIBOR", "IRA", "GSE", "NGFS", "TARP", "QE", "QT", "LDP",
     "CDU", "CSU", "SPD", "GOP", "IRR", "NPV", "PSBR", "SDR", "SDRS", "EMH", "FTA", "BRI", "WTI",
     "RTS", "CBOT", "CBT", "CBOE", "SIMEX", "SFE", "TSE", "LSE", "HKEX", "ASX", "TSX", "NSE", "BSE",
     "KRX", "SGX", "AIDS", "COVID", "HIV", "CCC", "ICCO", "UAW", "USW", "AFL", "CIO", "INSEE",
     "CARB", "NYU", "MIT", "UCLA", "LSD", "OPM", "HUD", "VA", "FHA", "SBA", "FHLBB", "FSLIC"});

constexpr auto kInstitutions = sorted(
    {"accord",        "act",          "administration", "agency",       "agreement", "alliance",
     "army",          "assembly",     "association",    "authority",    "average",   "board",
     "bureau",        "chamber",      "commission",     "commissioner", "committee", "community",
     "confederation", "conference",   "congress",       "convention",   "council",   "countries",
     "court",         "department",   "dept",           "directorate",  "economic",  "federation",
     "force",         "forum",        "fund",           "government",   "index",     "initiative",
     "institute",     "league",       "minister",       "ministry",     "movement",  "nations",
     "office",        "organisation", "organization",   "parliament",   "party",     "policy",
     "price",         "prices",       "product",        "program",      "programme", "protocol",
     "rate",          "rates",        "republic",       "secretariat",  "senate",    "survey",
     "tax",           "treaty",       "union",          "university"});

constexpr auto kSmall = sorted({"a",   "and", "at", "by", "d",  "da",  "das", "de",  "del",
                                "der", "des", "di", "do", "du", "e",   "et",  "for", "fuer",
                                "in",  "la",  "le", "of", "on", "the", "to",  "und", "y"});

}  // namespace

bool is_never_bare(std::string_view upper) { return has(kNever, upper) || is_currency(upper); }
bool is_seldom_bare(std::string_view upper) { return has(kSeldom, upper); }
bool is_currency(std::string_view upper) { return has(kCurrencies, upper); }
bool is_institution_word(std::string_view lower) { return has(kInstitutions, lower); }
bool is_small_word(std::string_view lower) { return has(kSmall, lower); }

}  // namespace tickerdex

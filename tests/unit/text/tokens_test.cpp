#include <string>
#include <string_view>
#include <vector>

#include "tests/unit/catch.h"
#include "tests/unit/text/token_text.h"

using namespace std::string_view_literals;
using tickerdex::marked_bytes;
using tickerdex::tokens_of;

namespace {

struct Row {
  std::string_view input;
  std::string_view expected;
};

void check_rows(const std::vector<Row>& rows, std::string_view language) {
  for (const Row& row : rows) {
    CAPTURE(row.input);
    CHECK(tokens_of(row.input, language) == row.expected);
  }
}

}  // namespace

TEST_CASE("English text gives stemmed words and compounds", "[text][tokens]") {
  check_rows(
      {
          {"", ""},
          {" \t\n .,;!-- ", ""},
          {"Alibaba's cloud revenues", "alibaba@1 cloud@2 revenu@3"},
          {"AT&T's 10-K", "at@1 at&t@1(compound) t@2 10@3 10-k@3(compound) k@4"},
          {"9988.HK rose 5.59", "9988@1 9988.hk@1(compound) hk@2 rose@3 5.59@4"},
          {"BRK.B", "brk@1 brk.b@1(compound) b@2"},
          {"BRK.B's", "brk@1 brk.b@1(compound) b@2"},
          {"S&P 500's", "s@1 s&p@1(compound) p@2 500@3"},
          {"R&D, M&A.", "r@1 r&d@1(compound) d@2 m@3 m&a@3(compound) a@4"},
          {"Q3 FY25", "q3@1 fy25@2"},
          // Full stops.
          {"U.S. stocks", "u@1 u.s@1(compound) s@2 stock@3"},
          {"the U.S.-based firm", "the@1 u@2 u.s@2(compound) s@3 base@4 firm@5"},
          {"the end.Next day", "the@1 end@2 end.next@2(compound) next@3 day@4"},
          {"rose 5.59.The", "rose@1 5.59@2 5.59.the@2(compound) the@3"},
          {"wait... what..so", "wait@1 what@2 so@3"},
          {".NET", "net@1"},
          {"J.P.Morgan&Co", "j@1 j.p.morgan&co@1(compound) p@2 morgan@3 co@4"},
          // Hyphens and slashes.
          {"state-owned", "state@1 own@2"},
          {"T-Mobile", "t@1 t-mobile@1(compound) mobil@2"},
          {"AT&T-led", "at@1 at&t@1(compound) t@2 led@3"},
          {"S&P-500", "s@1 s&p@1(compound) p@2 500@3"},
          {"COVID-19", "covid@1 covid-19@1(compound) 19@2"},
          {"10-K/A 24/7", "10@1 10-k/a@1(compound) k@2 a@3 24@4 24/7@4(compound) 7@5"},
          {"USD/JPY", "usd@1 jpi@2"},
          {"2025-11-14", "2025@1 2025-11-14@1(compound) 11@2 14@3"},
          {"5.59-5.60", "5.59@1 5.59-5.60@1(compound) 5.60@2"},
          {"10--K 10-", "10@1 k@2 10@3"},
          {"Hong Kong's 9988.HK/BABA", "hong@1 kong@2 9988@3 9988.hk@3(compound) hk@4 baba@5"},
          // Numbers.
          {"1,234.5", "1234.5@1"},
          {"$1,234,567.89 1,234bn", "1234567.89@1 1234bn@2"},
          {"1987,1988", "1987@1 1988@2"},
          {"12,34 1,2345 0,125 1,234,5678", "12@1 34@2 1@3 2345@4 0@5 125@6 1234@7 5678@8"},
          {"1'234'567.50", "1234567.50@1"},
          {"1.234,56", "1.234@1 56@2"},
          {"1.2.3 192.168.1.1",
           "1@1 1.2.3@1(compound) 2@2 3@3 192@4 192.168.1.1@4(compound) 168@5 1@6 1@7"},
          {"3.5bn -5.59% +3", "3.5bn@1 5.59@2 3@3"},
          {"5. 6", "5@1 6@2"},
          {"1,234's", "1234@1"},
          // Apostrophes.
          {"don't I'll we've", "don't@1 i'll@2 we'v@3"},
          {"companies' '80s 1980's", "compani@1 80s@2 1980@3"},
          {"Alibaba’s Moody´s", "alibaba@1 moodi@2"},
          {"O'Reilly", "o@1 o'reilly@1(compound) reilli@2"},
          {"rock 'n' roll", "rock@1 n@2 roll@3"},
          // Addresses.
          {"https://www.reuters.com/markets_asia/oil?q=1",
           "https@1 www@2 www.reuters.com@2(compound) reuter@3 com@4 market@5 asia@6 oil@7 q@8 "
           "1@9"},
          {"a.b.c.d", "a@1 a.b.c.d@1(compound) b@2 c@3 d@4"},
          {"a.b.c.d.e", "a@1 b@2 c@3 d@4 e@5"},
          {"verylongword.verylongword.verylong", "verylongword@1 verylongword@2 verylong@3"},
          {"verylongword.verylongword.verylo",
           "verylongword@1 verylongword.verylongword.verylo@1(compound) verylongword@2 verylo@3"},
          {"me@example.com", "me@1 exampl@2 example.com@2(compound) com@3"},
          {"foo_bar C++ $BABA #tag", "foo@1 bar@2 c@3 baba@4 tag@5"},
      },
      "en");
}

TEST_CASE("Chinese, Japanese and Korean runs give bigrams and their last character",
          "[text][tokens][cjk]") {
  check_rows(
      {
          {"阿里巴巴", "阿里@1 里巴@2 巴巴@3 巴@4(unigram)"},
          {"中", "中@1(unigram)"},
          {"中。国", "中@1(unigram) 国@2(unigram)"},
          {"中 国", "中@1(unigram) 国@2(unigram)"},
          {"中\u200B国", "中国@1 国@2(unigram)"},
          {"2025年11月", "2025@1 年@2(unigram) 11@3 月@4(unigram)"},
          {"iPhone手机.HK", "iphon@1 手机@2 机@3(unigram) hk@4"},
          {"ソニー・グループ", "ソニ@1 ニー@2 ー@3(unigram) グル@4 ルー@5 ープ@6 プ@7(unigram)"},
          {"ｱﾘﾊﾞﾊﾞ", "アリ@1 リバ@2 ババ@3 バ@4(unigram)"},
          {"日々の〇", "日々@1 々の@2 の〇@3 〇@4(unigram)"},
          {"か\u309Aき", "か\u309Aき@1 き@2(unigram)"},
          {"か\u309A\u309A\u0301き", "か\u309Aき@1 き@2(unigram)"},
          {"国\u3099家", "国家@1 家@2(unigram)"},
          {"㍿", "株式@1 式会@2 会社@3 社@4(unigram)"},
          {"금리를 올", "금리@1 리를@2 를@3(unigram) 올@4(unigram)"},
          {"\u1112\u1161\u11AB국", "한국@1 국@2(unigram)"},
          {"𠮷野", "𠮷野@1 野@2(unigram)"},
          {"ㄅㄆ", "ㄅㄆ@1 ㄆ@2(unigram)"},
      },
      "en");
}

TEST_CASE("other scripts give the words of UAX 29", "[text][tokens]") {
  check_rows(
      {
          {"Straße STRASSE", "strasse@1 strasse@2"},
          {"İstanbul BANKASI Bankası", "istanbul@1 bankasi@2 bankasi@3"},
          {"Οδυσσεύς", "οδυσσευσ@1"},
          {"Газпром 5,59%", "газпром@1 5@2 59@3"},
          {"שלום, עולם!", "שלום@1 עולם@2"},
          {"السَّلامُ عليكم", "السلام@1 عليكم@2"},
          {"हिन्दी समाचार", "हिन्दी@1 समाचार@2"},
          {"ราคาหุ้น IBM", "ราคา@1 หุ้น@2 ibm@3"},
          {"IBMราคา", "ibm@1 ราคา@2"},
          {"สำคัญ", "ส\u0E4Dาคัญ@1"},  // SARA AM is taken apart by NFKC
          {"ﬁnance m² CO₂", "finance@1 m2@2 co2@3"},
          {"3½x", "3@1 1@2 2@3 x@4"},
          {"Apple™ Visa®", "apple@1 visa@2"},
          {"ＡＴ＆Ｔ １，２３４．５", "at@1 at&t@1(compound) t@2 1234.5@3"},
          {"10‑K 10–K", "10@1 10-k@1(compound) k@2 10@3 k@4"},
          {"l’action d'or qu'il l'a",
           "l@1 l'action@1(compound) action@2 d@3 d'or@3(compound) or@4 "
           "qu@5 qu'il@5(compound) il@6 l'a@7"},
          {"dell'azienda", "dell@1 dell'azienda@1(compound) azienda@2"},
          {"п'ять Xi'an Int'l", "п'ять@1 xi'an@2 int'l@3"},
          {"Alibaba's", "alibaba's@1"},  // no stemmer, so it stays
          {"AT&T's", "at@1 at&t@1(compound) t@2"},
      },
      "");
}

TEST_CASE("hostile text gives bounded terms and no extra words", "[text][tokens][hostile]") {
  check_rows(
      {
          {"a\0b"sv, "a@1 b@2"},
          {"a\xFF"
           "b",
           "a@1 b@2"},
          {"caf\xC3", "caf@1"},
          {"\xED\xA0\x80x\xED\xB0\x80", "x@1"},
          {"\xF8\x88\x80\x80\x80y", "y@1"},
          {"\x1B[31mred\x1B[0m", "31mred@1 0m@2"},
          {"\u202Ered\u202C", "red@1"},
          {"\u0301\u0301 a", "a@1"},
          {"z\u0301\u0316\u0301\u0316z", "zz@1"},
          {"😀rocket🚀", "rocket@1"},
          {"👩\u200D💻 1\uFE0F\u20E3", "1@1"},
          {"a\u00ADli\u200Bba\u200Dba", "alibaba@1"},
          {"❶Apple", "appl@1"},
          {"\uE000x\U0010FFFFy", "x@1 y@2"},
          {"'''a'''", "a@1"},
          {"&&&...---///", ""},
      },
      "en");
  const std::string long_word(10'000, 'Q');
  const std::string term = tokens_of(long_word, "en");
  CHECK(term.size() == 200 + 2);
  CHECK(term.starts_with(std::string(183, 'q') + "#"));
  CHECK(term.ends_with("@1"));
  CHECK(tokens_of(long_word + "q", "en") != term);

  std::string accents = "a";
  for (int i = 0; i < 100'000; ++i) accents += i % 2 == 0 ? "\u0301" : "\u0316";
  CHECK(tokens_of(accents, "en") == "a@1");
  std::string viramas = "क";
  for (int i = 0; i < 100'000; ++i) viramas += "\u094D";
  CHECK(tokens_of(viramas, "en").size() <= 200 + 2);

  // Two bytes a letter: the cut falls between letters.
  std::string cyrillic;
  for (int i = 0; i < 400; ++i) cyrillic += "ж";
  CHECK(tokens_of(cyrillic, "ru").find('#') == 182);
}

TEST_CASE("a token's offsets are exactly those of its text", "[text][tokens][highlight]") {
  const std::vector<Row> rows{
      {"Alibaba's clouds", "[Alibaba's][clouds]"},
      {"(AT&T's)", "[AT][AT&T][T]"},
      {"$1,234.5bn.", "[1,234.5bn]"},
      {"«cafe\u0301»", "[cafe\u0301]"},
      {"a\u00ADb\u00AD c", "[a\u00ADb\u00AD][c]"},
      {"阿里巴", "[阿里][里巴][巴]"},
      {"ﾊﾞﾊﾟ", "[ﾊﾞﾊﾟ][ﾊﾟ]"},
      {"ＡＴ＆Ｔ", "[ＡＴ][ＡＴ＆Ｔ][Ｔ]"},
      {"ﬁne", "[ﬁne]"},
      {"สำคัญ", "[สำคัญ]"},
      {"\xFFyes\xFF", "[yes]"},
      {"𠮷😀ж", "[𠮷][ж]"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.input);
    CHECK(marked_bytes(row.input) == row.expected);
  }
}

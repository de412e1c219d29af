#include "indexer/schema/text/fold.h"

#include <string>
#include <string_view>
#include <vector>

#include "tests/unit/catch.h"
#include "tests/unit/text/random_text.h"

using namespace std::string_view_literals;
using tickerdex::fold;
using tickerdex::fold_value;

TEST_CASE("text is folded to its form for comparison", "[text][fold]") {
  struct Row {
    std::string_view input;
    std::string_view expected;
  };
  const std::vector<Row> rows{
      {"", ""},
      {"Alibaba Group", "alibaba group"},
      {"ＢＡＢＡ　１２", "baba 12"},
      {"café", "cafe"},
      {"cafe\u0301", "cafe"},
      {"CAFÉ", "cafe"},
      {"Ångström Ångström", "angstrom angstrom"},
      {"Tiếng Việt", "tieng viet"},
      {"Straße STRASSE", "strasse strasse"},
      {"İstanbul I ı i", "istanbul i i i"},
      {"Ørsted Møller-Mærsk", "orsted moller-maersk"},
      {"złoty Đồng Þing œuvre", "zloty dong thing oeuvre"},
      {"ΟΔΥΣΣΕΥΣ Οδυσσεύς", "οδυσσευσ οδυσσευσ"},
      {"Газпром Й ё", "газпром й ё"},  // not removed from Cyrillic: й is no и
      {"\u0438\u0306", "й"},
      {"שָׁלוֹם", "שלום"},
      {"السَّلامُ آ أ", "السلام ا ا"},
      {"ﻻ", "لا"},
      {"हिन्दी कि", "हिन्दी कि"},
      {"தமிழ்", "தமிழ்"},
      {"ガ が パ", "ガ が パ"},
      {"ｶﾞ ﾊﾟ ｱ", "ガ パ ア"},
      {"か\u3099", "が"},
      {"か\u309A", "か\u309A"},  // no letter is made for it; the mark stays
      {"\u1112\u1161\u11AB", "한"},
      {"ﬁnance oﬃce", "finance office"},
      {"m² CO₂ Ⅳ №", "m2 co2 iv no"},
      {"3½ ¼", "3 1⁄2   1⁄4 "},
      {"Apple™ Visa® Foo℠", "apple  visa® foo "},
      {"Alibaba’s ‘x’ ʼ ′ ＇", "alibaba's 'x' ' ' '"},
      {"Moody´s", "moody's"},
      {"10‐K 10‑K 10–K", "10-k 10-k 10–k"},
      {"a\u00ADli\u200Bba\u200Dba\uFEFF", "alibaba"},
      {"\u202Eabc\u2066", "abc"},
      {"٢٠٢٥ ۲۰ २०२५", "2025 20 2025"},
      {"1\uFE0F\u20E3", "1"},
      {"a\0B"sv, "a\0b"sv},
      {"a\xFFz", "a\uFFFDz"},
      {"\xC3", "\uFFFD"},
      {"\xC0\xAF", "\uFFFD\uFFFD"},                      // overlong
      {"\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD"},            // a surrogate
      {"\xF4\x90\x80\x80", "\uFFFD\uFFFD\uFFFD\uFFFD"},  // over U+10FFFF
      {"\xE2\x82X", "\uFFFDx"},                          // cut short
      {"\u0301a", "\u0301a"},
      {"😀É", "😀e"},
      {"ｶ\uFFA0ﾞ", "ガ"},  // a filler vanishes, and what stood around it comes together
  };
  for (const Row& row : rows) {
    CAPTURE(row.input);
    CHECK(fold(row.input) == row.expected);
  }
}

TEST_CASE("white space in a value is trimmed and collapsed", "[text][fold]") {
  CHECK(fold_value("  Reuters \t News\n") == "reuters news");
  CHECK(fold_value("\u3000路透\u00A0社\u2029") == "路透 社");
  CHECK(fold_value("Apple™") == "apple");
  CHECK(fold_value(" \n") == "");
  CHECK(fold_value("") == "");
}

TEST_CASE("folding is idempotent", "[text][fold][property]") {
  tickerdex::RandomText random(7);
  for (int i = 0; i < 2000; ++i) {
    const std::string once = fold(random.mixed(60));
    if (fold(once) != once) {
      FAIL_CHECK("folds further: " << once << " -> " << fold(once));
    }
  }
}

TEST_CASE("a million stacked accents fold in linear time to their letter", "[text][fold]") {
  std::string bomb = "a";
  // Alternating classes, so that a full reordering would move half of them past the others.
  for (int i = 0; i < 500'000; ++i) bomb += "\u0301\u0316";
  CHECK(fold(bomb + "b") == "ab");
}

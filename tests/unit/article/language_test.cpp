#include "indexer/article/language.h"

#include <string>

#include "tests/unit/catch.h"

using namespace tickerdex;

namespace {

struct Row {
  std::string_view text;
  std::string_view expected;
};

}  // namespace

TEST_CASE("a declared language has one code", "[language]") {
  const Row rows[] = {
      {"en", "en"},       {"EN", "en"},
      {"en-US", "en"},    {"en_GB", "en"},
      {"English", "en"},  {"english", "en"},
      {"eng", "en"},      {"Englisch", "en"},
      {"英语", "en"},     {"de", "de"},
      {"ger", "de"},      {"deu", "de"},
      {"German", "de"},   {"Deutsch", "de"},
      {"zh-Hans", "zh"},  {"zh-CN", "zh"},
      {"zh_TW", "zh"},    {"chi", "zh"},
      {"zho", "zh"},      {"Chinese", "zh"},
      {"中文", "zh"},     {"Chinese (Simplified)", "zh"},
      {"ja", "ja"},       {"jpn", "ja"},
      {"Japanese", "ja"}, {"日本語", "ja"},
      {"fr", "fr"},       {"fre", "fr"},
      {"Français", "fr"}, {"iw", "he"},
      {"nb", "no"},       {" pt-BR ", "pt"},
      {"", ""},           {"xx", ""},
      {"unknown", ""},    {"42", ""},
      {"en, de", ""},     {"not a language at all", ""},
      {"-", ""},          {"_US", ""},
  };
  for (const Row& row : rows) {
    INFO("declared: " << row.text);
    CHECK(canonical_language(row.text) == row.expected);
  }
}

TEST_CASE("a language is detected from the text", "[language]") {
  const Row rows[] = {
      {"The company said on Tuesday that its profit had doubled from a year earlier.", "en"},
      {"Der Umsatz stieg um zwölf Prozent, der Gewinn etwas langsamer, hieß es.", "de"},
      {"腾讯控股表示，本季度游戏收入同比增长百分之十五。", "zh"},
      {"トヨタ自動車は、ハイブリッド車の世界生産を来年一割増やす計画だ。", "ja"},
      {"Le bénéfice de la société a doublé par rapport à l'année précédente.", "fr"},
      {"회사는 이번 분기 매출이 두 배로 늘었다고 밝혔다.", "ko"},
      {"Shr 2.02 dlrs vs 1.91", "en"},
      {"阿里", "zh"},
      {"トヨタ", "ja"},
      {"삼성", "ko"},
      {"QTLY DIV", "en"},
      {"", ""},
      {"12345 67.8", ""},
      {"—", ""},
  };
  for (const Row& row : rows) {
    INFO("text: " << row.text);
    CHECK(detect_language("", row.text) == row.expected);
  }
}

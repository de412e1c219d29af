#include "indexer/schema/text/safe_text.h"

#include "indexer/schema/text/utf8.h"
#include "tests/unit/catch.h"

namespace tickerdex {
namespace {

TEST_CASE("a safe name shows its characters and has no controls", "[safe]") {
  struct Row {
    std::string raw;
    std::string safe;
  };
  const std::vector<Row> rows = {
      {"", ""},
      {"a b  c.txt", "a b  c.txt"},
      {"ü中文 עברית", "ü中文 עברית"},
      {"\x1b[31mred", "␛[31mred"},
      {"a\nb\t\r", "a␊b␉␍"},
      {"del\x7f", "del␡"},
      {"\xC2\x9B" "31m", "\uFFFD31m"},                      // C1 CSI
      {"\xC2\x85", "\uFFFD"},                               // NEL
      {"a\xE2\x80\xAE" "b", "a\uFFFDb"},                    // right-to-left override
      {"a\xE2\x81\xA6" "b", "a\uFFFDb"},                    // isolate
      {"a\xE2\x80\xA8" "b", "a\uFFFDb"},                    // line separator
      {"a\xE2\x80\x8B" "b", "a\uFFFDb"},                    // zero-width space
      {"a\xE2\x81\xA0" "b", "a\uFFFDb"},                    // word joiner
      {"a\xEF\xBB\xBF" "b", "a\uFFFDb"},                    // byte order mark
      {"a\xC2\xAD" "b", "a\uFFFDb"},                        // soft hyphen
      {"a\xE1\xA0\x8E" "b", "a\uFFFDb"},                    // Mongolian vowel separator
      {"a\xE3\x85\xA4" "b", "a\uFFFDb"},                    // Hangul filler
      {"a\xF3\xA0\x81\xA1" "b", "a\uFFFDb"},                // tag
      {"a\xE2\x80\x8D" "b", "a\uFFFDb"},                    // a joiner that joins nothing
      {"a\xEF\xB8\x8F" "b", "a\uFFFDb"},                    // a variation of no such letter
      {"👩‍💻 می‌خواهم ❤️", "👩‍💻 می‌خواهم ❤️"},
      {"caf\xE9", "caf%E9"},
      {"\xE4\xBA", "%E4%BA"},
      {"\xED\xB3\xBF", "%ED%B3%BF"},
      {"\xEF\xBF\xBD", "\uFFFD"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.raw);
    CHECK(safe_name(row.raw) == row.safe);
    CHECK(safe_name(row.safe) == row.safe);
  }
}

TEST_CASE("no code point leaves a control or invisible character", "[safe]") {
  for (char32_t c = 1; c < 0xE1000; c = c == 0xD7FF ? 0xE000 : c + 1) {
    std::string raw = "a";
    append_utf8(raw, c);
    const std::string safe = safe_name(raw);
    for (std::size_t at = 0; at < safe.size();) {
      const char32_t shown = next_code_point(safe, at);
      if (!is_terminal_control(shown) && !is_invisible(shown)) continue;
      FAIL("U+" << std::hex << static_cast<unsigned>(c));
    }
  }
}

TEST_CASE("JSON for a terminal means what it meant", "[safe]") {
  CHECK(json_for_terminal("{\"a\": \"ü中\\n\"}\n") == "{\"a\": \"ü中\\n\"}\n");
  CHECK(json_for_terminal("\"\xC2\x9B\xE2\x80\xAE\x7F\"") == "\"\\u009b\\u202e\\u007f\"");
  CHECK(json_for_terminal("\"\xE2\x80\x8B\xEF\xBB\xBF\"") == "\"\\u200b\\ufeff\"");
  CHECK(json_for_terminal("\"\xF3\xA0\x80\x81\"") == "\"\\udb40\\udc01\"");
}

}  // namespace
}  // namespace tickerdex

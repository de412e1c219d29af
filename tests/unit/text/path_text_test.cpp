#include "indexer/schema/text/safe_text.h"

#include <set>

#include "tests/unit/catch.h"

namespace tickerdex {
namespace {

/// As the README says it is decoded, and as urllib.parse.unquote_to_bytes does it.
std::string decoded(const std::string& text) {
  const auto hex = [](char c) { return std::string_view("0123456789ABCDEFabcdef").find(c); };
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '%' && at + 2 < text.size() && hex(text[at + 1]) != std::string::npos &&
        hex(text[at + 2]) != std::string::npos) {
      out += static_cast<char>(std::stoi(text.substr(at + 1, 2), nullptr, 16));
      at += 2;
    } else {
      out += text[at];
    }
  }
  return out;
}

TEST_CASE("an ordinary name is written unchanged", "[path]") {
  for (const std::string name :
       {"", "a.txt", "a b", "dir/ü中文.txt", "up 5%.txt", "100%", "%", "%%", "%G0", "qu'o\"te\\",
        "new\nline", "\x1b[31m", "\xEF\xBF\xBD", "\xC2\x9B\xE2\x80\xAE", "*?[a]"}) {
    CAPTURE(name);
    CHECK(path_text(name) == name);
  }
}

TEST_CASE("invalid UTF-8, and a % that could be taken for its escape, is written in hex", "[path]") {
  struct Row {
    std::string name;
    std::string text;
  };
  const std::vector<Row> rows = {
      {"caf\xE9.txt", "caf%E9.txt"},
      {"caf%E9.txt", "caf%25E9.txt"},
      {"a%20b", "a%2520b"},
      {"%25", "%2525"},
      {"%%41", "%%2541"},
      {"%\xFF", "%%FF"},
      {"%4\xFF", "%4%FF"},
      {"\xE4\xBA", "%E4%BA"},          // cut short
      {"\xED\xA0\x80", "%ED%A0%80"},  // a surrogate
      {"\xC0\xAF", "%C0%AF"},          // overlong
      {"\xF4\x90\x80\x80", "%F4%90%80%80"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.name);
    CHECK(path_text(row.name) == row.text);
    CHECK(decoded(row.text) == row.name);
  }
  CHECK(message_text("caf\xE9: 5%20") == "caf%E9: 5%20");
}

TEST_CASE("every name can be recovered, and different names are written differently", "[path]") {
  // All names of up to four of the pieces that matter to the rule.
  const std::vector<std::string> pieces = {"%", "2", "5", "F", "\xFF", "\xC3", "\xA9", "\n", "g"};
  std::set<std::string> texts;
  std::size_t names = 0;
  std::vector<std::string> all = {""};
  for (int length = 0; length < 4; ++length) {
    std::vector<std::string> longer;
    for (const auto& name : all) {
      for (const auto& piece : pieces) longer.push_back(name + piece);
    }
    for (const auto& name : longer) {
      const std::string text = path_text(name);
      if (decoded(text) != name) FAIL(text);
      texts.insert(text);
      ++names;
    }
    all = std::move(longer);
  }
  CHECK(texts.size() == names);
  for (int byte = 1; byte < 256; ++byte) {
    const std::string name = "a" + std::string(1, static_cast<char>(byte)) + "41";
    CHECK(decoded(path_text(name)) == name);
  }
}

}  // namespace
}  // namespace tickerdex

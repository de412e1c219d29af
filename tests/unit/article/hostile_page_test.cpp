// Hostile pages: nothing may hang, throw, or lose text of the article.
#include <string>

#include "indexer/article/page_text.h"
#include "tests/unit/article/show_raw.h"
#include "tests/unit/catch.h"

using namespace tickerdex;

namespace {

std::string repeated(std::string_view text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

}  // namespace

TEST_CASE("pages without text are empty", "[page][hostile]") {
  CHECK(cleaned("").empty());
  CHECK(cleaned(repeated("\n", 10000)).empty());
  CHECK(cleaned(repeated(" \t\r\n", 10000)).empty());
  CHECK(cleaned("Back to News\nShare\n\n").empty());
  CHECK(cleaned(std::string("\0\0\n\0", 4)).empty());
  CHECK(cleaned("***\n---\n").empty());
}

TEST_CASE("one giant line is kept as the body", "[page][hostile]") {
  std::string words;
  for (int i = 0; i < 200000; ++i) words += "w" + std::to_string(i) + " ";
  words.pop_back();
  CHECK(cleaned(words) == "body=" + words);
  const std::string letters(1'000'000, 'x');
  CHECK(cleaned(letters) == "body=" + letters);
}

TEST_CASE("one giant line that contains the page twice is cut", "[page][hostile]") {
  std::string words;
  for (int i = 0; i < 2000; ++i) words += "word" + std::to_string(i) + " ";
  words += "end.";
  CHECK(cleaned(words + " " + words) == "body=" + words);
  CHECK(cleaned(words + words) == "body=" + words);
}

TEST_CASE("each of thousands of labels is used once", "[page][hostile]") {
  const std::string page = "Title of it\n" + repeated("Sentiment Score\n0.1\n", 20000) +
                           "The paragraph below all labels is long enough to be prose, and stays.";
  CHECK(cleaned(page) ==
        "title=Title of it | sentiment=0.1 | body=The paragraph below all labels is long enough to "
        "be prose, and stays.");
  // A label without its value is text.
  CHECK(cleaned("Title of it\n" + repeated("Topics\n", 3)) ==
        "title=Title of it | body=Topics / Topics / Topics");
}

TEST_CASE("broken UTF-8 and control characters do not reach the fields", "[page][hostile]") {
  CHECK(cleaned("Ti\x01tle of \xff it\n\x1b[31mText\x9b") ==
        "title=Title of \xef\xbf\xbd it | body=[31mText\xef\xbf\xbd");
  CHECK(cleaned("\xef\xbb\xbfTitle of it\nBo\xe2\x80\x8b"
                "dy") == "title=Title of it | body=Body");
}

TEST_CASE("a page of separators only is handled", "[page][hostile]") {
  for (const std::string_view text :
       {":",       "：",        "|",       "- - -",   ",,,,",
        ":0.5",    "By ",       "By ,",    "()",      "( )",
        "#",       "**",        "****",    "0.5",     "-",
        "·",       "Author:",   "Date:",   "Source:", "Ticker Sentiment:",
        "Topics:", "Topics: ,", "Tickers:"}) {
    INFO("text: " << text);
    const std::string once = cleaned(text);
    CHECK(cleaned(text) == once);
    CHECK(cleaned("Title of it\n" + std::string(text)).starts_with("title=Title of it"));
  }
}

TEST_CASE("cleaning is deterministic", "[page][hostile]") {
  const std::string page =
      "Back to News\nTitle of it\nJane Doe\n9 hours ago\nText of it.\nMarket Impact: 0.3\n";
  CHECK(cleaned(page) == cleaned(page));
}

// The fast path against its oracles: the general path, segmentation in one piece, and ICU.
#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/utext.h>

#include <memory>
#include <string>
#include <vector>

#include "indexer/schema/text/word_scanner.h"
#include "tests/unit/catch.h"
#include "tests/unit/text/random_text.h"
#include "tests/unit/text/word_recorder.h"

namespace tickerdex {
namespace {

// The simplest way: fold and split the whole text at once.
std::string in_one_piece(const std::string& text) {
  std::vector<FoldedChar> folded;
  CharFolder().fold(text, 0, folded);
  CharClasses classes;
  std::vector<TextChar> chars;
  for (const FoldedChar& ch : folded) chars.push_back({ch, classes.of(ch.c)});
  test::WordRecorder recorder;
  WordBreaker().read(chars, recorder);
  return recorder.seen;
}

void check_ways(WordScanner& fast, WordScanner& general, const std::string& text) {
  const std::string expected = in_one_piece(text);
  if (test::scanned(general, text) != expected || test::scanned(fast, text) != expected) {
    FAIL_CHECK("\"" << text << "\"\nin one piece:\n"
                    << expected << "general:\n"
                    << test::scanned(general, text) << "fast:\n"
                    << test::scanned(fast, text));
  }
}

}  // namespace

TEST_CASE("the fast path finds the words of the general one", "[text][paths][property]") {
  WordScanner fast(WordScanner::Path::fast);
  WordScanner general(WordScanner::Path::general);
  RandomText random(1);
  for (int i = 0; i < 20'000; ++i) check_ways(fast, general, random.ascii(40));
  for (int i = 0; i < 20'000; ++i) check_ways(fast, general, random.mixed(24));
  for (int i = 0; i < 3'000; ++i) check_ways(fast, general, random.bytes(30));
}

TEST_CASE("words at the end of the fast path's buffer are the same", "[text][paths]") {
  WordScanner fast(WordScanner::Path::fast);
  WordScanner general(WordScanner::Path::general);
  for (std::size_t length = 60; length < 70; ++length) {
    const std::string word(length, 'W');
    check_ways(fast, general, word);
    check_ways(fast, general, word + ".B");
    check_ways(fast, general, word + "é");
    check_ways(fast, general, word + ".é");
  }
}

TEST_CASE("a joiner with a following mark is one character on both paths", "[text][paths]") {
  WordScanner fast(WordScanner::Path::fast);
  WordScanner general(WordScanner::Path::general);
  check_ways(fast, general, ".\u17D2");
  check_ways(fast, general, "a ..\u17D2 b-\u0301");
}

TEST_CASE("a stretch without separators is cut between characters", "[text][paths]") {
  WordScanner scanner;
  std::string text;
  while (text.size() < kMaxStretchBytes + 300) text += "中";
  test::WordRecorder recorder;
  scanner.scan(text, recorder);
  CHECK(std::count(recorder.seen.begin(), recorder.seen.end(), '\n') == 2);
  CHECK(recorder.seen.find("\uFFFD") == std::string::npos);
  CHECK(recorder.seen.ends_with(fmt::format("中[{},{}) \n", text.size() - 3, text.size())));
}

TEST_CASE("without joiners, words are those of ICU", "[text][paths][property]") {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> breaks(
      icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
  REQUIRE(U_SUCCESS(status));
  const std::vector<std::string> pieces{
      "a",      "Z", "7",      "é",      "e\u0301", "ß",      "Ж", "й",     "σ", "ש",
      "\u05B8", "ل", "\u064E", "क",      "ि",       "\u094D", "த", "ა",     "Ա", "ɓ",
      "Ⴀ",      "ꙮ", "٣",      " ",      " ",       "\n",     "!", "(",     "$", "%",
      "“",      "😀", "€",      "\u2003", "\u00A0",  "±",      "§", "\u05BE"};
  RandomText random(29);
  for (int i = 0; i < 5000; ++i) {
    std::string text = "x";  // a mark at the beginning belongs to nothing
    for (std::size_t count = random.below(30); count > 0; --count) {
      text += pieces[random.below(pieces.size())];
    }
    std::unique_ptr<UText, decltype(&utext_close)> utext(
        utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status),
        &utext_close);
    breaks->setText(utext.get(), status);
    REQUIRE(U_SUCCESS(status));
    std::string expected;
    for (std::int32_t begin = breaks->first(), end = breaks->next();
         end != icu::BreakIterator::DONE; begin = end, end = breaks->next()) {
      if (breaks->getRuleStatus() >= UBRK_WORD_NUMBER)
        expected += fmt::format("[{},{})", begin, end);
    }
    struct Ranges : WordHandler {
      void word(std::span<const WordPart> parts, const WordPart&) override {
        for (const WordPart& part : parts) seen += fmt::format("[{},{})", part.begin, part.end);
      }
      void cjk_run(std::span<const WordPart>) override { seen += "cjk"; }
      std::string seen;
    } ranges;
    WordScanner().scan(text, ranges);
    if (ranges.seen != expected) {
      FAIL_CHECK("\"" << text << "\"\nICU:  " << expected << "\nours: " << ranges.seen);
    }
  }
}

}  // namespace tickerdex

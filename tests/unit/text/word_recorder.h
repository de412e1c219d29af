// The calls of a scanner to its handler as text, to compare two ways of scanning.
#pragma once

#include <fmt/format.h>

#include <span>
#include <string>
#include <string_view>

#include "indexer/schema/text/word_scanner.h"

namespace tickerdex::test {

class WordRecorder : public WordHandler {
 public:
  void word(std::span<const WordPart> parts, const WordPart& compound) override {
    for (const WordPart& part : parts) add(part);
    if (!compound.text.empty()) {
      seen += '=';
      add(compound);
    }
    seen += '\n';
  }
  void cjk_run(std::span<const WordPart> characters) override {
    seen += "cjk ";
    for (const WordPart& character : characters) add(character);
    seen += '\n';
  }
  std::string seen;

 private:
  void add(const WordPart& part) {
    seen += fmt::format("{}[{},{}) ", part.text, part.begin, part.end);
  }
};

inline std::string scanned(WordScanner& scanner, std::string_view text) {
  WordRecorder recorder;
  scanner.scan(text, recorder);
  return recorder.seen;
}

}  // namespace tickerdex::test

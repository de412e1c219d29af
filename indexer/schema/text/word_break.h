// Splits folded text into words: runs of CJK, of scripts without spaces, and the words that
// compound.h reads.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "indexer/schema/text/complex_script.h"
#include "indexer/schema/text/compound.h"
#include "indexer/schema/text/word.h"

namespace tickerdex {

class WordBreaker {
 public:
  /// Passes all words of `chars` to `handler`.
  void read(std::span<const TextChar> chars, WordHandler& handler);

 private:
  std::size_t read_cjk(std::span<const TextChar> chars, std::size_t at, WordHandler& handler);
  std::size_t read_complex(std::span<const TextChar> chars, std::size_t at, WordHandler& handler);

  CompoundReader compounds_;
  ComplexScript complex_;
  std::string text_;
  std::vector<std::size_t> text_ends_;
  std::vector<WordPart> parts_;
};

}  // namespace tickerdex

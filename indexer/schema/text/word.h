// The results of segmentation, shared by analyze() and query_words(), so that they agree about
// words.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/schema/text/char_class.h"
#include "indexer/schema/text/fold.h"

namespace tickerdex {

struct TextChar : FoldedChar {
  CharClass cls;
};

/// Folded text and its bytes in the original.
struct WordPart {
  std::string_view text;
  std::uint32_t begin;
  std::uint32_t end;
};

/// Receives words in the order of the text. All views are valid only during the call.
class WordHandler {
 public:
  virtual ~WordHandler() = default;

  /// `parts` is never empty; the text of `compound` is empty if the word is not a compound.
  virtual void word(std::span<const WordPart> parts, const WordPart& compound) = 0;

  /// A run of Han, kana and Hangul, one part per character; never empty. Their texts are contiguous
  /// in memory, so that a bigram's text spans two of them.
  virtual void cjk_run(std::span<const WordPart> characters) = 0;
};

}  // namespace tickerdex

// What segmentation finds: the common ground of analyze() and query_words(), so that the two
// cannot disagree about words.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/schema/text/char_class.h"
#include "indexer/schema/text/char_folder.h"

namespace tickerdex {

struct TextChar : FoldedChar {
  CharClass cls;
};

/// Folded text and the bytes that it stands for.
struct WordPart {
  std::string_view text;
  std::uint32_t begin;
  std::uint32_t end;
};

/// Receives words in the order of the text. All views end with the call.
class WordHandler {
 public:
  virtual ~WordHandler() = default;

  /// `parts` is never empty; the text of `compound` is empty where the word is none.
  virtual void word(std::span<const WordPart> parts, const WordPart& compound) = 0;

  /// A run of Han, kana and Hangul, a part for each character; never empty. Their texts lie next
  /// to each other in memory, so that of a bigram reaches over two.
  virtual void cjk_run(std::span<const WordPart> characters) = 0;
};

}  // namespace tickerdex

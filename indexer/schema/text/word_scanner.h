// Reads the words of raw text: plain ASCII words at the speed of one table lookup per byte,
// everything else through folding and segmentation.
//
// The two paths meet only where no word can cross: the general path gets the text from the
// beginning of the current word to the next ASCII character that neither belongs to a word nor
// joins words, such as a space. Such characters do not interact with the normalisation of preceding
// text, so both paths find the same words; a property test checks this.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "indexer/schema/text/char_class.h"
#include "indexer/schema/text/fold.h"
#include "indexer/schema/text/word_break.h"

namespace tickerdex {

/// Longer stretches without a separator are cut here, so that memory is bounded. A word or run
/// across a cut becomes two.
inline constexpr std::size_t kMaxStretchBytes = 1 << 20;

class WordScanner {
 public:
  /// Tests compare `fast` with `general`.
  enum class Path : std::uint8_t { fast, general };
  explicit WordScanner(Path path = Path::fast) : path_(path) {}

  /// Passes all words of `text` to `handler`; only the first 4 GiB are read.
  void scan(std::string_view text, WordHandler& handler);

 private:
  void scan_fast(std::string_view text, WordHandler& handler);
  std::size_t read_ascii_word(std::string_view text, std::size_t begin, WordHandler& handler);
  std::size_t read_stretch(std::string_view text, std::size_t begin, std::size_t known,
                           WordHandler& handler);

  Path path_;
  CharFolder folder_;
  CharClasses classes_;
  WordBreaker breaker_;
  std::vector<FoldedChar> folded_;
  std::vector<TextChar> chars_;
};

}  // namespace tickerdex

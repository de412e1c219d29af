// Reads the words of raw text: plain ASCII words at the speed of a table look-up a byte, all
// else through folding and segmentation.
//
// The two ways meet only where no word can reach over: the general way is given a stretch from
// the beginning of the word in hand to the next ASCII character that is in no word and joins
// none, such as a space. ASCII characters do not interact with what normalisation does before
// them, hence both ways find the same words; a property test holds them to it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "indexer/schema/text/char_class.h"
#include "indexer/schema/text/char_folder.h"
#include "indexer/schema/text/word_break.h"

namespace tickerdex {

/// Longer stretches without a separator are cut here, so that memory stays bounded. A word or
/// run over such a cut is two.
inline constexpr std::size_t kMaxStretchBytes = 1 << 20;

class WordScanner {
 public:
  /// `general` alone is what tests compare `fast` with.
  enum class Path : std::uint8_t { fast, general };
  explicit WordScanner(Path path = Path::fast) : path_(path) {}

  /// Hands over all words of `text`, of which only the first 4 GiB are read.
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

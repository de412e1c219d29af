// Splits folded text into words: runs of CJK, of scripts without spaces, and the words that
// compound.h reads.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "indexer/schema/text/compound.h"
#include "indexer/schema/text/word.h"

namespace tickerdex {

/// Finds words of scripts without spaces between words (Thai, Lao, Khmer, Myanmar) with ICU's
/// dictionaries, which are loaded on first use. Not thread-safe.
class ComplexScript {
 public:
  ComplexScript();
  ~ComplexScript();
  ComplexScript(const ComplexScript&) = delete;
  ComplexScript& operator=(const ComplexScript&) = delete;

  /// The ends of the words of `run`, ascending; the last is run.size() > 0. Without dictionaries
  /// the run is one word. Valid until the next call.
  const std::vector<std::size_t>& word_ends(std::span<const TextChar> run);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

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

// Finds words of scripts without spaces between words (Thai, Lao, Khmer, Myanmar) with ICU's
// dictionaries.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

#include "indexer/schema/text/word.h"

namespace tickerdex {

/// The dictionaries are loaded on first use. Not thread-safe.
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

}  // namespace tickerdex

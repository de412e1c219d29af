// Words of scripts that put no spaces between them (Thai, Lao, Khmer, Myanmar): ICU's
// dictionaries find them.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

#include "indexer/schema/text/word.h"

namespace tickerdex {

/// The dictionaries are loaded when first needed. Not for several threads at once.
class ComplexScript {
 public:
  ComplexScript();
  ~ComplexScript();
  ComplexScript(const ComplexScript&) = delete;
  ComplexScript& operator=(const ComplexScript&) = delete;

  /// Where the words of `run` end, ascending, the last at run.size() > 0. Without dictionaries
  /// the run is one word. Valid until the next call.
  const std::vector<std::size_t>& word_ends(std::span<const TextChar> run);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace tickerdex

// A document ready to be written: the interface between analysis and the writers.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tickerdex {

struct TermOccurrence {
  std::uint32_t offset = 0;    ///< of the term in `term_bytes`
  std::uint32_t position = 0;  ///< from 1; 0: without position
  std::uint8_t length = 0;     ///< bytes, 1..245
  std::uint8_t wdf = 0;        ///< added to the term's within-document frequency
};

/// A term may occur many times, in any order; each position of a term is stored once.
struct Document {
  std::string term_bytes;
  std::vector<TermOccurrence> occurrences;
  std::vector<std::pair<std::uint32_t, std::string>> values;  ///< slot, not empty; ascending slots
  std::string data;
  bool data_is_compressed = false;  ///< writers store it unchanged

  void clear() {
    term_bytes.clear();
    occurrences.clear();
    values.clear();
    data.clear();
    data_is_compressed = false;
  }
  std::string_view term(const TermOccurrence& o) const {
    return std::string_view(term_bytes).substr(o.offset, o.length);
  }
  void add(std::string_view prefix, std::string_view word, std::uint32_t position,
           std::uint8_t wdf) {
    const auto offset = static_cast<std::uint32_t>(term_bytes.size());
    term_bytes.append(prefix).append(word);
    occurrences.push_back(
        {offset, position, static_cast<std::uint8_t>(prefix.size() + word.size()), wdf});
  }
};

}  // namespace tickerdex

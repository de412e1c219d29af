// Marks the words of a text that a query matched, exactly, with the analyzer that indexed them.
//
// A mark is a byte range and the query's word ("part") that it matches. A single CJK character
// matches the bigrams that begin with it; only the character is marked. A phrase's words are marked
// only where the phrase matches. Not thread-safe.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "indexer/schema/text/analyzer.h"
#include "query/language/highlight.h"

namespace tickerdex {

/// [begin, end) in bytes.
struct Stretch {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool operator==(const Stretch&) const = default;
};

struct Mark {
  Stretch at;
  std::uint32_t part = 0;  ///< ordinal among all words of the query's highlights
};

struct MarkedText {
  std::vector<Mark> marks;  ///< in text order; may overlap
  std::vector<Stretch>
      words;  ///< of the text, with whole compounds, without CJK; disjoint, in order
};

enum class TextPart : std::uint8_t { title, body };

class Marker {
 public:
  /// Both must outlive this object.
  Marker(Analyzer& analyzer, const std::vector<Highlight>& highlights);

  MarkedText mark(std::string_view text, std::string_view language, TextPart where);
  /// False: mark() cannot find anything in it.
  bool looks_at(TextPart where) const;
  std::size_t part_count() const { return part_count_; }

 private:
  struct BytesHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view bytes) const {
      return std::hash<std::string_view>()(bytes);
    }
  };

  Analyzer& analyzer_;
  const std::vector<Highlight>& highlights_;
  std::size_t part_count_ = 0;
  std::unordered_map<std::string, std::vector<std::uint32_t>, BytesHash, std::equal_to<>>
      parts_by_term_;
  std::vector<std::pair<std::string, std::uint32_t>> prefixes_;  // prefix, part
};

/// The stretches of the marks, merged if they overlap or touch.
std::vector<Stretch> merge(const std::vector<Mark>& marks);

}  // namespace tickerdex

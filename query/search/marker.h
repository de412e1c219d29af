// Marks in a text what a query matched: exactly the words, by the analyzer that indexed them.
//
// A mark is a stretch of bytes and the query's word it stands for ("part"). A single CJK character
// matches the bigrams that begin with it: only the character is marked. The same words of a text
// are marked as the query would match it by; a phrase's words only where the phrase stands.
// One thread.
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
  std::vector<Mark> marks;     ///< by place; may overlap
  std::vector<Stretch> words;  ///< of the text, compounds whole, without CJK; disjoint, by place
};

enum class TextPart : std::uint8_t { title, body };

class Marker {
 public:
  /// Both must outlive it.
  Marker(Analyzer& analyzer, const std::vector<Highlight>& highlights);

  MarkedText mark(std::string_view text, std::string_view language, TextPart where);
  /// False: mark() cannot find anything there.
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
  std::vector<std::pair<std::string, std::uint32_t>> prefixes_;  // and their part
};

/// The marks' stretches, those that overlap or touch made one.
std::vector<Stretch> merge(const std::vector<Mark>& marks);

}  // namespace tickerdex

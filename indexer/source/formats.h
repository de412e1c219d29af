// The table of source formats. A new format needs a row and a file with its detector, splitter and
// parser.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <variant>

#include "indexer/source/record_weight.h"
#include "indexer/source/splitter.h"

namespace tickerdex {

/// Whether the beginning of a file looks like a format.
enum class Likeness : std::uint8_t {
  none,
  likely,   ///< unless the file's name suggests another one
  certain,  ///< with any name
};

struct FormatEntry {
  Format format;
  std::string_view name;                          ///< of --input-format
  std::string_view extensions;                    ///< lower case: "jsonl|ndjson"
  Likeness (*looks_like)(std::string_view text);  ///< not blank, without white space at its ends
  void (*split)(SplitJob& job);
  std::variant<RawArticle, Rejected> (*parse)(const Record& record, const KeyMap& map);
  bool may_be_blank = false;      ///< a file without records is empty, not damaged
  Syntax syntax = Syntax::plain;  ///< for the estimate of memory
  /// The names of what a file declares, if none of them is a title or a text, as in a table of
  /// prices; null if its records have no names.
  std::string (*names_without_text)(std::string_view text) = nullptr;
  bool holds_any_bytes = false;  ///< images and the like between its records
};

std::span<const FormatEntry> all_formats();
const FormatEntry& entry_of(Format format);

}  // namespace tickerdex

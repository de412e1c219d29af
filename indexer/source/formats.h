// The formats of sources: one table. A new one is a row here and a file with its detector, splitter
// and parser.
#pragma once

#include <span>
#include <string_view>
#include <variant>

#include "indexer/source/splitter.h"

namespace tickerdex {

/// Whether the beginning of a file is of a format.
enum class Likeness : std::uint8_t {
  none,
  likely,   ///< if the file's name does not say otherwise
  certain,  ///< whatever its name
};

struct FormatEntry {
  Format format;
  std::string_view name;        ///< of --input-format
  std::string_view extensions;  ///< lower case: "jsonl|ndjson"
  Likeness (*looks_like)(std::string_view text);  ///< not blank, without white space at its ends
  void (*split)(SplitJob& job);
  std::variant<RawArticle, Rejected> (*parse)(const Record& record, const KeyMap& map);
  bool may_be_blank = false;  ///< a file without records is an empty file, not a damaged one
  bool is_json = false;       ///< weighed as such (record_weight.h)
};

std::span<const FormatEntry> all_formats();
const FormatEntry& entry_of(Format format);

}  // namespace tickerdex

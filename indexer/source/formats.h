// The table of formats: a new one needs a splitter, a parser and a row.
#pragma once

#include "indexer/source/splitter.h"

namespace tickerdex {

struct FormatEntry {
  Format format;
  std::string_view name;  ///< of --input-format
  Split split;
  Parse parse;
};

const FormatEntry& entry_of(Format format);

}  // namespace tickerdex

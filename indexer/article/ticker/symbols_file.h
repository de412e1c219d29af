// Reads a table of symbols (symbols.h). Errors name the position, since scripts download such files
// and sometimes get an HTML page instead.
#pragma once

#include <string>

#include "indexer/article/ticker/symbols.h"

namespace tickerdex {

/// Reads a file of symbols, which must be a regular file of at most 64 MiB. @throws SourceError.
std::string read_symbols_file(const std::string& path);

/// Parses such bytes; `path` is for messages. @throws SourceError with file and position.
Symbols parse_symbols(const std::string& path, std::string bytes);

}  // namespace tickerdex

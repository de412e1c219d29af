// Formats errors and warnings for stderr.
#pragma once

#include <string>
#include <string_view>

#include "query/language/query_error.h"

namespace tickerdex {

/// "tickerdex-query: error: what\n": safe for a terminal and wrapped at words to `width` columns;
/// 0: one line, for scripts.
std::string error_line(std::string_view what, std::size_t width = 0);
std::string warning_line(std::string_view what, std::size_t width = 0);

/// The message as by error_line(), then the query with a mark under the place, in lines of at most
/// `width` columns; for a long query only the part around the place:
///   cloud date:2025-02-30
///         ^~~~~~~~~~~~~~~
std::string query_error_lines(const QueryError& error, std::string_view query, std::size_t width,
                              std::size_t terminal_width = 0);

}  // namespace tickerdex

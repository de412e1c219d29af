// What goes wrong, as lines for stderr.
#pragma once

#include <string>
#include <string_view>

#include "query/language/query_text.h"

namespace tickerdex {

/// "tickerdex-query: error: what\n": one line, safe for a terminal.
std::string error_line(std::string_view what);
std::string warning_line(std::string_view what);

/// The query with a mark under the place, in lines of at most `width` cells; of a long query the
/// part around the place:
///   cloud date:2025-02-30
///         ^~~~~~~~~~~~~~~
std::string query_error_lines(const QueryError& error, std::string_view query, std::size_t width);

}  // namespace tickerdex

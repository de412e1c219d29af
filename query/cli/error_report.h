// What goes wrong, as lines for stderr.
#pragma once

#include <string>
#include <string_view>

#include "query/language/query_error.h"

namespace tickerdex {

/// "tickerdex-query: error: what\n": safe for a terminal, and wrapped at words to one of `width`
/// cells; 0: one line, for scripts.
std::string error_line(std::string_view what, std::size_t width = 0);
std::string warning_line(std::string_view what, std::size_t width = 0);

/// The query with a mark under the place, in lines of at most `width` cells; of a long query the
/// part around the place. The message before it is wrapped as by error_line():
///   cloud date:2025-02-30
///         ^~~~~~~~~~~~~~~
std::string query_error_lines(const QueryError& error, std::string_view query, std::size_t width,
                              std::size_t terminal_width = 0);

}  // namespace tickerdex

// The command line of tickerdex-query as typed. Parsing has no side effects and uses only the
// arguments; plan.h resolves them.
#pragma once

#include <string>
#include <vector>

namespace tickerdex {

struct QueryOptions {
  std::vector<std::string> words;  ///< QUERY..., in order
  std::string index;               ///< empty: TICKERDEX_INDEX
  std::string match = "auto";
  std::string sort = "relevance";
  std::string limit = "10";
  std::string offset = "0";
  std::vector<std::string> facets;  ///< NAME[:N] each
  std::string fields;               ///< comma-separated
  std::string format = "text";
  std::string color = "auto";
  std::string now;
  std::string zone = "UTC";
  std::string timeout;
  bool has_timeout = false;  ///< an empty value is an error
  bool csv_safe = false;
  bool count = false;
  bool no_snippets = false;
  bool help = false;
  bool version = false;
};

/// `arguments` without the program's name. If a single-valued option is given twice, the last one
/// counts, so that an alias can be overridden. Everything after "--" belongs to the query.
/// @throws UsageError.
QueryOptions parse_query_options(const std::vector<std::string>& arguments);

/// All options: "--index", "--match", …
std::vector<std::string> query_option_names();

}  // namespace tickerdex

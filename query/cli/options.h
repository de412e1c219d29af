// The command line of tickerdex-query as it was typed. Parsing has no side effects and looks at
// nothing but the arguments; plan.h gives them their meaning.
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
  bool has_timeout = false;  ///< an empty one is a mistake
  bool csv_safe = false;
  bool count = false;
  bool no_snippets = false;
  bool help = false;
  bool version = false;
};

/// `arguments` without the program's name. A single-valued option given twice: the last counts,
/// so that an alias can be overridden. What stands after "--" belongs to the query, whatever it
/// looks like.
/// @throws UsageError.
QueryOptions parse_query_options(const std::vector<std::string>& arguments);

/// "--index", "--match", …: every option there is.
std::vector<std::string> query_option_names();

}  // namespace tickerdex

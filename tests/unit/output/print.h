// Prints a result to a string, and takes a printed text apart.
#pragma once

#include <sstream>
#include <string>
#include <vector>

#include "query/output/output.h"

namespace tickerdex {

inline std::string printed(const SearchRequest& request, const SearchResult& result,
                           const OutputOptions& options) {
  std::ostringstream out;
  print_result(request, result, options, out);
  return out.str();
}

inline std::string printed(const SearchRequest& request, const SearchResult& result,
                           OutputFormat format, std::vector<std::string> fields = {}) {
  OutputOptions options;
  options.format = format;
  options.fields = std::move(fields);
  options.took_ms = 1.94;
  return printed(request, result, options);
}

inline std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

/// What colouring adds, taken away.
inline std::string without_color(std::string text) {
  for (std::size_t at = 0; (at = text.find("\x1b[", at)) != std::string::npos;) {
    text.erase(at, text.find('m', at) + 1 - at);
  }
  return text;
}

/// The first byte sequence that would command a terminal, in hexadecimal; empty if there is none.
std::string first_control(const std::string& text);

}  // namespace tickerdex

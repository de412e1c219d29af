// What --help and --version print: at most 80 columns wide.
#pragma once

#include <string>

namespace tickerdex {

std::string query_help();
/// Ours, Xapian's and ICU's.
std::string query_version();

}  // namespace tickerdex

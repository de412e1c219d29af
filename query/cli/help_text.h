// The texts of --help and --version; 80 columns at most.
#pragma once

#include <string>

namespace tickerdex {

std::string query_help();
/// The versions of this program, Xapian and ICU.
std::string query_version();

}  // namespace tickerdex

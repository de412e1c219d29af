// The texts of --help and --version; 80 columns at most.
#pragma once

#include <string>

namespace tickerdex {

std::string index_help();
std::string index_version();

}  // namespace tickerdex

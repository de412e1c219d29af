// What --help and --version print; 80 columns at most.
#pragma once

#include <string>

namespace tickerdex {

std::string index_help();
std::string index_version();

}  // namespace tickerdex

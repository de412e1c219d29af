// The names of people as feeds write them, mostly with their addresses.
//
//   jane@example.com (Jane Doe)   Jane Doe (jane@example.com)   Jane Doe <jane@example.com>
//
// are all "Jane Doe". One without a name keeps the address. Thread-safe.
#pragma once

#include <string>
#include <string_view>

namespace tickerdex {

/// Of one person, or of several separated by "," or ";" where each has an address.
std::string person_name(std::string_view text);

}  // namespace tickerdex

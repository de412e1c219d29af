// What --version prints and the manifest keeps; the number is that of the CMake project.
#pragma once

#include <string_view>

namespace tickerdex {

inline constexpr std::string_view kTickerdexVersion = TICKERDEX_VERSION;

}  // namespace tickerdex

// The version of the CMake project, for --version and the manifest.
#pragma once

#include <string_view>

namespace tickerdex {

inline constexpr std::string_view kTickerdexVersion = TICKERDEX_VERSION;

}  // namespace tickerdex

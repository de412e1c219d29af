// A decimal number as sources write it.
#pragma once

#include <optional>
#include <string_view>

namespace tickerdex {

/// "0.66", "+0.5", "-.2", "−0.4": the number if it is within [low, high]; nullopt for other text.
std::optional<double> number_within(std::string_view text, double low, double high);

}  // namespace tickerdex

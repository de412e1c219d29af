// Trains the dictionary that compresses an index's stored articles (schema/stored_data.h).
#pragma once

#include <string>
#include <vector>

namespace tickerdex {

/// Maximum useful size of a sample: more does not improve the dictionary (measured on news).
inline constexpr std::size_t kSampleBytes = 2 << 20;

/// Deterministic. Empty if the samples are too few for a useful dictionary.
std::string train_dictionary(const std::vector<std::string>& samples);

}  // namespace tickerdex

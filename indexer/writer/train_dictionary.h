// The dictionary that an index's stored articles are compressed with (schema/stored_data.h).
#pragma once

#include <string>
#include <vector>

namespace tickerdex {

/// What a sample should hold at most: more trains no better dictionary (measured on news).
inline constexpr std::size_t kSampleBytes = 2 << 20;

/// The same for the same samples. Empty where they are too few to be worth one.
std::string train_dictionary(const std::vector<std::string>& samples);

}  // namespace tickerdex

#include "indexer/writer/train_dictionary.h"

#define ZDICT_STATIC_LINKING_ONLY  // for the cover algorithm's parameters
#include <zdict.h>

#include <algorithm>

namespace tickerdex {
namespace {

// 112 KiB would save two percentage points more on short stories and nothing on long ones, and each
// query that shows a hit reads the dictionary.
constexpr std::size_t kMaxBytes = 64 << 10;
constexpr std::size_t kMinBytes = 8 << 10;
constexpr std::size_t kSampleToDictionary = 16;  // from a smaller sample it would only memorise it

}  // namespace

std::string train_dictionary(const std::vector<std::string>& samples) {
  std::string text;
  std::vector<std::size_t> sizes;
  for (const auto& sample : samples) {
    text += sample;
    sizes.push_back(sample.size());
  }
  const std::size_t wanted = std::min(kMaxBytes, text.size() / kSampleToDictionary);
  if (wanted < kMinBytes) return {};
  std::string dictionary(wanted, '\0');
  ZDICT_fastCover_params_t parameters{};
  parameters.k = 1024;
  parameters.d = 8;
  parameters.f = 18;
  parameters.accel = 4;
  parameters.zParams.compressionLevel = 3;
  const std::size_t bytes =
      ZDICT_trainFromBuffer_fastCover(dictionary.data(), dictionary.size(), text.data(),
                                      sizes.data(), static_cast<unsigned>(sizes.size()), parameters);
  // Training fails on samples that have nothing in common.
  dictionary.resize(ZDICT_isError(bytes) ? 0 : bytes);
  return dictionary;
}

}  // namespace tickerdex

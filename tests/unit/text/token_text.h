// Tokens and words as one comparable string.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/schema/text/analyzer.h"

namespace tickerdex {

/// "at@1 at&t@1(compound) t@2"; CJK: "阿里@1 里@1(unigram)".
std::string tokens_of(std::string_view text, std::string_view language);

/// The bytes that each token stands for, in brackets: "[AT][AT&T][T]".
std::string marked_bytes(std::string_view text);

/// "at+t=at&t 10+k=10-k"; CJK parts in <>.
std::string words_of(std::string_view text);

}  // namespace tickerdex

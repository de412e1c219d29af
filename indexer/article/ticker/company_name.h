// Company names: the distinctive part of a registered name, and its forms in running text.
//
// The distinctive part of "ALIBABA GROUP HOLDING LTD" is "alibaba", of "The Coca-Cola Co" "coca
// cola", of "AMAZON COM INC" "amazon". A word is a run of letters and digits, folded (fold.h);
// marks between words are ignored, except that an apostrophe joins ("McDonald's" is "mcdonalds").
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tickerdex {

/// The distinctive words, joined by single spaces; empty if nothing is left.
std::string distinctive_name(std::string_view name);

/// The first word, of at least four letters, of a distinctive name whose other words the press
/// omits ("uber technologies" is "uber", "ford motor" is "ford"); else the whole name.
std::string_view short_name(std::string_view distinctive);

}  // namespace tickerdex

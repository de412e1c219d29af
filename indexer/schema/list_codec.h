// The encoding of a multi-valued slot.
//
//   list := (length:V bytes)*               V is LEB128; the empty list is the empty value
//
// Example: {"BABA", "JD"} is 04 'B' 'A' 'B' 'A' 02 'J' 'D'.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tickerdex {

std::string encode_list(const std::vector<std::string>& items);

/// Views into `bytes`. A damaged tail is ignored: the items before it are returned.
std::vector<std::string_view> decode_list(std::string_view bytes);

/// LEB128, used by all encodings of this project.
void append_varint(std::string& out, std::uint64_t value);
/// Reads one and moves `bytes` past it; false, with `bytes` unchanged, if it is truncated.
bool read_varint(std::string_view& bytes, std::uint64_t& value);

/// Sentiment by ticker (slot 10): alternating items "BABA" and "0.88".
std::string encode_scores(const std::vector<std::pair<std::string, double>>& scores);

}  // namespace tickerdex

// The language of an article: as declared, else as detected.
//
// ISO 639-1 in lower case ("en", "zh"); the three-letter code where there is no shorter one.
// Thread-safe.
#pragma once

#include <string>
#include <string_view>

namespace tickerdex {

/// "en" for "English", "en-US", "EN_us", "eng", "englisch"; "de" for "ger", "German", "Deutsch";
/// "zh" for "zh-Hans", "Chinese", "中文". Empty if it names no language.
std::string canonical_language(std::string_view declared);

/// From the beginning of the text (valid UTF-8). Where the detector is not sure, the script
/// decides: kana is Japanese, Hangul Korean, Han Chinese, and ASCII letters are taken for English.
/// Empty if nothing is known.
std::string detect_language(std::string_view title, std::string_view body);

}  // namespace tickerdex

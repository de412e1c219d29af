// The language of an article: declared, else detected.
//
// ISO 639-1 in lower case ("en", "zh"), or the three-letter code if there is no shorter one.
// Thread-safe.
#pragma once

#include <string>
#include <string_view>

namespace tickerdex {

/// "en" for "English", "en-US", "EN_us", "eng", "englisch"; "de" for "ger", "German", "Deutsch";
/// "zh" for "zh-Hans", "Chinese", "中文". Empty if it is not the name of a language.
std::string canonical_language(std::string_view declared);

/// Uses the beginning of the text (valid UTF-8). If the detector is not sure, the script decides:
/// kana is Japanese, Hangul Korean, Han Chinese, and ASCII letters are taken for English. Empty if
/// unknown.
std::string detect_language(std::string_view title, std::string_view body);

/// Recognises English by its function words, in a twentieth of the time of a language detector.
/// True only if there is no doubt: ASCII text with many words that no other language has. If false,
/// the text may still be English: use the detector.
bool is_plainly_english(std::string_view text);

}  // namespace tickerdex

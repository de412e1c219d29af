#include "indexer/article/language.h"

#include <cld2/public/compact_lang_det.h>
#include <unicode/locid.h>
#include <unicode/uloc.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstdio>  // cld2's header needs FILE
#include <unordered_map>

#include "indexer/article/plain_text.h"
#include "indexer/schema/text/ascii.h"
#include "indexer/schema/text/utf8.h"

namespace tickerdex {
namespace {

/// The detector takes 26 µs for the first size and 60 µs for the second, which is used if the first
/// was not enough.
constexpr std::size_t kFirstLookBytes = 600;
constexpr std::size_t kSecondLookBytes = 2000;

/// ISO 639-2 has two codes for some languages; ICU knows only the other one.
const std::unordered_map<std::string_view, std::string_view>& bibliographic_codes() {
  static const std::unordered_map<std::string_view, std::string_view> kCodes{
      {"alb", "sq"}, {"arm", "hy"}, {"baq", "eu"}, {"bur", "my"}, {"chi", "zh"}, {"cze", "cs"},
      {"dut", "nl"}, {"fre", "fr"}, {"geo", "ka"}, {"ger", "de"}, {"gre", "el"}, {"ice", "is"},
      {"mac", "mk"}, {"mao", "mi"}, {"may", "ms"}, {"per", "fa"}, {"rum", "ro"}, {"slo", "sk"},
      {"tib", "bo"}, {"wel", "cy"}, {"iw", "he"},  {"in", "id"},  {"ji", "yi"},  {"cmn", "zh"},
      {"yue", "zh"}, {"nb", "no"},  {"nob", "no"}, {"mo", "ro"},  {"jp", "ja"},  {"cn", "zh"}};
  return kCodes;
}

std::string lower_utf8(const icu::UnicodeString& text) {
  icu::UnicodeString lower = text;
  lower.toLower(icu::Locale::getRoot());
  std::string out;
  return lower.toUTF8String(out);
}

/// Names of languages in English, German, Chinese, Japanese and their own language, in lower case.
const std::unordered_map<std::string, std::string>& codes_by_name() {
  static const auto kCodes = [] {
    std::unordered_map<std::string, std::string> codes;
    const icu::Locale shown_in[] = {icu::Locale::getEnglish(), icu::Locale::getGerman(),
                                    icu::Locale::getFrench(), icu::Locale::getChinese(),
                                    icu::Locale::getJapanese()};
    for (const char* const* code = icu::Locale::getISOLanguages(); *code != nullptr; ++code) {
      if (std::string_view(*code).size() != 2)
        continue;  // a third of the codes, and all that matter for news
      const icu::Locale language(*code);
      icu::UnicodeString name;
      codes.emplace(lower_utf8(language.getDisplayLanguage(language, name)), *code);
      for (const icu::Locale& reader : shown_in) {
        codes.emplace(lower_utf8(language.getDisplayLanguage(reader, name)), *code);
      }
    }
    codes.insert_or_assign("mandarin", "zh");
    codes.insert_or_assign("简体中文", "zh");
    codes.insert_or_assign("繁體中文", "zh");
    codes.insert_or_assign("simplified chinese", "zh");
    codes.insert_or_assign("traditional chinese", "zh");
    return codes;
  }();
  return kCodes;
}

bool is_iso_language(std::string_view code) {
  const char* const* codes = icu::Locale::getISOLanguages();
  for (; *codes != nullptr; ++codes) {
    if (code == *codes) return true;
  }
  return false;
}

std::string from_code(std::string_view code) {
  if (const auto found = bibliographic_codes().find(code); found != bibliographic_codes().end()) {
    return std::string(found->second);
  }
  UErrorCode error = U_ZERO_ERROR;
  char language[ULOC_LANG_CAPACITY] = {};
  uloc_getLanguage(std::string(code).c_str(), language, sizeof language, &error);
  if (U_FAILURE(error) || !is_iso_language(language)) return {};
  if (const auto found = bibliographic_codes().find(language);
      found != bibliographic_codes().end()) {
    return std::string(found->second);
  }
  return language;
}

/// The language that the scripts of a text suggest.
struct Scripts {
  std::size_t latin = 0;
  std::size_t other_letters = 0;
  std::size_t han = 0;
  std::size_t kana = 0;
  std::size_t hangul = 0;
};

Scripts scripts_of(std::string_view text) {
  Scripts scripts;
  const auto* data = reinterpret_cast<const std::uint8_t*>(text.data());
  for (std::size_t i = 0; i < text.size();) {
    UChar32 c = 0;
    U8_NEXT(data, i, text.size(), c);
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
      ++scripts.latin;
    } else if (c >= 0x3040 && c <= 0x30ff) {
      ++scripts.kana;
    } else if ((c >= 0x3400 && c <= 0x9fff) || c >= 0x20000) {
      ++scripts.han;
    } else if (c >= 0xac00 && c <= 0xd7af) {
      ++scripts.hangul;
    } else if (c >= 0xc0 && c < 0x2000) {
      ++scripts.other_letters;
    }
  }
  return scripts;
}

std::string by_script(std::string_view text) {
  const Scripts scripts = scripts_of(text);
  const std::size_t cjk = scripts.han + scripts.kana + scripts.hangul;
  if (cjk > scripts.latin / 4 && cjk > 0) {
    if (scripts.hangul > scripts.han + scripts.kana) return "ko";
    return scripts.kana * 10 > scripts.han ? "ja" : "zh";
  }
  // Nine letters in ten are ASCII: in financial news English is by far the most likely.
  return scripts.latin >= 3 && scripts.latin >= 9 * scripts.other_letters ? "en" : "";
}

std::string ask_detector(std::string_view text) {
  bool reliable = false;
  const CLD2::Language language =
      CLD2::DetectLanguage(text.data(), static_cast<int>(text.size()), true, &reliable);
  if (!reliable || language == CLD2::UNKNOWN_LANGUAGE) return {};
  return from_code(CLD2::LanguageCode(language));
}

}  // namespace

std::string canonical_language(std::string_view declared) {
  declared = trimmed(declared);
  if (declared.empty() || declared.size() > 64) return {};
  std::string lower = lower_utf8(icu::UnicodeString::fromUTF8(
      icu::StringPiece(declared.data(), static_cast<std::int32_t>(declared.size()))));
  const bool is_tag =
      lower.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-_") == std::string::npos;
  if (is_tag) {
    const std::size_t primary = lower.find_first_of("-_");
    const std::string_view code = std::string_view(lower).substr(0, primary);
    if (code.size() == 2 || code.size() == 3) {
      if (std::string language = from_code(code); !language.empty()) return language;
    }
  }
  // "Chinese (Simplified)"
  if (const std::size_t open = lower.find('('); open != std::string::npos && open > 0) {
    lower = trimmed(std::string_view(lower).substr(0, open));
  }
  const auto found = codes_by_name().find(lower);
  return found == codes_by_name().end() ? std::string{} : from_code(found->second);
}

std::string detect_language(std::string_view title, std::string_view body) {
  std::string text(utf8_prefix(title, kFirstLookBytes / 2));
  text += '\n';
  const std::size_t title_bytes = text.size();
  text += utf8_prefix(body, kFirstLookBytes);
  if (is_plainly_english(text)) return "en";
  std::string language = ask_detector(text);
  if (language.empty() && body.size() > kFirstLookBytes) {
    text.resize(title_bytes);
    text += utf8_prefix(body, kSecondLookBytes);
    language = ask_detector(text);
  }
  return language.empty() ? by_script(text) : language;
}

namespace {

// Frequent English words that no other language in Latin script has: hence no "of" (Dutch), "for"
// (Danish), "was" (German), "to" (Polish), "or" (French). Sorted.
constexpr std::array<std::string_view, 24> kEnglish{
    "about", "after", "and",  "been", "from",  "has",   "have",  "its",
    "more",  "other", "said", "than", "that",  "the",   "their", "they",
    "this",  "were",  "what", "when", "which", "while", "will",  "with"};
static_assert(std::is_sorted(kEnglish.begin(), kEnglish.end()));

constexpr std::size_t kMinHits = 5;
constexpr std::size_t kMinDifferent = 3;
constexpr std::size_t kWordsToHits = 12;  // in running English one word in eight is a hit

}  // namespace

bool is_plainly_english(std::string_view text) {
  std::size_t words = 0;
  std::size_t hits = 0;
  std::uint32_t different = 0;
  std::array<char, 8> word{};
  std::size_t length = 0;
  const auto end_word = [&] {
    if (length == 0) return;
    ++words;
    if (length >= 3 && length <= 5) {
      const std::string_view found(word.data(), length);
      const auto* const at = std::lower_bound(kEnglish.begin(), kEnglish.end(), found);
      if (at != kEnglish.end() && *at == found) {
        ++hits;
        different |= std::uint32_t{1} << (at - kEnglish.begin());
      }
    }
    length = 0;
  };
  for (const char c : text) {
    if (!is_ascii(c)) return false;
    if (is_letter(c)) {
      if (length < word.size()) word[length] = to_lower(c);
      ++length;
    } else {
      end_word();
    }
  }
  end_word();
  return hits >= kMinHits && hits * kWordsToHits >= words &&
         static_cast<std::size_t>(std::popcount(different)) >= kMinDifferent;
}

}  // namespace tickerdex

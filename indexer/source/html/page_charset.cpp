#include "indexer/source/html/page_charset.h"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>

#include "indexer/schema/text/ascii.h"
#include "indexer/schema/text/utf8.h"
#include "indexer/source/charset.h"

namespace tickerdex {
namespace {

constexpr std::size_t kMetaBytes = 16 << 10;    // where a page declares its charset
constexpr std::size_t kSampleBytes = 64 << 10;  // what the detector looks at

struct Alias {
  std::string_view label;
  const char* name;  // as ICU has it
};
// Where the Encoding Standard takes a label for a larger charset than its name says.
constexpr auto kAliases = std::to_array<Alias>({
    {"iso-8859-1", "windows-1252"},
    {"iso8859-1", "windows-1252"},
    {"latin1", "windows-1252"},
    {"us-ascii", "windows-1252"},
    {"ascii", "windows-1252"},
    {"iso-8859-9", "windows-1254"},
    {"iso-8859-11", "windows-874"},
    {"tis-620", "windows-874"},
    {"gb2312", "gb18030"},
    {"gbk", "gb18030"},
    {"x-gbk", "gb18030"},
    {"shift_jis", "windows-31j"},
    {"shift-jis", "windows-31j"},
    {"x-sjis", "windows-31j"},
    {"sjis", "windows-31j"},
    {"euc-kr", "windows-949"},
    {"ks_c_5601-1987", "windows-949"},
    {"korean", "windows-949"},
    {"big5", "big5-hkscs"},
    {"x-mac-roman", "macintosh"},
});

struct CloseConverter {
  void operator()(UConverter* converter) const { ::ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

Converter converter_for(const std::string& label) {
  const auto alias = std::ranges::find(kAliases, label, &Alias::label);
  UErrorCode error = U_ZERO_ERROR;
  Converter converter(::ucnv_open(alias == kAliases.end() ? label.c_str() : alias->name, &error));
  if (U_FAILURE(error)) return nullptr;
  // UTF-16 without a mark was read as bytes already: such a page is ASCII with a wrong label.
  const UConverterType type = ::ucnv_getType(converter.get());
  const bool is_wide = type == UCNV_UTF16 || type == UCNV_UTF16_BigEndian ||
                       type == UCNV_UTF16_LittleEndian || type == UCNV_UTF32 ||
                       type == UCNV_UTF32_BigEndian || type == UCNV_UTF32_LittleEndian;
  return is_wide ? nullptr : std::move(converter);
}

// Nullopt if more than one byte in a hundred is invalid in this charset.
std::optional<std::string> converted(std::string_view bytes, const std::string& label) {
  const Converter converter = converter_for(label);
  if (!converter) return std::nullopt;
  UErrorCode error = U_ZERO_ERROR;
  const icu::UnicodeString wide(bytes.data(), static_cast<std::int32_t>(bytes.size()),
                                converter.get(), error);
  if (U_FAILURE(error)) return std::nullopt;
  std::string out;
  wide.toUTF8String(out);
  std::size_t bad = 0;
  for (std::size_t at = 0; (at = out.find("\xEF\xBF\xBD", at)) != std::string::npos; at += 3) ++bad;
  if (bad * 100 > bytes.size()) return std::nullopt;
  return out;
}

// The label of <meta charset=…>, of <meta content="text/html; charset=…"> or <?xml encoding=…?>.
std::string declared_by_page(std::string_view bytes) {
  const std::string head = ascii_lower(bytes.substr(0, kMetaBytes));
  if (head.starts_with("<?xml")) {
    const std::size_t end = head.find("?>");
    const std::size_t at = head.find("encoding=");
    if (at < end) return charset_of("charset=" + head.substr(at + 9, end - at - 9));
  }
  for (std::size_t at = 0; (at = head.find("<meta", at)) != std::string::npos; ++at) {
    const std::size_t end = std::min(head.find('>', at), head.size());
    const std::string label = charset_of(std::string_view(head).substr(at, end - at));
    if (!label.empty()) return label;
  }
  return {};
}

std::string guessed(std::string_view bytes) {
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, void (*)(UCharsetDetector*)> detector(
      ::ucsdet_open(&error), [](UCharsetDetector* open) { ::ucsdet_close(open); });
  const std::string_view sample = bytes.substr(0, kSampleBytes);
  ::ucsdet_setText(detector.get(), sample.data(), static_cast<std::int32_t>(sample.size()), &error);
  ::ucsdet_enableInputFilter(detector.get(), true);
  const UCharsetMatch* match = ::ucsdet_detect(detector.get(), &error);
  if (U_FAILURE(error) || match == nullptr) return {};
  constexpr std::int32_t kSure = 30;
  if (::ucsdet_getConfidence(match, &error) < kSure) return {};
  const char* name = ::ucsdet_getName(match, &error);
  return U_FAILURE(error) || name == nullptr ? std::string() : ascii_lower(name);
}

}  // namespace

std::string charset_of(std::string_view content_type) {
  const std::string text = ascii_lower(content_type);
  std::size_t at = text.find("charset");
  if (at == std::string::npos) return {};
  at = text.find_first_not_of(" \t\r\n", at + 7);
  if (at == std::string::npos || text[at] != '=') return {};
  at = text.find_first_not_of(" \t\r\n\"'", at + 1);
  if (at == std::string::npos) return {};
  const std::size_t end = std::min(text.find_first_of(" \t\r\n\"';,>/", at), text.size());
  return text.substr(at, end - at);
}

std::string page_to_utf8(std::string_view bytes, std::string_view declared) {
  const bool ascii = std::ranges::all_of(bytes, is_ascii);
  if (!ascii && is_valid_utf8(bytes)) return std::string(bytes);
  for (const std::string& label : {ascii_lower(declared), declared_by_page(bytes)}) {
    if (label.empty() || label == "utf-8" || label == "utf8") continue;
    // ASCII may be the shape of ISO-2022-JP; of any other charset it is text as it stands.
    if (ascii && !label.starts_with("iso-2022")) continue;
    if (auto text = converted(bytes, label)) return *std::move(text);
  }
  if (ascii) return std::string(bytes);
  // A stray byte in UTF-8 is windows-1252; to_utf8() tells that from another charset by the rest.
  std::string repaired = to_utf8(bytes);
  const bool claims_utf8 = declared_by_page(bytes).starts_with("utf");
  if (claims_utf8) return repaired;
  const std::string label = guessed(bytes);
  if (!label.empty() && label != "utf-8") {
    if (auto text = converted(bytes, label)) return *std::move(text);
  }
  return repaired;
}

}  // namespace tickerdex

#include "query/search/code_points.h"

#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include "indexer/schema/text/utf8.h"

namespace tickerdex {

struct GraphemeBreaks::Iterator {
  UText* text = nullptr;
  UBreakIterator* breaks = nullptr;

  explicit Iterator(std::string_view bytes) {
    UErrorCode status = U_ZERO_ERROR;
    text = utext_openUTF8(nullptr, bytes.data(), static_cast<std::int64_t>(bytes.size()), &status);
    breaks = ubrk_open(UBRK_CHARACTER, "", nullptr, 0, &status);
    ubrk_setUText(breaks, text, &status);
    if (U_FAILURE(status)) close();
  }
  ~Iterator() { close(); }
  Iterator(const Iterator&) = delete;
  Iterator& operator=(const Iterator&) = delete;

  void close() {
    if (breaks != nullptr) ubrk_close(breaks);
    if (text != nullptr) utext_close(text);
    breaks = nullptr;
    text = nullptr;
  }
};

GraphemeBreaks::GraphemeBreaks(std::string_view text) : text_(text) {}
GraphemeBreaks::~GraphemeBreaks() = default;

bool GraphemeBreaks::is_boundary(std::size_t at) {
  if (at == 0 || at >= text_.size()) return true;
  if (is_ascii(text_[at]) && is_ascii(text_[at - 1])) {
    return !(text_[at - 1] == '\r' && text_[at] == '\n');
  }
  if (is_utf8_trail(text_[at])) return false;
  if (iterator_ == nullptr) iterator_ = std::make_unique<Iterator>(text_);
  if (iterator_->breaks == nullptr)
    return true;  // without ICU's data only code points are kept whole
  return ubrk_isBoundary(iterator_->breaks, static_cast<std::int32_t>(at)) != 0;
}

}  // namespace tickerdex

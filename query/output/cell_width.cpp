#include "query/output/cell_width.h"

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#include <algorithm>
#include <memory>
#include <stdexcept>

#include "indexer/schema/text/utf8.h"

namespace tickerdex {
namespace {

constexpr std::string_view kEllipsis = "…";
constexpr UChar32 kZeroWidthJoiner = 0x200D;
constexpr UChar32 kEmojiStyle = 0xFE0F;

bool is_ascii(std::string_view text) {
  return std::none_of(text.begin(), text.end(),
                      [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

std::size_t code_point_cells(UChar32 c) {
  if (c < 0x300) return 1;
  // Vowels and finals of a decomposed Hangul syllable share the cells of its initial.
  if ((c >= 0x1160 && c <= 0x11FF) || (c >= 0xD7B0 && c <= 0xD7FF)) return 0;
  switch (u_charType(c)) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
      return 0;
    case U_FORMAT_CHAR:
      return u_hasBinaryProperty(c, UCHAR_PREPENDED_CONCATENATION_MARK) ? 1 : 0;
    default:
      break;
  }
  const auto width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_FULLWIDTH || width == U_EA_WIDE ? 2 : 1;
}

std::size_t cluster_cells(std::string_view cluster) {
  std::size_t sum = 0;
  UChar32 first = 0;
  bool emoji_sequence = false;
  for (std::size_t at = 0; at < cluster.size();) {
    const bool at_first = at == 0;
    const auto c = static_cast<UChar32>(next_code_point(cluster, at));
    if (at_first) {
      first = c;
    } else if (c == kEmojiStyle || c == kZeroWidthJoiner ||
               u_hasBinaryProperty(c, UCHAR_EMOJI_MODIFIER)) {
      emoji_sequence = true;
    }
    sum += code_point_cells(c);
  }
  return emoji_sequence && u_hasBinaryProperty(first, UCHAR_EMOJI) ? 2 : sum;
}

/// A break iterator over UTF-8; its boundaries are bytes.
class Boundaries {
 public:
  using Maker = icu::BreakIterator* (*)(const icu::Locale&, UErrorCode&);
  explicit Boundaries(Maker maker) {
    UErrorCode status = U_ZERO_ERROR;
    iterator_.reset(maker(icu::Locale::getRoot(), status));
    if (U_FAILURE(status))
      throw std::runtime_error("ICU has no break rules: is its data installed?");
  }

  /// Calls `each(begin, end)` for the pieces of `text` until it returns false.
  template <class Each>
  void for_each_piece(std::string_view text, Each each) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UText, decltype(&utext_close)> view(
        utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status),
        &utext_close);
    iterator_->setText(view.get(), status);
    if (U_FAILURE(status)) throw std::runtime_error("ICU cannot read a text");
    std::size_t begin = 0;
    for (auto at = iterator_->next(); at != icu::BreakIterator::DONE; at = iterator_->next()) {
      const auto end = static_cast<std::size_t>(at);
      if (!each(begin, end)) return;
      begin = end;
    }
  }

 private:
  std::unique_ptr<icu::BreakIterator> iterator_;
};

Boundaries& clusters() {
  static thread_local Boundaries boundaries(&icu::BreakIterator::createCharacterInstance);
  return boundaries;
}
Boundaries& line_pieces() {
  static thread_local Boundaries boundaries(&icu::BreakIterator::createLineInstance);
  return boundaries;
}

struct Prefix {
  std::size_t bytes = 0;
  std::size_t cells = 0;
};

/// The longest beginning of whole clusters within `width`; at least one cluster if `at_least_one`.
Prefix fitting_prefix(std::string_view text, std::size_t width, bool at_least_one) {
  Prefix prefix;
  if (is_ascii(text)) {
    prefix.bytes = std::min(text.size(), std::max<std::size_t>(width, at_least_one ? 1 : 0));
    prefix.cells = prefix.bytes;
    return prefix;
  }
  clusters().for_each_piece(text, [&](std::size_t begin, std::size_t end) {
    const auto wide = cluster_cells(text.substr(begin, end - begin));
    if (prefix.cells + wide > width && (!at_least_one || begin > 0)) return false;
    prefix.bytes = end;
    prefix.cells += wide;
    return true;
  });
  return prefix;
}

std::size_t without_trailing_spaces(std::string_view text, std::size_t begin, std::size_t end) {
  while (end > begin && text[end - 1] == ' ') --end;
  return end;
}

/// Fills lines greedily with the pieces between which a line may be broken.
class LineFiller {
 public:
  LineFiller(std::string_view text, std::size_t width, std::size_t max_lines)
      : text_(text), width_(width), max_lines_(max_lines) {}

  WrappedText fill() {
    line_pieces().for_each_piece(
        text_, [&](std::size_t begin, std::size_t end) { return add_piece(begin, end); });
    if (!result_.cut) finish_line();
    return std::move(result_);
  }

 private:
  bool add_piece(std::size_t begin, std::size_t end) {
    const auto visible_end = without_trailing_spaces(text_, begin, end);
    auto visible_cells = cells(text_.substr(begin, visible_end - begin));
    if (open_ && used_ + visible_cells > width_ && !start_next_line()) return false;
    if (!open_) open(begin);
    while (visible_cells > width_) {  // a word wider than a line
      const auto prefix = fitting_prefix(text_.substr(begin, visible_end - begin), width_, true);
      if (begin + prefix.bytes == visible_end) break;
      end_ = begin + prefix.bytes;
      if (!start_next_line()) return false;
      begin += prefix.bytes;
      visible_cells -= prefix.cells;
      open(begin);
    }
    if (visible_end > begin) {
      previous_end_ = end_;
      end_ = visible_end;
    }
    used_ += visible_cells + (end - visible_end);
    return true;
  }

  void open(std::size_t begin) {
    open_ = true;
    begin_ = end_ = previous_end_ = begin;
    used_ = 0;
  }

  void finish_line() {
    if (open_ && end_ > begin_) result_.lines.push_back({begin_, end_});
    open_ = false;
  }

  /// False if there is no next line; the last one is then cut so that an ellipsis fits.
  bool start_next_line() {
    if (max_lines_ == 0 || result_.lines.size() + 1 < max_lines_) {
      finish_line();
      return true;
    }
    result_.cut = true;
    if (!leaves_a_cell(end_)) {
      const auto line = text_.substr(begin_, end_ - begin_);
      end_ = previous_end_ > begin_ && leaves_a_cell(previous_end_)
                 ? previous_end_
                 : begin_ + fitting_prefix(line, width_ - 1, false).bytes;
    }
    finish_line();
    return false;
  }

  bool leaves_a_cell(std::size_t end) const {
    return cells(text_.substr(begin_, end - begin_)) < width_;
  }

  std::string_view text_;
  std::size_t width_;
  std::size_t max_lines_;
  WrappedText result_;
  bool open_ = false;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;           // of the visible text
  std::size_t previous_end_ = 0;  // before the last piece
  std::size_t used_ = 0;          // cells, including trailing spaces
};

}  // namespace

std::size_t cells(std::string_view text) {
  if (is_ascii(text)) return text.size();
  std::size_t sum = 0;
  clusters().for_each_piece(text, [&](std::size_t begin, std::size_t end) {
    sum += cluster_cells(text.substr(begin, end - begin));
    return true;
  });
  return sum;
}

std::string truncate_to_width(std::string_view text, std::size_t width) {
  const auto whole = fitting_prefix(text, width, false);
  if (whole.bytes == text.size()) return std::string(text);
  if (width == 0) return {};
  const auto prefix = fitting_prefix(text, width - 1, false);
  std::string result(text.substr(0, without_trailing_spaces(text, 0, prefix.bytes)));
  result += kEllipsis;
  return result;
}

std::string pad_right(std::string_view text, std::size_t width) {
  std::string result(text);
  const auto wide = cells(text);
  if (wide < width) result.append(width - wide, ' ');
  return result;
}

std::string pad_left(std::string_view text, std::size_t width) {
  const auto wide = cells(text);
  std::string result(wide < width ? width - wide : 0, ' ');
  result += text;
  return result;
}

WrappedText wrap_to_width(std::string_view text, std::size_t width, std::size_t max_lines) {
  return LineFiller(text, std::max<std::size_t>(width, 2), max_lines).fill();
}

}  // namespace tickerdex

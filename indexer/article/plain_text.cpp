#include "indexer/article/plain_text.h"

#include <unicode/utf8.h>

#include <charconv>
#include <cmath>
#include <cstdint>
#include <string>

#include "indexer/schema/text/ascii.h"
#include "indexer/schema/text/utf8.h"

namespace tickerdex {
namespace {

enum class Kind : std::uint8_t { keep, drop, space, line_end };

Kind kind_of_ascii(unsigned char c) {
  if (c == '\n' || c == '\r' || c == '\f' || c == '\v') return Kind::line_end;
  if (c == ' ' || c == '\t') return Kind::space;
  return c < 0x20 || c == 0x7f ? Kind::drop : Kind::keep;
}

Kind kind_of(UChar32 c) {
  if (c == 0x85 || c == 0x2028 || c == 0x2029) return Kind::line_end;
  if (c < 0xa0) return Kind::drop;  // C1 controls
  if (c == 0xa0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200a) || c == 0x202f || c == 0x205f ||
      c == 0x3000) {
    return Kind::space;
  }
  return c == 0xad || c == 0x200b || c == 0x2060 || c == 0xfeff ? Kind::drop : Kind::keep;
}

bool is_ink(std::uint8_t byte) { return byte > 0x20 && byte < 0x7f; }

/// Collects the text to keep and remembers the gap before it.
class Sink {
 public:
  Sink(std::size_t capacity, bool one_line) : one_line_(one_line) { out_.reserve(capacity); }

  void gap(Kind kind) {
    if (kind == Kind::line_end && !one_line_) line_end_ = true;
    if (kind == Kind::line_end || kind == Kind::space) space_ = true;
  }
  void keep(std::string_view run) {
    if (space_ && !out_.empty()) out_ += line_end_ ? '\n' : ' ';
    space_ = line_end_ = false;
    out_ += run;
  }
  std::string take() { return std::move(out_); }

 private:
  std::string out_;
  bool one_line_;
  bool space_ = false;
  bool line_end_ = false;
};

std::string plain(std::string_view bytes, bool one_line) {
  Sink sink(bytes.size(), one_line);
  const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
  const std::size_t size = bytes.size();
  std::size_t i = 0;
  while (i < size) {
    // Words with single spaces between them need no change.
    const std::size_t begin = i;
    while (i < size && is_ink(data[i])) {
      ++i;
      if (i + 1 < size && data[i] == ' ' && is_ink(data[i + 1])) ++i;
    }
    if (i > begin) sink.keep(bytes.substr(begin, i - begin));
    if (i == size) break;
    if (data[i] < 0x80) {
      sink.gap(kind_of_ascii(data[i++]));
      continue;
    }
    const std::size_t first = i;
    UChar32 c = 0;
    U8_NEXT(data, i, size, c);
    if (c < 0) {
      sink.keep("\xef\xbf\xbd");
    } else if (const Kind kind = kind_of(c); kind == Kind::keep) {
      sink.keep(bytes.substr(first, i - first));
    } else {
      sink.gap(kind);
    }
  }
  return sink.take();
}

}  // namespace

std::string plain_paragraphs(std::string_view bytes) { return plain(bytes, false); }

std::string plain_line(std::string_view bytes) { return plain(bytes, true); }

std::vector<std::string_view> lines_of(std::string_view paragraphs) {
  std::vector<std::string_view> lines;
  while (!paragraphs.empty()) {
    const std::size_t end = paragraphs.find('\n');
    if (end != 0) lines.push_back(paragraphs.substr(0, end));
    if (end == std::string_view::npos) break;
    paragraphs.remove_prefix(end + 1);
  }
  return lines;
}

std::string_view utf8_prefix(std::string_view text, std::size_t max_bytes) {
  if (text.size() <= max_bytes) return text;
  while (max_bytes > 0 && is_utf8_trail(text[max_bytes])) --max_bytes;
  return text.substr(0, max_bytes);
}

std::string_view utf8_suffix(std::string_view text, std::size_t max_bytes) {
  if (text.size() <= max_bytes) return text;
  std::size_t begin = text.size() - max_bytes;
  while (begin < text.size() && is_utf8_trail(text[begin])) ++begin;
  return text.substr(begin);
}

std::optional<double> number_within(std::string_view text, double low, double high) {
  text = trimmed(text);
  if (text.empty() || text.size() > 40) return std::nullopt;
  constexpr std::string_view kMinus = "−";
  const bool minus = text.starts_with(kMinus);
  if (minus) {
    text.remove_prefix(kMinus.size());
  } else if (text.starts_with('+')) {
    text.remove_prefix(1);
    if (text.starts_with('-')) return std::nullopt;
  }
  std::string plain(minus ? 1 : 0, '-');
  plain.append(text);
  // "0,66" has a decimal comma; "1,234" would be out of any range here.
  if (plain.find('.') == std::string::npos) {
    if (const std::size_t comma = plain.find(','); comma != std::string::npos) plain[comma] = '.';
  }
  double value = 0;
  const auto [end, error] = std::from_chars(plain.data(), plain.data() + plain.size(), value);
  if (error != std::errc{} || end != plain.data() + plain.size()) return std::nullopt;
  if (!std::isfinite(value) || value < low || value > high) return std::nullopt;
  return value;
}

}  // namespace tickerdex

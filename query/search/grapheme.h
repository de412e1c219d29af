// Where a text may be cut without splitting a user-perceived character (UAX #29 grapheme clusters,
// by ICU). ICU is used only next to a byte that is not ASCII.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

namespace tickerdex {

class GraphemeBreaks {
 public:
  /// `text` may be any bytes and must outlive this object.
  explicit GraphemeBreaks(std::string_view text);
  ~GraphemeBreaks();
  GraphemeBreaks(const GraphemeBreaks&) = delete;
  GraphemeBreaks& operator=(const GraphemeBreaks&) = delete;

  bool is_boundary(std::size_t at);

 private:
  struct Iterator;
  std::string_view text_;
  std::unique_ptr<Iterator> iterator_;  // created on first use
};

}  // namespace tickerdex

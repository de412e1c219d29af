// Where a text may be cut without breaking a character as the reader sees it (UAX #29 grapheme
// clusters, by ICU). ICU is asked only where a byte that is not ASCII is next to the place.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

namespace tickerdex {

class GraphemeBreaks {
 public:
  /// `text` must stay; any bytes.
  explicit GraphemeBreaks(std::string_view text);
  ~GraphemeBreaks();
  GraphemeBreaks(const GraphemeBreaks&) = delete;
  GraphemeBreaks& operator=(const GraphemeBreaks&) = delete;

  bool is_boundary(std::size_t at);

 private:
  struct Iterator;
  std::string_view text_;
  std::unique_ptr<Iterator> iterator_;  // made when first needed
};

}  // namespace tickerdex

// Where an article ends and the page goes on: comment forms, related stories, newsletters,
// disclaimers.
//
// English, German, Chinese, Japanese. Thread-safe.
#pragma once

#include <cstdint>
#include <string_view>

namespace tickerdex::page {

enum class Tail : std::uint8_t {
  none,
  line,      ///< this line alone: "Your email address will not be published."
  section,   ///< this line and the short ones below it: "Related articles"
  rest,      ///< all that follows, once the article has been: "Disclaimer", "About the author"
  comments,  ///< likewise, and what it holds are the readers' words: "Leave a Comment"
};

Tail tail_of(std::string_view line);

}  // namespace tickerdex::page

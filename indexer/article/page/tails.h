// Recognises where an article ends and the page continues: comment forms, related stories,
// newsletters, disclaimers.
//
// English, German, Chinese, Japanese. Thread-safe.
#pragma once

#include <cstdint>
#include <string_view>

namespace tickerdex::page {

enum class Tail : std::uint8_t {
  none,
  line,      ///< only this line: "Your email address will not be published."
  section,   ///< this line and the short ones below it: "Related articles"
  rest,      ///< everything that follows the article: "Disclaimer", "About the author"
  comments,  ///< likewise, written by readers: "Leave a Comment"
};

Tail tail_of(std::string_view line);

}  // namespace tickerdex::page

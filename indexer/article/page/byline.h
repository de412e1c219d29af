// Recognises bylines: who wrote the article.
//
//   "By Jane Doe and John Smith" -> "Jane Doe, John Smith"     "Jane Doe, Staff Writer" -> "Jane
//   Doe" "Written by Jane Doe"        "(Reporting by Jane Doe; Editing by John Smith)" -> "Jane
//   Doe" "Von Erika Muster"           "记者 张样本"                   "文／見本太郎"
//
// "By Friday the deal was off" is not a byline. Thread-safe.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tickerdex::page {

struct Byline {
  std::string authors;    ///< joined by ", "; may be an institution's name if no person is named
  std::string publisher;  ///< "Sample Wire" of "By Jane Doe, Sample Wire"
};

/// A line that is marked as a byline ("By").
std::optional<Byline> byline_of(std::string_view line);

/// The text after "Author:" or "By", without roles.
std::optional<Byline> names_of(std::string_view value);

/// Whether it may name a person or a desk: a few capitalised words, or a short CJK word.
bool looks_like_name(std::string_view text);

/// Whether it names an institution and not a person: "Sample Wire", "样本通讯社".
bool looks_like_publisher(std::string_view text);

}  // namespace tickerdex::page

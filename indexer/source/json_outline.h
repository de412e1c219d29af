// What the beginning of a JSON source holds, though it may be cut off anywhere.
//
// Answers of news services wrap their articles: {"status": "ok", "articles": [{"title": …}, …]}.
// The list inside is what the splitter reads, element by element, so that an answer of any length
// needs the memory of one article. Lists of prices have no text at all. Linear in the sample.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace tickerdex {

/// A list of articles within an object.
struct WrappedList {
  std::size_t offset = 0;  ///< of its '[', in bytes
  std::size_t depth = 0;   ///< objects around it
};

/// The first list of articles within the object that `sample` begins with, unless the object is an
/// article itself.
std::optional<WrappedList> wrapped_list(std::string_view sample);

/// The keys in `sample` if it has some and none of them may be an article's title or text.
std::string keys_without_text(std::string_view sample);

/// Whether `sample` begins with a line as bulk files of Elasticsearch have between the documents:
/// {"index": {"_index": "news", "_id": "7"}}.
bool is_bulk_action(std::string_view sample);

}  // namespace tickerdex

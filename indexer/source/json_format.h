// JSON lines: a record is a line. Lines are found by memchr alone, so that splitting costs almost
// nothing compared with parsing; the parser checks whether it is JSON.
//
// JSON as one array of objects, one object, or a sequence of objects, with any formatting. Elements
// are found by counting brackets outside strings, so that an array of any length needs the memory
// of one element; the parser checks what is inside.
#pragma once

#include <optional>

#include "indexer/source/formats.h"
#include "indexer/source/value.h"

namespace tickerdex {

Likeness looks_like_json_lines(std::string_view text);
Likeness looks_like_json_values(std::string_view text);

void split_json_lines(SplitJob& job);
/// For an object around a list of articles (json_outline.h), the elements of the list.
void split_json_articles(SplitJob& job);
void split_json_values(SplitJob& job);
/// The values of an array, from behind its "[" to its end; what follows is left in the window.
void split_json_array(SplitJob& job);

std::variant<RawArticle, Rejected> parse_json_object(const Record& record, const KeyMap& map);
/// All of a record that is one object, for readers of their own keys; else the reject.
std::optional<Value> read_json_object(const Record& record, Rejected& rejected);

}  // namespace tickerdex

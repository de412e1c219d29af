// Filling the fields of an article from several places, of which the first that says something
// counts; used by the readers of wire formats.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/source/raw_article.h"

namespace tickerdex {

void set_if_empty(std::string& field, std::string value);
/// At most kMaxWireList entries; an empty text is none.
void add_unique(std::vector<std::string>& list, std::string value);
inline constexpr std::size_t kMaxWireList = 200;

/// A symbol with the market that it is listed on, by name, code or MIC ("NYSE", "XNYS"); the market
/// is left out if it is unknown. What cannot be a symbol is passed over.
void add_ticker(RawArticle& raw, std::string_view symbol, std::string_view market);

/// `body` without a first line that only says the title again.
std::string without_title_line(std::string body, std::string_view title);

}  // namespace tickerdex

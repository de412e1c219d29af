// Puts what a page's labels and time lines say into the fields of an article.
//
// Fields that were declared elsewhere are kept. Thread-safe.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/article/page/byline.h"
#include "indexer/article/page/time_line.h"
#include "indexer/source/raw_article.h"

namespace tickerdex::page {

/// Where to put them.
struct Fields {
  RawArticle& raw;
  std::string updated{};  ///< the date of a change: serves where no other date is found
};

/// Takes the label at `lines[at]` with its value, which may be on the lines below. How many lines
/// that were; 0 if there is no label, or what follows it is not a value of its kind.
std::size_t take_labelled(const std::vector<std::string_view>& lines, std::size_t at,
                          Fields& fields);

void take_topics(std::string_view line, Fields& fields);
void take_byline(const Byline& byline, Fields& fields);
void take_time(const TimeLine& line, Fields& fields);

/// The published time, as text that a page shows.
void take_published(std::string_view date, Fields& fields);

}  // namespace tickerdex::page

// Copies the values of a page's labels and time lines into the fields of an article.
//
// Fields that already have a value are kept. Thread-safe.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/article/page/byline.h"
#include "indexer/article/page/time_line.h"
#include "indexer/source/raw_article.h"

namespace tickerdex::page {

/// The fields to fill.
struct Fields {
  RawArticle& raw;
  std::string updated{};  ///< the date of a change: used if no other date is found
};

/// Takes the label at `lines[at]` with its value, which may be on the lines below. Returns how many
/// lines were used; 0 if there is no label or no value of its kind.
std::size_t take_labelled(const std::vector<std::string_view>& lines, std::size_t at,
                          Fields& fields);

void take_topics(std::string_view line, Fields& fields);
void take_byline(const Byline& byline, Fields& fields);
void take_time(const TimeLine& line, Fields& fields);

/// Sets the published time from the text of a page.
void take_published(std::string_view date, Fields& fields);

}  // namespace tickerdex::page

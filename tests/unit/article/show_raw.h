// A cleaned page as one string, for table tests: "title|author|published|topics|scores|body".
#pragma once

#include <string>
#include <string_view>

#include "indexer/source/raw_article.h"

namespace tickerdex {

/// Without empty fields; lines of the body are joined by " / ".
///   "title=Alibaba grows | author=Jane Doe | date=November 14, 2025 | body=One. / Two."
std::string show(const RawArticle& raw);

/// show() of a page after clean_page_text().
std::string cleaned(std::string_view page);

}  // namespace tickerdex

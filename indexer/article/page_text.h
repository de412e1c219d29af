// A web page as it looks when copied as text: takes navigation, labels, scores, dates and tails
// out of the body and puts them where they belong.
//
// Knows: navigation lines before the title (a lone "Back to News"), author and "9 hours ago"
// lines, a label and its value on neighbouring lines or run together ("Market Impact: 0.31",
// "Sentiment Score" above "0.66", "Ticker Sentiment" above "JD0.41"), topic labels glued as
// "Corporate EarningsCompany Outlook", a date at the very end, "Leave a Comment" and similar
// tails, a body that stands twice in the file (kept once). Thread-safe.
#pragma once

#include "indexer/source/raw_article.h"

namespace tickerdex {

/// Fills the fields of `raw` that its page text declares, and leaves title and clean body.
/// Fields that were declared elsewhere are kept.
void clean_page_text(RawArticle& raw);

}  // namespace tickerdex

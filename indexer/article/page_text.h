// Cleans a web page that was copied as text: moves labels, scores and dates from the body to their
// fields, and removes navigation and tails.
//
// Recognises: navigation lines before the title (a lone "Back to News"), author and "9 hours ago"
// lines, a label and its value on adjacent lines or run together ("Market Impact: 0.31", "Sentiment
// Score" above "0.66", "Ticker Sentiment" above "JD0.41"), glued topic labels ("Corporate
// EarningsCompany Outlook"), a date at the very end, "Leave a Comment" and similar tails, repeated
// copies of the body. Thread-safe.
#pragma once

#include "indexer/source/raw_article.h"

namespace tickerdex {

/// Fills the fields of `raw` from its page text, and leaves the title and a clean body. Fields that
/// already have a value are kept.
void clean_page_text(RawArticle& raw);

}  // namespace tickerdex

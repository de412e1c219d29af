// In which documents a term occurs, and how often: the seam between those who walk through postings
// (sets, counts, scores) and where they are stored.
//
// Postings come in batches, arrays that are decoded already, so that a walk is a loop over numbers
// and no call a posting. A caller walks several lists side by side by asking each for what lies
// below the end of a window of document numbers. One thread.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include <xapian.h>

#include "query/engine/document_number.h"

namespace tickerdex {

/// Postings in document order; valid until the next call on the same list.
struct PostingBatch {
  std::span<const DocumentNumber> documents;
  std::span<const std::uint32_t> wdfs;  ///< as many as documents
};

/// The postings of one term. Errors: Xapian::Error; Xapian::DatabaseModifiedError if the database was
/// written to since it was opened and what was read is not there any more.
class PostingList {
 public:
  virtual ~PostingList() = default;
  /// How many there are in all, wherever the list stands.
  virtual std::uint32_t termfreq() const = 0;
  /// The next postings below `end`, some or all of those left; empty: none is left below `end`.
  virtual PostingBatch next(std::uint64_t end) = 0;
  /// Goes on to the first posting of `document` or later; never back.
  virtual void skip_to(DocumentNumber document) = 0;
};

/// All terms of one open generation; lists may outlive it. Errors: Xapian::Error.
class PostingLists {
 public:
  virtual ~PostingLists() = default;
  /// An absent term has an empty list (termfreq 0), and so has the empty one.
  virtual std::unique_ptr<PostingList> list(std::string_view term) = 0;
  /// list(term)->termfreq(), without the list.
  virtual std::uint32_t termfreq(std::string_view term) = 0;
  /// Every document, with its length for wdf.
  virtual std::unique_ptr<PostingList> documents() = 0;
};

/// Reads the tables of `folder` itself where it knows their format, else through `database`.
std::unique_ptr<PostingLists> posting_lists(const Xapian::Database& database,
                                            const std::string& folder);

/// Through Xapian's API: the way for other formats, and the oracle of the other.
std::unique_ptr<PostingLists> posting_lists_by_xapian(const Xapian::Database& database);

}  // namespace tickerdex

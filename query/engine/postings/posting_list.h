// The documents in which a term occurs, and how often: the interface between the users of postings
// (sets, counts, scores) and their storage.
//
// Postings come in batches of decoded arrays, so that users loop over numbers without a call per
// posting. To iterate over several lists in parallel, request from each the postings below the end
// of a window of document numbers. Not thread-safe.
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

/// The postings of one term. Errors: Xapian::Error; Xapian::DatabaseModifiedError if the database
/// was written to since it was opened and the postings no longer exist.
class PostingList {
 public:
  virtual ~PostingList() = default;
  /// The total number of postings, independent of the position.
  virtual std::uint32_t termfreq() const = 0;
  /// Some or all of the remaining postings below `end`; empty: there are none.
  virtual PostingBatch next(std::uint64_t end) = 0;
  /// Moves forward to the first posting of `document` or later.
  virtual void skip_to(DocumentNumber document) = 0;
};

/// The posting lists of an open generation; lists may outlive it. Errors: Xapian::Error.
class PostingLists {
 public:
  virtual ~PostingLists() = default;
  /// An absent term and the empty term have an empty list (termfreq 0).
  virtual std::unique_ptr<PostingList> list(std::string_view term) = 0;
  /// list(term)->termfreq(), without the list.
  virtual std::uint32_t termfreq(std::string_view term) = 0;
  /// All documents, with their lengths as wdf.
  virtual std::unique_ptr<PostingList> documents() = 0;
};

/// Reads the tables of `folder` directly if their format is supported, else through `database`.
std::unique_ptr<PostingLists> posting_lists(const Xapian::Database& database,
                                            const std::string& folder);

/// Reads through Xapian's API: for other formats, and as the oracle of tests.
std::unique_ptr<PostingLists> posting_lists_by_xapian(const Xapian::Database& database);

}  // namespace tickerdex

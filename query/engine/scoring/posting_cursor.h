// A position in a posting list, with access to the current posting before it is consumed; and
// several lists as one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <utility>
#include <vector>

#include "query/engine/postings/posting_list.h"

namespace tickerdex {

/// Errors: those of the list; Xapian::DatabaseCorruptError for a document beyond `last`.
class PostingCursor {
 public:
  PostingCursor(std::unique_ptr<PostingList> list, DocumentNumber last)
      : list_(std::move(list)), last_(last) {
    load();
  }

  /// The document of the current posting; kEndOfDocuments at the end.
  std::uint64_t document() {
    if (at_ == batch_.documents.size()) load();
    return at_ < batch_.documents.size() ? batch_.documents[at_] : kEndOfDocuments;
  }
  /// Of the current posting, which must exist.
  std::uint32_t wdf() const { return batch_.wdfs[at_]; }

  /// Consumes some or all of the postings below `end`, at most `limit`; valid until the next call.
  /// Empty: there are none.
  PostingBatch take(std::uint64_t end, std::size_t limit = std::numeric_limits<std::size_t>::max());
  /// Moves to the first posting of `document` or later.
  void skip_to(DocumentNumber document);

 private:
  void load();

  std::unique_ptr<PostingList> list_;
  DocumentNumber last_;
  PostingBatch batch_;
  std::size_t at_ = 0;
  bool is_at_end_ = false;
};

/// Merges the postings of several terms, the forms of a word that count as one.
///
/// A document's wdf is the sum of the terms'. Mostly one term is common and the others are rare, so
/// runs of its postings between two documents of the others are copied unchanged. `termfreq` is
/// that of the result; document numbers go up to `last`.
std::unique_ptr<PostingList> merged_postings(std::vector<std::unique_ptr<PostingList>> lists,
                                             std::uint32_t termfreq, DocumentNumber last);

}  // namespace tickerdex

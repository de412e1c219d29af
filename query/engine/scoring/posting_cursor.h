// A place in a posting list: what is decoded there can be looked at before it is passed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <utility>

#include "query/engine/postings/posting_list.h"

namespace tickerdex {

/// Errors: those of the list; Xapian::DatabaseCorruptError for a document beyond `last`.
class PostingCursor {
 public:
  PostingCursor(std::unique_ptr<PostingList> list, DocumentNumber last)
      : list_(std::move(list)), last_(last) {
    load();
  }

  /// The document of the posting that the cursor is at; kEndOfDocuments at the end.
  std::uint64_t document() {
    if (at_ == batch_.documents.size()) load();
    return at_ < batch_.documents.size() ? batch_.documents[at_] : kEndOfDocuments;
  }
  /// Of that posting; there must be one.
  std::uint32_t wdf() const { return batch_.wdfs[at_]; }

  /// Postings from the cursor on that are below `end`, some or all of them but at most `most`,
  /// which the cursor passes; valid until the next call. Empty: none is left below `end`.
  PostingBatch take(std::uint64_t end, std::size_t most = std::numeric_limits<std::size_t>::max());
  /// On to the first posting of `document` or later.
  void skip_to(DocumentNumber document);

 private:
  void load();

  std::unique_ptr<PostingList> list_;
  DocumentNumber last_;
  PostingBatch batch_;
  std::size_t at_ = 0;
  bool is_at_end_ = false;
};

}  // namespace tickerdex

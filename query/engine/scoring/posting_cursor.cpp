#include "query/engine/scoring/posting_cursor.h"

#include <algorithm>

namespace tickerdex {

void PostingCursor::load() {
  if (is_at_end_) return;
  batch_ = list_->next(kEndOfDocuments);
  at_ = 0;
  is_at_end_ = batch_.documents.empty();
  if (!is_at_end_ && batch_.documents.back() > last_) {
    throw Xapian::DatabaseCorruptError("a posting list goes beyond the last document");
  }
}

PostingBatch PostingCursor::take(std::uint64_t end, std::size_t limit) {
  if (at_ == batch_.documents.size()) load();
  std::size_t count = std::min(batch_.documents.size() - at_, limit);
  const auto documents = batch_.documents.subspan(at_, count);
  if (count > 0 && documents.back() >= end) {
    const auto below = std::lower_bound(documents.begin(), documents.end(), end);
    count = static_cast<std::size_t>(below - documents.begin());
  }
  const PostingBatch taken{documents.first(count), batch_.wdfs.subspan(at_, count)};
  at_ += count;
  return taken;
}

void PostingCursor::skip_to(DocumentNumber document) {
  const auto documents = batch_.documents;
  if (documents.empty()) return;
  if (documents.back() < document) {
    list_->skip_to(document);
    load();
    return;
  }
  // Galloping search: it is mostly near.
  std::size_t low = at_;
  std::size_t step = 1;
  while (low + step < documents.size() && documents[low + step] < document) {
    low += step;
    step *= 2;
  }
  const auto high = std::min(low + step + 1, documents.size());
  const auto found =
      std::lower_bound(documents.begin() + static_cast<std::ptrdiff_t>(low),
                       documents.begin() + static_cast<std::ptrdiff_t>(high), document);
  at_ = static_cast<std::size_t>(found - documents.begin());
}

}  // namespace tickerdex

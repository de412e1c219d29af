#include "query/engine/scoring/posting_cursor.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

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

namespace {

constexpr std::size_t kBatch = 256;

class MergedPostings : public PostingList {
 public:
  MergedPostings(std::vector<std::unique_ptr<PostingList>> lists, std::uint32_t termfreq,
                 DocumentNumber last)
      : termfreq_(termfreq) {
    cursors_.reserve(lists.size());
    for (auto& list : lists) cursors_.emplace_back(std::move(list), last);
  }

  std::uint32_t termfreq() const override { return termfreq_; }

  PostingBatch next(std::uint64_t end) override {
    std::size_t count = 0;
    while (count < kBatch) {
      PostingCursor* first = nullptr;
      std::uint64_t document = kEndOfDocuments;
      std::uint64_t other = kEndOfDocuments;  // the next document of the other terms
      for (auto& cursor : cursors_) {
        const auto here = cursor.document();
        if (here < document) {
          other = document;
          document = here;
          first = &cursor;
        } else {
          other = std::min(other, here);
        }
      }
      if (document >= end) break;
      if (other == document) {
        documents_[count] = static_cast<DocumentNumber>(document);
        wdfs_[count] = take_all(documents_[count]);
        ++count;
        continue;
      }
      const auto batch = first->take(std::min(other, end), kBatch - count);
      std::copy(batch.documents.begin(), batch.documents.end(), documents_.begin() + count);
      std::copy(batch.wdfs.begin(), batch.wdfs.end(), wdfs_.begin() + count);
      count += batch.documents.size();
    }
    return {{documents_.data(), count}, {wdfs_.data(), count}};
  }

  void skip_to(DocumentNumber document) override {
    for (auto& cursor : cursors_) cursor.skip_to(document);
  }

 private:
  std::uint32_t take_all(DocumentNumber document) {
    std::uint32_t wdf = 0;
    for (auto& cursor : cursors_) {
      if (cursor.document() != document) continue;
      wdf += cursor.wdf();
      cursor.take(std::uint64_t{document} + 1, 1);
    }
    return wdf;
  }

  std::vector<PostingCursor> cursors_;
  std::uint32_t termfreq_;
  std::array<DocumentNumber, kBatch> documents_;
  std::array<std::uint32_t, kBatch> wdfs_;
};

}  // namespace

std::unique_ptr<PostingList> merged_postings(std::vector<std::unique_ptr<PostingList>> lists,
                                             std::uint32_t termfreq, DocumentNumber last) {
  return std::make_unique<MergedPostings>(std::move(lists), termfreq, last);
}

}  // namespace tickerdex

#include "query/engine/postings/glass_postings.h"

#include <algorithm>
#include <array>
#include <limits>
#include <string>
#include <utility>

#include "indexer/schema/glass/encoding.h"
#include "indexer/schema/glass/layout.h"
#include "indexer/schema/glass/posting_chunk.h"
#include "query/engine/postings/glass_cursor.h"
#include "query/engine/postings/posting_chunk.h"

namespace tickerdex {
namespace {

constexpr std::size_t kBatch = 256;

std::string key_of(std::string_view term) {
  std::string key;
  key.reserve(term.size() + 8);
  glass::append_escaped(key, term);
  return key;
}

glass::ListHead head_of(const GlassCursor& cursor, std::string_view& tag) {
  glass::ListHead head;
  if (!glass::take_list_head(tag, head)) cursor.fail("the head of a posting list");
  return head;
}

class GlassPostingList : public PostingList {
 public:
  /// `key` is that of the first chunk. `documents`: their number, if the list does not contain it.
  GlassPostingList(std::shared_ptr<const GlassTable> table, std::string key, DocumentNumber last,
                   std::uint32_t documents = 0)
      : table_(std::move(table)), cursor_(*table_), prefix_(std::move(key)), last_(last) {
    if (!cursor_.find(prefix_)) return;
    auto tag = cursor_.tag(space_);
    const auto head = head_of(cursor_, tag);
    termfreq_ = documents > 0 ? documents : head.documents;
    open(tag, head.first);
    cursor_.check_unchanged();
    finished_ = false;
    if (prefix_ != glass::kLengthsKey) prefix_.push_back('\0');
  }

  std::uint32_t termfreq() const override { return termfreq_; }

  PostingBatch next(std::uint64_t end) override {
    if (begin_ == end_ && !decode()) return {};
    const auto* const from = documents_.data() + begin_;
    const auto* const all = documents_.data() + end_;
    const auto* const to = all[-1] < end ? all : std::lower_bound(from, all, end);
    const auto count = static_cast<std::size_t>(to - from);
    const PostingBatch batch{{from, count}, {wdfs_.data() + begin_, count}};
    begin_ += count;
    return batch;
  }

  void skip_to(DocumentNumber document) override {
    if (begin_ == end_ || documents_[end_ - 1] < document) {
      begin_ = end_ = 0;
      if (finished_ || !go_to_chunk(document)) return;
      do {
        if (!decode()) return;
      } while (documents_[end_ - 1] < document);
    }
    const auto* const all = documents_.data();
    begin_ = static_cast<std::size_t>(std::lower_bound(all + begin_, all + end_, document) - all);
  }

 private:
  void open(std::string_view tag, DocumentNumber first) {
    if (!chunk_.open(tag, first)) cursor_.fail("the head of a chunk of postings");
    if (chunk_.last() > last_) cursor_.fail("postings go beyond the last document");
  }

  /// Opens the chunk at the cursor if it belongs to this list and begins at `min_first` or later.
  void open_later(DocumentNumber min_first) {
    const auto key = cursor_.key();
    const auto first = key.starts_with(prefix_)
                           ? glass::get_document_key(key.substr(prefix_.size()))
                           : DocumentNumber{0};
    if (first == 0 || first < min_first) cursor_.fail("chunks of postings out of order");
    open(cursor_.tag(space_), first);
    cursor_.check_unchanged();
  }

  bool next_chunk() {
    finished_ = chunk_.is_last();
    if (finished_) return false;
    const auto before = chunk_.last();
    if (before == std::numeric_limits<DocumentNumber>::max() || !cursor_.next()) cursor_.fail("a posting list has no end");
    open_later(before + 1);
    return true;
  }

  /// Moves to the first chunk that ends at `document` or later; false if there is none.
  bool go_to_chunk(DocumentNumber document) {
    if (chunk_.last() >= document) return true;
    if (!next_chunk()) return false;
    if (chunk_.last() < document && !chunk_.is_last()) {
      auto key = prefix_;
      glass::append_document_key(key, document);
      const auto here = chunk_.first();
      if (!cursor_.find_up_to(key)) cursor_.fail("a posting list has disappeared");
      open_later(here);
    }
    while (chunk_.last() < document) {
      if (!next_chunk()) return false;
    }
    return true;
  }

  bool decode() {
    begin_ = end_ = 0;
    if (finished_) return false;
    do {
      const auto count = chunk_.decode(documents_.data(), wdfs_.data(), kBatch);
      if (!count) cursor_.fail("a chunk of postings");
      cursor_.check_unchanged();  // before the decoded postings are used
      end_ = *count;
    } while (end_ == 0 && next_chunk());
    return end_ > 0;
  }

  std::shared_ptr<const GlassTable> table_;
  GlassCursor cursor_;
  std::string prefix_;  // of the keys of later chunks
  std::string space_;
  DocumentNumber last_;  // of the database
  PostingChunk chunk_;
  std::uint32_t termfreq_ = 0;
  bool finished_ = true;
  std::size_t begin_ = 0;  // decoded but not returned yet: [begin_, end_)
  std::size_t end_ = 0;
  std::array<DocumentNumber, kBatch> documents_;
  std::array<std::uint32_t, kBatch> wdfs_;
};

class GlassPostingLists : public PostingLists {
 public:
  GlassPostingLists(std::shared_ptr<const GlassTable> table, std::uint32_t documents,
                    DocumentNumber last)
      : table_(std::move(table)), documents_(documents), last_(last) {}

  std::unique_ptr<PostingList> list(std::string_view term) override {
    return std::make_unique<GlassPostingList>(table_, key_of(term), last_);
  }

  std::uint32_t termfreq(std::string_view term) override {
    GlassCursor cursor(*table_);
    if (!cursor.find(key_of(term))) return 0;
    std::string space;
    auto tag = cursor.tag(space);
    const auto head = head_of(cursor, tag);
    cursor.check_unchanged();
    return head.documents;
  }

  std::unique_ptr<PostingList> documents() override {
    return std::make_unique<GlassPostingList>(table_, std::string(glass::kLengthsKey), last_,
                                              documents_);
  }

 private:
  std::shared_ptr<const GlassTable> table_;
  std::uint32_t documents_;
  DocumentNumber last_;
};

}  // namespace

std::unique_ptr<PostingLists> glass_posting_lists(std::shared_ptr<const GlassTable> table,
                                                  std::uint32_t documents, DocumentNumber last) {
  return std::make_unique<GlassPostingLists>(std::move(table), documents, last);
}

}  // namespace tickerdex

// Postings through Xapian's PostingIterator, gathered into batches.
#include <array>
#include <cstddef>

#include "query/search/postings/posting_list.h"

namespace tickerdex {
namespace {

constexpr std::size_t kBatch = 256;

enum class Counted : std::uint8_t { occurrences, lengths };

class XapianPostingList : public PostingList {
 public:
  XapianPostingList(const Xapian::Database& database, const std::string& term,
                    std::uint32_t documents, Counted counted)
      : counted_(counted),
        document_count_(documents),
        at_(database.postlist_begin(term)),
        end_(database.postlist_end(term)) {}

  std::uint32_t document_count() const override { return document_count_; }

  PostingBatch next(DocumentNumber end) override {
    std::size_t count = 0;
    for (; count < kBatch && at_ != end_ && *at_ < end; ++at_, ++count) {
      documents_[count] = *at_;
      occurrences_[count] = counted_ == Counted::lengths ? at_.get_doclength() : at_.get_wdf();
    }
    return {{documents_.data(), count}, {occurrences_.data(), count}};
  }

  void skip_to(DocumentNumber document) override {
    if (at_ != end_) at_.skip_to(document);
  }

 private:
  Counted counted_;
  std::uint32_t document_count_;
  Xapian::PostingIterator at_;
  Xapian::PostingIterator end_;
  std::array<DocumentNumber, kBatch> documents_;
  std::array<std::uint32_t, kBatch> occurrences_;
};

class EmptyPostingList : public PostingList {
 public:
  std::uint32_t document_count() const override { return 0; }
  PostingBatch next(DocumentNumber) override { return {}; }
  void skip_to(DocumentNumber) override {}
};

class XapianPostingLists : public PostingLists {
 public:
  explicit XapianPostingLists(const Xapian::Database& database) : database_(database) {}

  // To Xapian the empty term is every document.
  std::unique_ptr<PostingList> list(std::string_view term) override {
    if (term.empty()) return std::make_unique<EmptyPostingList>();
    const std::string name(term);
    return std::make_unique<XapianPostingList>(database_, name, database_.get_termfreq(name),
                                               Counted::occurrences);
  }

  std::uint32_t document_count(std::string_view term) override {
    return term.empty() ? 0 : database_.get_termfreq(std::string(term));
  }

  std::unique_ptr<PostingList> documents() override {
    return std::make_unique<XapianPostingList>(database_, std::string(), database_.get_doccount(),
                                               Counted::lengths);
  }

 private:
  Xapian::Database database_;
};

}  // namespace

std::unique_ptr<PostingLists> posting_lists_by_xapian(const Xapian::Database& database) {
  return std::make_unique<XapianPostingLists>(database);
}

std::unique_ptr<PostingLists> posting_lists(const Xapian::Database& database, const std::string&) {
  return posting_lists_by_xapian(database);
}

}  // namespace tickerdex

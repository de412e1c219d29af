#include "query/engine/postings/posting_list.h"

#include <array>
#include <cstddef>
#include <utility>

#include "query/engine/postings/glass_postings.h"
#include "query/engine/postings/glass_table.h"

namespace tickerdex {
namespace {

/// The table in `folder`, if it can be read and belongs to `database` as opened.
std::shared_ptr<const GlassTable> table_of(const Xapian::Database& database,
                                           const std::string& folder) {
  const auto version = read_glass_version(folder);
  if (!version || version->uuid != database.get_uuid() ||
      version->revision != database.get_revision()) {
    return nullptr;
  }
  return GlassTable::open(folder + "/postlist.glass", version->postlist);
}

// Reads through Xapian's PostingIterator, in batches.

constexpr std::size_t kBatch = 256;

enum class Counted : std::uint8_t { wdf, lengths };

class XapianPostingList : public PostingList {
 public:
  XapianPostingList(Xapian::PostingIterator begin, std::uint32_t documents, Counted counted)
      : counted_(counted), termfreq_(documents), at_(std::move(begin)) {}

  std::uint32_t termfreq() const override { return termfreq_; }

  PostingBatch next(std::uint64_t end) override {
    std::size_t count = 0;
    for (; count < kBatch && at_ != Xapian::PostingIterator() && *at_ < end; ++at_, ++count) {
      documents_[count] = *at_;
      wdfs_[count] = counted_ == Counted::lengths ? at_.get_doclength() : at_.get_wdf();
    }
    return {{documents_.data(), count}, {wdfs_.data(), count}};
  }

  void skip_to(DocumentNumber document) override {
    if (at_ != Xapian::PostingIterator()) at_.skip_to(document);
  }

 private:
  Counted counted_;
  std::uint32_t termfreq_;
  Xapian::PostingIterator at_;
  std::array<DocumentNumber, kBatch> documents_;
  std::array<std::uint32_t, kBatch> wdfs_;
};

class XapianPostingLists : public PostingLists {
 public:
  explicit XapianPostingLists(const Xapian::Database& database) : database_(database) {}

  // In Xapian the empty term matches every document.
  std::unique_ptr<PostingList> list(std::string_view term) override {
    const std::string name(term);
    auto begin = name.empty() ? Xapian::PostingIterator() : database_.postlist_begin(name);
    return std::make_unique<XapianPostingList>(std::move(begin), termfreq(term), Counted::wdf);
  }

  std::uint32_t termfreq(std::string_view term) override {
    return term.empty() ? 0 : database_.get_termfreq(std::string(term));
  }

  std::unique_ptr<PostingList> documents() override {
    return std::make_unique<XapianPostingList>(database_.postlist_begin(std::string()),
                                               database_.get_doccount(), Counted::lengths);
  }

 private:
  Xapian::Database database_;
};

}  // namespace

std::unique_ptr<PostingLists> posting_lists(const Xapian::Database& database,
                                            const std::string& folder) {
  auto table = table_of(database, folder);
  if (!table) return posting_lists_by_xapian(database);
  return glass_posting_lists(std::move(table), database.get_doccount(), database.get_lastdocid());
}

std::unique_ptr<PostingLists> posting_lists_by_xapian(const Xapian::Database& database) {
  return std::make_unique<XapianPostingLists>(database);
}

}  // namespace tickerdex

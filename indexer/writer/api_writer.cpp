#include "indexer/writer/api_writer.h"

#include <xapian.h>

#include <utility>

#include "indexer/writer/glass/limits.h"
#include "indexer/writer/glass/tag_compressor.h"

namespace tickerdex {
namespace {

constexpr std::uint64_t kPositionBytes = 2;
constexpr std::uint64_t kValueBytes = 120;

class ApiWriter : public Writer {
 public:
  explicit ApiWriter(const WriterOptions& options)
      : database_(options.folder, Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS),
        budget_bytes_(options.memory_bytes) {}

  void add(const Document& document) override {
    ++last_document_;
    Xapian::Document out;
    for (const auto& occurrence : document.occurrences) {
      const auto term = document.term(occurrence);
      glass::check_term(term, last_document_);
      term_.assign(term);
      if (occurrence.position == 0) {
        out.add_term(term_, occurrence.wdf);
      } else {
        out.add_posting(term_, occurrence.position, occurrence.wdf);
      }
    }
    for (const auto& [slot, value] : document.values) {
      out.add_value(slot, value);
      pending_bytes_ += kValueBytes + value.size();
    }
    data_.assign(document.data);
    glass::pad_for_inflate(data_);
    out.set_data(data_);
    pending_bytes_ +=
        out.termlist_count() * kPendingPostingBytes + document.occurrences.size() * kPositionBytes;
    database_.add_document(out);
    if (pending_bytes_ >= budget_bytes_) commit();
  }

  void make_room(std::uint64_t bytes) override {
    const bool fits = bytes <= budget_bytes_ && pending_bytes_ <= budget_bytes_ - bytes;
    if (!fits && pending_bytes_ > 0) commit();
  }

  void set_metadata(const std::string& key, const std::string& value) override {
    glass::check_metadata_key(key);
    database_.set_metadata(key, value);
  }

  void finish() override {
    commit();
    database_.close();
  }

 private:
  void commit() {
    database_.commit();
    pending_bytes_ = 0;
  }

  Xapian::WritableDatabase database_;
  std::uint64_t budget_bytes_;
  std::uint64_t pending_bytes_ = 0;
  std::uint32_t last_document_ = 0;
  std::string term_;
  std::string data_;
};

}  // namespace

std::unique_ptr<Writer> make_api_writer(const WriterOptions& options) {
  return std::make_unique<ApiWriter>(options);
}

}  // namespace tickerdex

#include "indexer/writer/invert/stored_tags.h"

#include <algorithm>
#include <utility>

#include "indexer/schema/glass/encoding.h"
#include "indexer/writer/glass/tag_compressor.h"
#include "indexer/writer/glass/termlist_encoder.h"

namespace tickerdex::invert {
namespace {

// Entries to add to a table: contiguous tags, with the key and the end of each.
class FinishedTags {
 public:
  void add(std::uint32_t document, bool second_entry, std::string_view tag,
           glass::TagCompressor& compressor) {
    const bool compressed = compressor.append(tag, bytes_);
    entries_.push_back({bytes_.size(), document, second_entry, compressed});
  }

  void add_as_it_is(std::uint32_t document, std::string_view data) {
    bytes_ += data;
    entries_.push_back({bytes_.size(), document, false, false});
  }

  void write(glass::TableWriter& table) const {
    std::size_t begin = 0;
    std::string key;
    for (const auto& entry : entries_) {
      key.clear();
      glass::append_document_key(key, entry.document);
      if (entry.second_entry) key.push_back('\0');
      table.add(key, std::string_view(bytes_).substr(begin, entry.end - begin), entry.compressed);
      begin = entry.end;
    }
  }

 private:
  struct Entry {
    std::size_t end;
    std::uint32_t document;
    bool second_entry;
    bool compressed;
  };
  std::string bytes_;
  std::vector<Entry> entries_;
};

class TermlistTask : public Task {
 public:
  TermlistTask(const MemoryRun& run, std::size_t piece, glass::TableWriter& table,
               Compressors& compressors)
      : run_(run), piece_(piece), table_(table), compressors_(compressors) {}

  void run(std::uint32_t worker) override {
    auto& compressor = compressors_[worker];
    DocumentReader reader(run_.documents().piece(piece_));
    while (reader.next_document()) {
      encode(reader);
      tags_.add(reader.number(), false, tag_, compressor);
      if (!reader.slots_tag().empty()) {
        tags_.add(reader.number(), true, reader.slots_tag(), compressor);
      }
    }
  }

  void finish() override { tags_.write(table_); }

 private:
  void encode(DocumentReader& reader) {
    // Lookups in arrays of the size of the dictionary are prefetched some steps ahead.
    const auto& sorted = run_.terms();
    terms_.clear();
    for (auto left = reader.terms(); left > 0; --left) {
      std::uint32_t number;
      std::string_view record;
      const char* payload;
      std::uint64_t delta;
      std::uint64_t wdf;
      reader.next_term(number, record, payload);
      glass::get_varint(glass::get_varint(payload, delta), wdf);
      sorted.prefetch_rank(number);
      terms_.push_back(std::uint64_t{number} << 32 | static_cast<std::uint32_t>(wdf));
    }
    for (auto& term : terms_) {
      const std::uint64_t rank = sorted.rank(upper(term));
      sorted.prefetch_start(static_cast<std::uint32_t>(rank));
      term = rank << 32 | wdf_of(term);
    }
    std::sort(terms_.begin(), terms_.end());
    tag_.clear();
    if (terms_.empty()) return;
    glass::TermlistEncoder encoder(tag_, reader.length(), terms_.size());
    constexpr std::size_t kAhead = 8;
    for (std::size_t i = 0; i < terms_.size(); ++i) {
      if (i + kAhead < terms_.size()) sorted.prefetch_text(upper(terms_[i + kAhead]));
      encoder.add(sorted.term(upper(terms_[i])), wdf_of(terms_[i]));
    }
  }

  static std::uint32_t upper(std::uint64_t term) {
    return static_cast<std::uint32_t>(term >> 32);
  }
  static std::uint32_t wdf_of(std::uint64_t term) { return static_cast<std::uint32_t>(term); }

  const MemoryRun& run_;
  std::size_t piece_;
  glass::TableWriter& table_;
  Compressors& compressors_;
  std::vector<std::uint64_t> terms_;  // number, later rank, and wdf in the lower half
  std::string tag_;
  FinishedTags tags_;
};

}  // namespace

class DocdataWriter::Batch : public Task {
 public:
  Batch(glass::TableWriter& table, Compressors& compressors, std::size_t bytes)
      : table_(table), compressors_(compressors) {
    text_.reserve(bytes);
  }

  void add(std::uint32_t document, const std::string& data, bool is_compressed) {
    text_ += data;
    documents_.push_back({document, is_compressed, text_.size()});
  }
  bool has_room(std::size_t bytes) const { return text_.capacity() - text_.size() >= bytes; }

  void run(std::uint32_t worker) override {
    std::size_t begin = 0;
    for (const auto& [document, is_compressed, end] : documents_) {
      const auto data = std::string_view(text_).substr(begin, end - begin);
      if (is_compressed && data.size() <= glass::kInflateStep) {
        tags_.add_as_it_is(document, data);
      } else {
        tags_.add(document, false, data, compressors_[worker]);
      }
      begin = end;
    }
    text_ = {};
  }

  void finish() override { tags_.write(table_); }

 private:
  glass::TableWriter& table_;
  Compressors& compressors_;
  std::string text_;
  struct Stretch {
    std::uint32_t document;
    bool is_compressed;
    std::size_t end;
  };
  std::vector<Stretch> documents_;
  FinishedTags tags_;
};

DocdataWriter::DocdataWriter(glass::TableWriter& table, Compressors& compressors,
                             OrderedWorkers& workers, std::size_t batch_bytes)
    : table_(table), compressors_(compressors), workers_(workers), batch_bytes_(batch_bytes) {}

DocdataWriter::~DocdataWriter() = default;

void DocdataWriter::add(std::uint32_t document, const std::string& data, bool is_compressed) {
  if (data.empty()) return;
  if (batch_ && !batch_->has_room(data.size())) flush();
  if (!batch_) {
    batch_ = std::make_unique<Batch>(table_, compressors_, std::max(batch_bytes_, data.size()));
  }
  batch_->add(document, data, is_compressed);
}

void DocdataWriter::flush() {
  if (batch_) workers_.submit(std::move(batch_));
}

std::unique_ptr<Task> termlist_task(const MemoryRun& run, std::size_t piece,
                                    glass::TableWriter& table, Compressors& compressors) {
  return std::make_unique<TermlistTask>(run, piece, table, compressors);
}

}  // namespace tickerdex::invert

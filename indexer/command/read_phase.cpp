#include "indexer/command/read_phase.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <memory>
#include <utility>
#include <vector>

#include "indexer/article/article_builder.h"
#include "indexer/article/ticker/symbols.h"
#include "indexer/command/settings.h"
#include "indexer/process/memory.h"
#include "indexer/process/threads.h"
#include "indexer/schema/article_codec.h"

namespace tickerdex {
namespace {

constexpr std::size_t kBatchRecords = 512;

struct RecordBatch {
  std::size_t bytes = 0;
  std::uint64_t memory_bytes = 0;  ///< needed until its articles are consumed
  std::vector<Record> records;
  std::vector<std::uint64_t> sequences;
};

struct EncodedArticle {
  ReadArticle article;
  std::size_t end = 0;  ///< in the batch's bytes
  bool is_relative = false;
  std::int64_t changes_utc = ledger::kNever;
};

// Numbers the records of each file separately, so that a record's sequence number does not depend
// on which other files are read.
class Sequence {
 public:
  std::uint64_t next(std::uint64_t file) {
    if (file != file_) record_ = 0;
    file_ = file;
    return file << ledger::kFileShift | record_++;
  }

 private:
  std::uint64_t file_ = 0;
  std::uint64_t record_ = 0;
};

struct ArticleBatch {
  std::vector<EncodedArticle> articles;
  std::string bytes;
  std::vector<Rejected> rejected;
  std::vector<Rejected> unreadable_dates;
};

// One per thread.
class RecordWorker {
 public:
  RecordWorker(const ArticleOptions& options, const RebuildRequest& request)
      : builder_(options), request_(&request) {}

  ArticleBatch work(RecordBatch&& batch) {
    ArticleBatch out;
    for (std::size_t i = 0; i < batch.records.size(); ++i) {
      add(batch.records[i], batch.sequences[i], out);
      batch.records[i].bytes = {};
    }
    return out;
  }

 private:
  void add(const Record& record, std::uint64_t sequence, ArticleBatch& out) {
    auto parsed = parse_record(record, request_->key_map);
    if (auto* rejected = std::get_if<Rejected>(&parsed)) {
      out.rejected.push_back(std::move(*rejected));
      return;
    }
    auto built = builder_.build(std::move(std::get<RawArticle>(parsed)));
    if (auto* rejected = std::get_if<Rejected>(&built)) {
      out.rejected.push_back(std::move(*rejected));
      return;
    }
    const Article& article = std::get<Article>(built);
    // Each word of a title makes two terms; the estimate for the record does not know its fields.
    std::uint64_t indexing_bytes = record.indexing_bytes;
    if (article.title.size() > kSmallRecordBytes) indexing_bytes *= 2;
    const std::uint64_t limit = request_->plan().record_bytes();
    if (record.indexing_bytes <= limit && indexing_bytes > limit) {
      out.rejected.push_back({std::string(kReasonNeedsMemory),
                              fmt::format("a title of {:.1f} MB; run with --memory {}",
                                          static_cast<double>(article.title.size()) / 1e6,
                                          MemoryPlan::memory_for(indexing_bytes, request_->jobs)),
                              record.place});
      return;
    }
    if (const std::string& date = builder_.unreadable_date(); !date.empty()) {
      out.unreadable_dates.push_back({std::string(kReasonUnreadableDate), date, record.place});
    }
    const std::size_t begin = out.bytes.size();
    encode_article(article, out.bytes);
    const auto key = article_key(article.id, std::string_view(out.bytes).substr(begin));
    out.articles.push_back(
        {{article.published_utc, {key, sequence}, indexing_bytes},
         out.bytes.size(),
         article.date_known == DateKnown::relative || article.date_known == DateKnown::file,
         builder_.changes_utc()});
  }

  ArticleBuilder builder_;
  const RebuildRequest* request_;
};

}  // namespace

ReadTotals read_phase(const RebuildRequest& request, const ReadHooks& hooks, Rejects& rejects,
                      Progress& progress) {
  std::optional<Symbols> symbols;
  if (!request.symbols_path.empty()) symbols = Symbols::load(request.symbols_path);
  const ArticleOptions article_options{symbols ? &*symbols : nullptr, request.now_utc};

  ReadTotals totals;
  progress.begin("reading", 0, "articles");
  const auto reject = [&](const Rejected& rejected) {
    rejects.add(rejected);
    if (hooks.ledger) hooks.ledger->reject(rejected.place.file, rejected.reason);
  };
  const std::function<void(ArticleBatch &&)> consume = [&](ArticleBatch&& batch) {
    std::size_t begin = 0;
    for (const auto& read : batch.articles) {
      hooks.article(read.article, std::string_view(batch.bytes).substr(begin, read.end - begin));
      begin = read.end;
      if (hooks.ledger) {
        hooks.ledger->date(read.article.record.file(), read.is_relative, read.changes_utc);
      }
    }
    for (const auto& rejected : batch.rejected) reject(rejected);
    for (const auto& noted : batch.unreadable_dates) rejects.note_date(noted);
    totals.articles += batch.articles.size();
    progress.advance(totals.articles);
  };
  std::vector<std::unique_ptr<RecordWorker>> tools;
  for (std::uint32_t i = 0; i < request.jobs; ++i) {
    tools.push_back(std::make_unique<RecordWorker>(article_options, request));
  }
  const MemoryPlan plan = request.plan();
  OrderedWorkers workers(request.jobs, plan.record_bytes());
  const auto submit = [&](RecordBatch&& batch) {
    const std::uint64_t memory = batch.memory_bytes;
    workers.submit(std::make_unique<BatchTask<RecordWorker, RecordBatch, ArticleBatch>>(
                       std::move(batch), tools, consume),
                   memory);
  };

  SourceOptions options = source_options(request);
  options.wants = hooks.wants;
  if (hooks.ledger) {
    options.on_file_end = [&](const SourceFile& file, const FileOutcome& outcome) {
      hooks.ledger->file(file, outcome);
    };
  }
  options.room.bytes = plan.record_bytes();
  options.room.memory_for = [&](std::uint64_t bytes) {
    return MemoryPlan::memory_for(bytes, request.jobs);
  };
  options.room.before_growth = [&](std::size_t window) {
    // The record is in the window and in the copy that is handed over.
    workers.make_room(std::min<std::uint64_t>(2 * window, plan.record_bytes()));
  };
  const std::size_t max_bytes = plan.read_batch_bytes();
  RecordBatch batch;
  Sequence sequence;
  const auto add = [&](Record&& record) {
    batch.bytes += record.bytes.size();
    batch.memory_bytes +=
        record.reading_bytes > 0 ? record.reading_bytes : record.bytes.size() * kSmallFactor;
    batch.sequences.push_back(sequence.next(record.place.file));
    batch.records.push_back(std::move(record));
  };
  totals.sources = read_sources(
      options,
      [&](Record&& record) {
        const bool is_large = record.reading_bytes > 0;
        if (is_large && !batch.records.empty()) submit(std::exchange(batch, {}));
        if (record.reading_bytes > plan.record_bytes() / 2) {
          workers.drain();
          return_free_memory();
        }
        add(std::move(record));
        if (is_large || batch.bytes >= max_bytes || batch.records.size() >= kBatchRecords) {
          submit(std::exchange(batch, {}));
        }
      },
      [&](Rejected&& rejected) { reject(rejected); });
  if (!batch.records.empty()) submit(std::move(batch));
  workers.drain();
  progress.end();
  return totals;
}

}  // namespace tickerdex

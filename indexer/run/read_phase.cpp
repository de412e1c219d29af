#include "indexer/run/read_phase.h"

#include <functional>
#include <memory>
#include <utility>
#include <vector>

#include "indexer/article/complete.h"
#include "indexer/run/batch_task.h"
#include "indexer/schema/article_codec.h"
#include "indexer/schema/ticker/symbols.h"

namespace tickerdex {
namespace {

constexpr std::size_t kBatchRecords = 512;

struct RecordBatch {
  std::size_t bytes = 0;
  std::vector<Record> records;
  std::vector<std::uint64_t> sequences;
};

struct EncodedArticle {
  ReadArticle article;
  std::size_t end = 0;  ///< in the batch's bytes
  bool is_relative = false;
  std::int64_t changes_utc = ledger::kNever;
};

// Numbers the records of each file on their own, so that a record's place in the order of all does
// not depend on which other files are read.
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
};

// One a thread.
class RecordWorker {
 public:
  RecordWorker(const CompleteOptions& options, const KeyMap& map)
      : completer_(options), map_(&map) {}

  ArticleBatch work(RecordBatch&& batch) {
    ArticleBatch out;
    for (std::size_t i = 0; i < batch.records.size(); ++i) {
      add(batch.records[i], batch.sequences[i], out);
    }
    return out;
  }

 private:
  void add(const Record& record, std::uint64_t sequence, ArticleBatch& out) {
    auto parsed = parse_record(record, *map_);
    if (auto* rejected = std::get_if<Rejected>(&parsed)) {
      out.rejected.push_back(std::move(*rejected));
      return;
    }
    auto completed = completer_.complete(std::move(std::get<RawArticle>(parsed)));
    if (auto* rejected = std::get_if<Rejected>(&completed)) {
      out.rejected.push_back(std::move(*rejected));
      return;
    }
    const Article& article = std::get<Article>(completed);
    const std::size_t begin = out.bytes.size();
    encode_article(article, out.bytes);
    const auto key = article_key(article.id, std::string_view(out.bytes).substr(begin));
    out.articles.push_back({{article.published_utc, {key, sequence}},
                            out.bytes.size(),
                            article.date_known == DateKnown::relative ||
                                article.date_known == DateKnown::file,
                            completer_.changes_utc()});
  }

  Completer completer_;
  const KeyMap* map_;
};

}  // namespace

ReadTotals read_phase(const RebuildRequest& request, const ReadHooks& hooks, Rejects& rejects,
                      Progress& progress) {
  std::optional<Symbols> symbols;
  if (!request.symbols_path.empty()) symbols = Symbols::load(request.symbols_path);
  const CompleteOptions complete_options{symbols ? &*symbols : nullptr, request.now_utc};

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
    totals.articles += batch.articles.size();
    progress.advance(totals.articles);
  };
  std::vector<std::unique_ptr<RecordWorker>> tools;
  for (std::uint32_t i = 0; i < request.jobs; ++i) {
    tools.push_back(std::make_unique<RecordWorker>(complete_options, request.key_map));
  }
  OrderedWorkers workers(request.jobs);
  const auto submit = [&](RecordBatch&& batch) {
    workers.submit(std::make_unique<BatchTask<RecordWorker, RecordBatch, ArticleBatch>>(
        std::move(batch), tools, consume));
  };

  SourceOptions options;
  options.sources = request.sources;
  options.index = request.index;
  options.links = request.links;
  options.format = request.format;
  options.standard_input = request.standard_input;
  options.now_utc = request.now_utc;
  options.wants = hooks.wants;
  if (hooks.ledger) {
    options.on_file_end = [&](const SourceFile& file, const FileOutcome& outcome) {
      hooks.ledger->file(file, outcome);
    };
  }
  const std::size_t most_bytes = batch_bytes(request.memory_bytes, request.jobs);
  RecordBatch batch;
  Sequence sequence;
  totals.sources = read_sources(
      options,
      [&](Record&& record) {
        batch.bytes += record.bytes.size();
        batch.sequences.push_back(sequence.next(record.place.file));
        batch.records.push_back(std::move(record));
        if (batch.bytes < most_bytes && batch.records.size() < kBatchRecords) return;
        submit(std::exchange(batch, {}));
      },
      [&](Rejected&& rejected) { reject(rejected); });
  if (!batch.records.empty()) submit(std::move(batch));
  workers.drain();
  progress.end();
  return totals;
}

}  // namespace tickerdex

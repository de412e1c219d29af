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
  std::uint64_t first_sequence = 0;
  std::size_t bytes = 0;
  std::vector<Record> records;
};

struct EncodedArticle {
  std::string id;
  std::optional<std::int64_t> published_utc;
  std::uint64_t sequence = 0;
  std::size_t end = 0;  ///< in the batch's bytes
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
    std::uint64_t sequence = batch.first_sequence;
    for (auto& record : batch.records) add(record, sequence++, out);
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
    encode_article(article, out.bytes);
    out.articles.push_back({article.id, article.published_utc, sequence, out.bytes.size()});
  }

  Completer completer_;
  const KeyMap* map_;
};

}  // namespace

ReadTotals read_phase(const RebuildRequest& request, Spool& spool, Rejects& rejects,
                      Progress& progress) {
  std::optional<Symbols> symbols;
  if (!request.symbols_path.empty()) symbols = Symbols::load(request.symbols_path);
  const CompleteOptions complete_options{symbols ? &*symbols : nullptr, request.now_utc};

  ReadTotals totals;
  progress.begin("reading", 0, "articles");
  const std::function<void(ArticleBatch &&)> consume = [&](ArticleBatch&& batch) {
    std::size_t begin = 0;
    for (const auto& article : batch.articles) {
      spool.add(article.id, article.published_utc, article.sequence,
                std::string_view(batch.bytes).substr(begin, article.end - begin));
      begin = article.end;
    }
    for (const auto& rejected : batch.rejected) rejects.add(rejected);
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
  options.format = request.format;
  options.standard_input = request.standard_input;
  options.now_utc = request.now_utc;
  const std::size_t most_bytes = batch_bytes(request.memory_bytes, request.jobs);
  RecordBatch batch;
  std::uint64_t sequence = 0;
  totals.sources = read_sources(
      options,
      [&](Record&& record) {
        batch.bytes += record.bytes.size();
        batch.records.push_back(std::move(record));
        ++sequence;
        if (batch.bytes < most_bytes && batch.records.size() < kBatchRecords) return;
        submit(std::exchange(batch, RecordBatch{sequence, 0, {}}));
      },
      [&](Rejected&& rejected) { rejects.add(rejected); });
  if (!batch.records.empty()) submit(std::move(batch));
  workers.drain();
  progress.end();
  return totals;
}

}  // namespace tickerdex

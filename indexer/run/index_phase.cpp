#include "indexer/run/index_phase.h"

#include <algorithm>
#include <functional>
#include <memory>
#include <utility>
#include <vector>

#include "indexer/build/index_document.h"
#include "indexer/build/train_dictionary.h"
#include "indexer/run/batch_task.h"
#include "indexer/schema/article_codec.h"
#include "indexer/schema/fields.h"
#include "indexer/schema/generation.h"
#include "indexer/schema/stored_data.h"

namespace tickerdex {
namespace {

using EncodedBatch = std::vector<Spool::Item>;

struct DocumentBatch {
  std::vector<Document> documents;
  std::vector<ArticleKey> keys;
  std::uint64_t undated = 0;
};

// One a thread.
class DocumentWorker {
 public:
  explicit DocumentWorker(const DataDictionary& dictionary) : compressor_(dictionary) {}

  DocumentBatch work(EncodedBatch&& batch) {
    DocumentBatch out;
    out.documents.resize(batch.size());
    for (std::size_t i = 0; i < batch.size(); ++i) {
      const Article article = decode_article(batch[i].encoded);
      if (!article.published_utc) ++out.undated;
      Document& document = out.documents[i];
      maker_.make(article, document);
      out.keys.push_back(batch[i].key);
      compressor_.compress(batch[i].encoded, document.data);
      document.data_is_compressed = true;
    }
    return out;
  }

 private:
  DocumentMaker maker_;
  DataCompressor compressor_;
};

// What is left beside the process itself, the spool and the batches under way: half of a small
// budget, three quarters of what a large one has above that.
std::uint64_t writer_memory(std::uint64_t memory_bytes) {
  constexpr std::uint64_t kBeside = std::uint64_t{96} << 20;
  const std::uint64_t above = memory_bytes > kBeside ? (memory_bytes - kBeside) / 4 * 3 : 0;
  return std::max(memory_bytes / 2, above);
}

std::unique_ptr<Writer> make_writer(const RebuildRequest& request, const std::string& folder) {
  WriterOptions options;
  options.folder = folder;
  options.memory_bytes = writer_memory(request.memory_bytes);
  options.jobs = request.jobs;
  return request.writer == WriterKind::bulk ? make_bulk_writer(options) : make_api_writer(options);
}

}  // namespace

IndexTotals index_phase(const RebuildRequest& request, Spool& spool, const IndexTarget& target,
                        Progress& progress) {
  auto writer = make_writer(request, target.folder);
  writer->set_metadata(std::string(layout::kSchemaKey), std::to_string(kSchemaVersion));
  writer->set_metadata(std::string(layout::kAnalyzerKey), Analyzer::identity());
  writer->set_metadata(std::string(layout::kGenerationKey), target.generation);

  const DataDictionary dictionary(target.dictionary.empty()
                                      ? train_dictionary(spool.sample(kSampleBytes))
                                      : target.dictionary);
  if (!dictionary.bytes().empty()) {
    writer->set_metadata(dictionary.metadata_key(), dictionary.bytes());
  }

  IndexTotals totals;
  std::uint64_t written = 0;
  progress.begin("indexing", spool.size(), "articles");
  const std::function<void(DocumentBatch &&)> consume = [&](DocumentBatch&& batch) {
    for (const auto& document : batch.documents) writer->add(document);
    for (const auto& key : batch.keys) target.document(key);
    totals.undated += batch.undated;
    written += batch.documents.size();
    progress.advance(written);
  };
  std::vector<std::unique_ptr<DocumentWorker>> tools;
  for (std::uint32_t i = 0; i < request.jobs; ++i) {
    tools.push_back(std::make_unique<DocumentWorker>(dictionary));
  }
  OrderedWorkers workers(request.jobs);
  const auto submit = [&](EncodedBatch&& batch) {
    workers.submit(std::make_unique<BatchTask<DocumentWorker, EncodedBatch, DocumentBatch>>(
        std::move(batch), tools, consume));
  };
  const std::size_t most_bytes = batch_bytes(request.memory_bytes, request.jobs);
  EncodedBatch batch;
  std::size_t bytes = 0;
  for (Spool::Item item; spool.next(item);) {
    bytes += item.encoded.size();
    batch.push_back(std::move(item));
    if (bytes < most_bytes) continue;
    submit(std::exchange(batch, {}));
    bytes = 0;
  }
  if (!batch.empty()) submit(std::move(batch));
  workers.drain();
  progress.begin("merging", 0, "articles");
  writer->finish();
  progress.end();
  return totals;
}

}  // namespace tickerdex

#include "indexer/command/index_phase.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <memory>
#include <utility>
#include <vector>

#include "indexer/process/memory.h"
#include "indexer/process/threads.h"
#include "indexer/schema/article_codec.h"
#include "indexer/schema/fields.h"
#include "indexer/schema/generation.h"
#include "indexer/schema/stored_data.h"
#include "indexer/writer/api_writer.h"
#include "indexer/writer/bulk_writer.h"
#include "indexer/writer/index_document.h"
#include "indexer/writer/train_dictionary.h"

namespace tickerdex {
namespace {

using EncodedBatch = std::vector<Spool::Item>;

struct DocumentBatch {
  std::vector<Document> documents;
  std::uint64_t memory_bytes = 0;  ///< of a large document in a batch of its own; 0: small ones
  std::vector<ArticleKey> keys;
  std::uint64_t undated = 0;
};

// One per thread.
class DocumentWorker {
 public:
  explicit DocumentWorker(const DataDictionary& dictionary) : compressor_(dictionary) {}

  DocumentBatch work(EncodedBatch&& batch) {
    DocumentBatch out;
    out.documents.resize(batch.size());
    out.memory_bytes = batch.front().memory_bytes;
    for (std::size_t i = 0; i < batch.size(); ++i) {
      Document& document = out.documents[i];
      make(batch[i].encoded, document, out);
      out.keys.push_back(batch[i].key);
      compressor_.compress(batch[i].encoded, document.data);
      document.data_is_compressed = true;
      batch[i].encoded = {};
    }
    return out;
  }

 private:
  void make(std::string_view encoded, Document& document, DocumentBatch& out) {
    const Article article = decode_article(encoded);
    if (!article.published_utc) ++out.undated;
    maker_.make(article, document);
  }

  DocumentMaker maker_;
  DataCompressor compressor_;
};

std::unique_ptr<Writer> make_writer(const RebuildRequest& request, const std::string& folder) {
  WriterOptions options;
  options.folder = folder;
  options.memory_bytes = request.plan().writer_bytes();
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
    if (batch.memory_bytes > 0) writer->make_room(batch.memory_bytes);
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
  const MemoryPlan plan = request.plan();
  OrderedWorkers workers(request.jobs, plan.in_flight_bytes());
  const std::size_t max_bytes = plan.index_batch_bytes();
  EncodedBatch batch;
  std::size_t bytes = 0;
  const auto submit = [&](std::uint64_t memory_bytes) {
    if (batch.empty()) return;
    workers.submit(std::make_unique<BatchTask<DocumentWorker, EncodedBatch, DocumentBatch>>(
                       std::exchange(batch, {}), tools, consume),
                   memory_bytes);
    bytes = 0;
  };
  const auto submit_small = [&] { submit(bytes * MemoryPlan::kDocumentFactor); };
  const auto finish_pending = [&] {
    workers.drain();
    writer->make_room(std::numeric_limits<std::uint64_t>::max());
    return_free_memory();
  };
  const auto before = [&](std::uint64_t memory_bytes) {
    if (memory_bytes == 0) return;
    submit_small();
    if (memory_bytes > plan.in_flight_bytes()) {
      finish_pending();
    } else {
      workers.make_room(memory_bytes);
    }
  };
  for (Spool::Item item; spool.next(item, before);) {
    const std::uint64_t memory_bytes = item.memory_bytes;
    bytes += item.encoded.size();
    batch.push_back(std::move(item));
    if (memory_bytes > 0) {
      submit(memory_bytes);
      if (memory_bytes > plan.in_flight_bytes()) finish_pending();
    } else if (bytes >= max_bytes) {
      submit_small();
    }
  }
  submit_small();
  workers.drain();
  progress.begin("merging", 0, "articles");
  writer->finish();
  progress.end();
  return totals;
}

}  // namespace tickerdex

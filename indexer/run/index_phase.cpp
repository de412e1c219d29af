#include "indexer/run/index_phase.h"

#include <memory>
#include <utility>
#include <vector>

#include "indexer/build/index_document.h"
#include "indexer/run/ordered_pipeline.h"
#include "indexer/schema/article_codec.h"
#include "indexer/schema/fields.h"
#include "indexer/schema/generation.h"

namespace tickerdex {
namespace {

constexpr std::size_t kBatchBytes = 1 << 18;

using EncodedBatch = std::vector<std::string>;

struct DocumentBatch {
  std::vector<Document> documents;
  std::uint64_t undated = 0;
};

DocumentBatch make_documents(DocumentMaker& maker, const EncodedBatch& batch) {
  DocumentBatch out;
  out.documents.resize(batch.size());
  for (std::size_t i = 0; i < batch.size(); ++i) {
    const Article article = decode_article(batch[i]);
    if (!article.published_utc) ++out.undated;
    maker.make(article, batch[i], out.documents[i]);
  }
  return out;
}

std::unique_ptr<Writer> make_writer(const RebuildRequest& request, const std::string& folder) {
  WriterOptions options;
  options.folder = folder;
  options.memory_bytes = request.memory_bytes / 2;
  options.jobs = request.jobs;
  return request.writer == WriterKind::bulk ? make_bulk_writer(options) : make_api_writer(options);
}

}  // namespace

IndexTotals index_phase(const RebuildRequest& request, Spool& spool, const Candidate& candidate,
                        Progress& progress) {
  auto writer = make_writer(request, candidate.folder());
  writer->set_metadata(std::string(layout::kSchemaKey), std::to_string(kSchemaVersion));
  writer->set_metadata(std::string(layout::kAnalyzerKey), Analyzer::identity());
  writer->set_metadata(std::string(layout::kGenerationKey), candidate.name());

  IndexTotals totals;
  std::uint64_t written = 0;
  progress.begin("indexing", spool.size(), "articles");
  OrderedPipeline<EncodedBatch, DocumentBatch> pipeline(
      request.jobs,
      [] {
        auto maker = std::make_shared<DocumentMaker>();
        return [maker](EncodedBatch&& batch) { return make_documents(*maker, batch); };
      },
      [&](DocumentBatch&& batch) {
        for (const auto& document : batch.documents) writer->add(document);
        totals.undated += batch.undated;
        written += batch.documents.size();
        progress.advance(written);
      });
  EncodedBatch batch;
  std::size_t bytes = 0;
  std::string encoded;
  while (spool.next(encoded)) {
    bytes += encoded.size();
    batch.push_back(std::move(encoded));
    if (bytes < kBatchBytes) continue;
    pipeline.push(std::exchange(batch, {}));
    bytes = 0;
  }
  if (!batch.empty()) pipeline.push(std::move(batch));
  pipeline.finish();
  progress.begin("merging", 0, "articles");
  writer->finish();
  progress.end();
  return totals;
}

}  // namespace tickerdex

#include "query/search/stored_hits.h"

#include <utility>

#include "indexer/schema/stored_data.h"
#include "query/search/marker.h"
#include "query/search/snippet.h"

namespace tickerdex {
namespace {

class StoredHits : public HitSource {
 public:
  StoredHits(std::shared_ptr<const void> index, const Xapian::Database& database,
             DatabaseWatch& watch, Analyzer& analyzer, StoredPage page)
      : index_(std::move(index)),
        database_(database),
        watch_(watch),
        page_(std::move(page)),
        marker_(analyzer, page_.highlights),
        stored_(database_) {}

  std::uint64_t size() const override { return page_.documents.size(); }

  // The layout for people needs all articles of a page; those of a usual page are read only once.
  Article article(std::uint64_t i) override {
    if (i < ahead_.size()) return ahead_[i];
    Article article = read(i);
    const auto bytes = sizeof article + article.body.size();
    if (i == ahead_.size() && ahead_bytes_ + bytes <= kMaxAheadBytes) {
      ahead_bytes_ += bytes;
      ahead_.push_back(article);
    }
    return article;
  }

  Hit hit(std::uint64_t i) override {
    Hit hit;
    hit.rank = page_.offset + i + 1;
    hit.score = page_.documents[i].score;
    hit.article = i < ahead_.size() ? ahead_[i] : read(i);
    hit.title_highlights = highlight_title(hit.article, marker_);
    if (page_.snippets) {
      auto snippet = make_snippet(hit.article, marker_);
      hit.snippet = std::move(snippet.text);
      hit.highlights = std::move(snippet.highlights);
    }
    return hit;
  }

 private:
  static constexpr std::size_t kMaxAheadBytes = std::size_t{1} << 20;

  // Hits belong to the state in which the index was opened.
  Article read(std::uint64_t i) {
    try {
      auto article =
          stored_.article(database_.get_document(page_.documents[i].document).get_data());
      watch_.check();
      return article;
    } catch (const Xapian::DatabaseModifiedError&) {
      throw;
    } catch (...) {
      watch_.check();  // throws if the database was changed; else the error is real
      throw;
    }
  }

  std::shared_ptr<const void> index_;
  const Xapian::Database& database_;
  DatabaseWatch& watch_;
  StoredPage page_;
  Marker marker_;
  DataReader stored_;
  std::vector<Article> ahead_;
  std::size_t ahead_bytes_ = 0;
};

}  // namespace

Hits stored_hits(std::shared_ptr<const void> index, const Xapian::Database& database,
                 DatabaseWatch& watch, Analyzer& analyzer, StoredPage page) {
  if (page.documents.empty()) return {};
  return Hits(
      std::make_shared<StoredHits>(std::move(index), database, watch, analyzer, std::move(page)));
}

}  // namespace tickerdex

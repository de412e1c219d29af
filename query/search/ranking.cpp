#include "query/search/ranking.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>

#include "query/search/walk/bm25.h"

namespace tickerdex {
namespace {

struct Dated {
  double key;  // ascending is the order wanted
  DocumentNumber document;
  bool operator<(const Dated& other) const {
    return key != other.key ? key < other.key : document < other.document;
  }
};

/// Keeps the `wanted` smallest of many in a buffer of at most about twice that size.
class Smallest {
 public:
  explicit Smallest(std::size_t wanted) : wanted_(wanted) {}

  void add(const Dated& item) {
    if (has_bound_ && !(item < bound_)) return;
    kept_.push_back(item);
    if (kept_.size() >= 2 * wanted_ + 256) cut();
  }

  std::vector<Dated> sorted() {
    if (kept_.size() > wanted_) cut();
    std::sort(kept_.begin(), kept_.end());
    return std::move(kept_);
  }

 private:
  void cut() {
    const auto last = kept_.begin() + static_cast<std::ptrdiff_t>(wanted_) - 1;
    std::nth_element(kept_.begin(), last, kept_.end());
    bound_ = *last;
    has_bound_ = true;
    kept_.erase(last + 1, kept_.end());
  }

  std::size_t wanted_;
  std::vector<Dated> kept_;
  Dated bound_{};
  bool has_bound_ = false;
};

/// The first `wanted` of documents that stand in date order, undated ones last.
std::vector<DocumentNumber> first_of_ascending(const DocumentSet& set, std::span<const double> utc,
                                               DateOrder order, std::size_t wanted) {
  std::vector<DocumentNumber> first;
  const auto take_from = [&](DocumentNumber begin) {
    for (auto document = set.next(begin); document && first.size() < wanted;
         document = set.next(*document + 1)) {
      first.push_back(*document);
    }
  };
  if (order == DateOrder::oldest) {
    take_from(1);
    return first;
  }
  const auto dated = static_cast<DocumentNumber>(
      std::partition_point(utc.begin(), utc.end(), [](double at) { return !std::isnan(at); }) -
      utc.begin());
  auto document = set.previous(dated);
  while (document && first.size() < wanted) {
    const auto begin = static_cast<std::ptrdiff_t>(first.size());
    const double time = utc[*document - 1];
    for (; document && utc[*document - 1] == time; document = set.previous(*document - 1)) {
      first.push_back(*document);
    }
    std::reverse(first.begin() + begin, first.end());  // of one time the smaller number first
  }
  take_from(dated + 1);
  if (first.size() > wanted) first.resize(wanted);
  return first;
}

}  // namespace

RankedPage rank_by_relevance(const Xapian::Database& database, const Xapian::Query& query,
                             std::uint64_t offset, std::uint64_t limit) {
  RankedPage page;
  const std::uint64_t all = database.get_doccount();
  if (query.empty() || all == 0) {
    page.matched = 0;
    return page;
  }
  Xapian::Enquire enquire(database);
  enquire.set_weighting_scheme(
      Xapian::BM25Weight(Bm25::kK1, 0, Bm25::kK3, Bm25::kB, Bm25::kLeastLength));
  enquire.set_docid_order(Xapian::Enquire::ASCENDING);
  enquire.set_query(query);
  const auto first = static_cast<Xapian::doccount>(std::min(offset, all));
  const auto most = static_cast<Xapian::doccount>(std::min(limit, all - first));
  const auto mset = enquire.get_mset(first, most);
  for (auto hit = mset.begin(); hit != mset.end(); ++hit) {
    page.documents.push_back({*hit, hit.get_weight()});
  }
  if (mset.get_matches_lower_bound() == mset.get_matches_upper_bound()) {
    page.matched = mset.get_matches_lower_bound();
  }
  return page;
}

RankedPage rank_by_date(const DocumentSet& set, NumberAttribute& published, DateOrder order,
                        std::uint64_t offset, std::uint64_t limit) {
  RankedPage page;
  const std::uint64_t matched = set.count();
  page.matched = matched;
  if (limit == 0 || offset >= matched) return page;
  const auto wanted = static_cast<std::size_t>(offset + std::min(limit, matched - offset));
  if (const auto utc = published.ascending(); !utc.empty()) {
    const auto numbers = first_of_ascending(set, utc, order, wanted);
    for (auto i = static_cast<std::size_t>(offset); i < numbers.size(); ++i) {
      page.documents.push_back({numbers[i], 0});
    }
    return page;
  }
  Smallest smallest(wanted);
  const double sign = order == DateOrder::newest ? -1 : 1;
  published.visit(set, [&](const NumberBatch& batch) {
    for (std::size_t i = 0; i < batch.documents.size(); ++i) {
      const double utc = batch.values[i];
      const double key = std::isnan(utc) ? std::numeric_limits<double>::infinity() : sign * utc;
      smallest.add({key, batch.documents[i]});
    }
  });
  const auto dated = smallest.sorted();
  for (std::size_t i = static_cast<std::size_t>(offset); i < dated.size(); ++i) {
    page.documents.push_back({dated[i].document, 0});
  }
  return page;
}

}  // namespace tickerdex

#include "query/engine/xapian_backend.h"

#include <algorithm>
#include <limits>
#include <list>
#include <utility>
#include <vector>

#include "query/engine/scoring/bm25.h"

namespace tickerdex {
namespace {

using Kind = Query::Kind;

Xapian::Query translated(const Query& query);

std::vector<Xapian::Query> translated(const std::vector<Query>& parts) {
  std::vector<Xapian::Query> queries;
  for (const auto& part : parts) queries.push_back(translated(part));
  return queries;
}

Xapian::Query joined(Xapian::Query::op op, const std::vector<Xapian::Query>& queries,
                     Xapian::termcount window = 0) {
  return queries.size() == 1 ? queries.front()
                             : Xapian::Query(op, queries.begin(), queries.end(), window);
}

Xapian::Query prefix(const Query& query, Xapian::Query::op combiner) {
  return {Xapian::Query::OP_WILDCARD, query.text(), 0, Xapian::Query::WILDCARD_LIMIT_ERROR,
          combiner};
}

Xapian::Query synonym(const Query& query) {
  std::vector<Xapian::Query> forms;
  for (const auto& form : query.parts()) {
    forms.push_back(form.kind() == Kind::prefix ? prefix(form, Xapian::Query::OP_OR)
                                                : translated(form));
  }
  return joined(Xapian::Query::OP_SYNONYM, forms);
}

Xapian::Query range(const ValueRange& range) {
  const auto slot = number_of(range.slot);
  const auto& [unused, first, last] = range;
  if (first && last) {
    return {Xapian::Query::OP_VALUE_RANGE, slot, Xapian::sortable_serialise(*first),
            Xapian::sortable_serialise(*last)};
  }
  if (first) return {Xapian::Query::OP_VALUE_GE, slot, Xapian::sortable_serialise(*first)};
  return {Xapian::Query::OP_VALUE_LE, slot, Xapian::sortable_serialise(*last)};
}

Xapian::Query all(const Query& query) {
  std::vector<Xapian::Query> scored;
  std::vector<Xapian::Query> filters;
  for (const auto& part : query.parts()) {
    (part.scores() ? scored : filters).push_back(translated(part));
  }
  if (scored.empty()) return joined(Xapian::Query::OP_AND, filters);
  const auto both = joined(Xapian::Query::OP_AND, scored);
  if (filters.empty()) return both;
  return {Xapian::Query::OP_FILTER, both, joined(Xapian::Query::OP_AND, filters)};
}

Xapian::Query any(const Query& query) {
  std::vector<Xapian::Query> alternatives;
  for (const auto& part : query.parts()) {
    auto alternative = translated(part);
    // A field's rare term would outweigh all words next to it.
    if (query.scores() && !part.scores()) alternative *= 0.0;
    alternatives.push_back(std::move(alternative));
  }
  return joined(Xapian::Query::OP_OR, alternatives);
}

Xapian::Query translated(const Query& query) {
  switch (query.kind()) {
    case Kind::nothing:
      break;
    case Kind::everything:
      return Xapian::Query::MatchAll;
    case Kind::term:  // in Xapian the empty term matches every document
      return query.text().empty() ? Xapian::Query::MatchNothing : Xapian::Query(query.text());
    case Kind::prefix:
      return prefix(query, query.scores() ? Xapian::Query::OP_SYNONYM : Xapian::Query::OP_OR);
    case Kind::synonym:
      return synonym(query);
    case Kind::phrase:
      return joined(Xapian::Query::OP_PHRASE, translated(query.parts()), query.window());
    case Kind::near:
      return joined(Xapian::Query::OP_NEAR, translated(query.parts()), query.window());
    case Kind::range:
      return range(query.range());
    case Kind::all:
      return all(query);
    case Kind::any:
      return any(query);
    case Kind::without:
      return {Xapian::Query::OP_AND_NOT, translated(query.parts()[0]),
              translated(query.parts()[1])};
  }
  return Xapian::Query::MatchNothing;
}

/// The documents of a set as a posting source without weight.
class SetSource : public Xapian::PostingSource {
 public:
  explicit SetSource(const DocumentSet& set)
      : set_(set), count_(static_cast<Xapian::doccount>(set.count())) {}

  void init(const Xapian::Database&) override { at_ = 0; }
  Xapian::doccount get_termfreq_min() const override { return count_; }
  Xapian::doccount get_termfreq_est() const override { return count_; }
  Xapian::doccount get_termfreq_max() const override { return count_; }
  void next(double) override { go_to(at_ + 1); }
  void skip_to(Xapian::docid document, double) override {
    if (document > at_) go_to(document);
  }
  bool at_end() const override { return at_ == kEndOfDocuments; }
  Xapian::docid get_docid() const override { return static_cast<Xapian::docid>(at_); }
  std::string get_description() const override { return "SetSource()"; }

 private:
  void go_to(std::uint64_t from) {
    const auto found = set_.next(from);
    at_ = found ? *found : kEndOfDocuments;
  }

  const DocumentSet& set_;
  Xapian::doccount count_;
  std::uint64_t at_ = 0;
};

/// A query within bounds, whose sets must outlive it.
class BoundedQuery {
 public:
  BoundedQuery(const Query& query, const XapianBackend::Bounds& bounds) : query_(to_xapian(query)) {
    bound(Xapian::Query::OP_FILTER, bounds.among);
    bound(Xapian::Query::OP_AND_NOT, bounds.except);
  }
  const Xapian::Query& get() const { return query_; }

 private:
  void bound(Xapian::Query::op op, const DocumentSet* set) {
    if (set == nullptr) return;
    query_ = Xapian::Query(op, query_, Xapian::Query(&sources_.emplace_back(*set)));
  }

  std::list<SetSource> sources_;
  Xapian::Query query_;
};

class NotingDecider : public Xapian::MatchDecider {
 public:
  explicit NotingDecider(DocumentSet& noted) : noted_(&noted) {}
  bool operator()(const Xapian::Document& document) const override {
    noted_->add(document.get_docid());
    return false;  // so that the matcher keeps nothing
  }

 private:
  DocumentSet* noted_;
};

/// Records every match with its score, while Xapian keeps none.
class NotingSpy : public Xapian::MatchSpy {
 public:
  explicit NotingSpy(TopHits& top) : top_(top) {}
  void operator()(const Xapian::Document& document, double score) override {
    ++matched_;
    top_.add(document.get_docid(), score);
  }
  std::uint64_t matched() const { return matched_; }

 private:
  TopHits& top_;
  std::uint64_t matched_ = 0;
};

/// For a long page, because Xapian's own list of hits takes some hundred bytes per hit.
RankedPage long_page(Xapian::Enquire& enquire, std::uint64_t offset, std::uint64_t limit,
                     std::uint64_t all) {
  TopHits top(static_cast<std::size_t>(offset + limit), all);
  NotingSpy spy(top);
  enquire.add_matchspy(&spy);
  enquire.get_mset(0, 1, static_cast<Xapian::doccount>(all));  // visits each match
  enquire.clear_matchspies();
  RankedPage page;
  page.matched = spy.matched();
  page.documents = top.page(offset);
  return page;
}

class XapianTerms : public TermLister {
 public:
  explicit XapianTerms(const Xapian::Database& database) : database_(database) {}

  bool has(const std::string& term) const override { return database_.term_exists(term); }

  std::vector<ListedTerm> beginning_with(const std::string& prefix) const override {
    std::vector<ListedTerm> found;
    const auto end = database_.allterms_end(prefix);
    for (auto term = database_.allterms_begin(prefix); term != end; ++term) {
      found.push_back({*term, term.get_termfreq()});
    }
    return found;
  }

 private:
  Xapian::Database database_;
};

}  // namespace

Xapian::Query to_xapian(const Query& query) {
  return query.scores() ? translated(query) : translated(query) * 0.0;
}

DocumentSet XapianBackend::matches(const Query& query, const Bounds& bounds) const {
  DocumentSet noted;
  const BoundedQuery bounded(query, bounds);
  if (bounded.get().empty()) return noted;
  noted.reserve(database_.get_lastdocid());
  Xapian::Enquire enquire(database_);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_query(bounded.get());
  const NotingDecider decider(noted);
  enquire.get_mset(0, 1, 0, nullptr, &decider);  // one hit, since a request for none ends at once
  return noted;
}

RankedPage XapianBackend::top_hits(const Query& query, std::uint64_t offset, std::uint64_t limit,
                                   const Bounds& bounds) const {
  RankedPage page;
  const std::uint64_t all = database_.get_doccount();
  const BoundedQuery bounded(query, bounds);
  if (bounded.get().empty() || all == 0) {
    page.matched = 0;
    return page;
  }
  Xapian::Enquire enquire(database_);
  enquire.set_weighting_scheme(
      Xapian::BM25Weight(Bm25::kK1, 0, Bm25::kK3, Bm25::kB, Bm25::kMinLength));
  enquire.set_docid_order(Xapian::Enquire::ASCENDING);
  enquire.set_query(bounded.get());
  const auto first = static_cast<Xapian::doccount>(std::min(offset, all));
  const auto wanted = static_cast<Xapian::doccount>(std::min(limit, all - first));
  constexpr Xapian::doccount kLongPage = 10'000;
  if (first + wanted > kLongPage) return long_page(enquire, first, wanted, all);
  const auto mset = enquire.get_mset(first, wanted);
  for (auto hit = mset.begin(); hit != mset.end(); ++hit) {
    page.documents.push_back({*hit, hit.get_weight()});
  }
  if (mset.get_matches_lower_bound() == mset.get_matches_upper_bound()) {
    page.matched = mset.get_matches_lower_bound();
  }
  return page;
}

std::unique_ptr<TermLister> xapian_terms(const Xapian::Database& database) {
  return std::make_unique<XapianTerms>(database);
}

const DocumentSet& BackendCache::matches(const Query& part, const DocumentSet* among) {
  auto& known = known_[Query::filter(part)];  // matches do not depend on scoring
  if (known.is_whole) return known.matches;
  if (among == nullptr) {
    documents_asked_ += backend_.database().get_doccount() - known.asked.count();
    const bool is_first = known.asked.empty();
    known.matches |= backend_.matches(part, {nullptr, is_first ? nullptr : &known.asked});
    known.is_whole = true;
    return known.matches;
  }
  DocumentSet unknown = *among;
  unknown -= known.asked;
  if (!unknown.empty()) {
    documents_asked_ += unknown.count();
    known.matches |= backend_.matches(part, {&unknown, nullptr});
    known.asked |= unknown;
  }
  return known.matches;
}

const std::vector<RankedDocument>& BackendCache::scores(const Query& part,
                                                        const DocumentSet& among) {
  const auto [found, is_new] = scores_.try_emplace(part);
  auto& scores = found->second;
  if (!is_new) return scores;
  DocumentSet matching = matches(part, &among);
  matching &= among;
  if (matching.empty()) return scores;
  scores =
      backend_.top_hits(part, 0, std::numeric_limits<std::uint64_t>::max(), {&matching, nullptr})
          .documents;
  std::sort(scores.begin(), scores.end(),
            [](const auto& a, const auto& b) { return a.document < b.document; });
  return scores;
}

}  // namespace tickerdex

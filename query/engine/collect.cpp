#include "query/engine/collect.h"

#include <algorithm>
#include <limits>
#include <string>
#include <tuple>
#include <unordered_set>
#include <utility>
#include <vector>

namespace tickerdex {
namespace {

using Query = Xapian::Query;

class NotingDecider : public Xapian::MatchDecider {
 public:
  explicit NotingDecider(DocumentSet& noted) : noted_(&noted) {}
  bool operator()(const Xapian::Document& document) const override {
    noted_->add(document.get_docid());
    return false;
  }

 private:
  DocumentSet* noted_;
};

std::vector<Query> children(const Query& query) {
  std::vector<Query> result;
  for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
    result.push_back(query.get_subquery(i));
  }
  return result;
}

/// Each of them once.
std::vector<Query> different(std::vector<Query> parts, const CostlyParts& costly) {
  if (parts.size() < 2 || !costly.may_repeat()) return parts;
  std::unordered_set<std::string> seen;
  std::erase_if(parts, [&](const Query& part) {
    return !seen.insert(part.empty() ? std::string() : part.serialise()).second;
  });
  return parts;
}

std::string term_of(const Query& leaf) { return *leaf.get_terms_begin(); }

/// Where only some documents are of interest: of others any may be found or left out.
struct Within {
  const DocumentSet* set = nullptr;  ///< null: all are of interest
  std::uint64_t count = 0;
};

Within within_set(const DocumentSet& set) { return {&set, set.count()}; }

class Collector {
 public:
  Collector(const Xapian::Database& database, PostingLists& lists, const KnownRanges& known,
            CostlyParts& costly)
      : database_(database), lists_(lists), known_(known), costly_(costly) {}

  void add_matches(const Query& query, const Within& within, DocumentSet& out) {
    if (query.empty()) return;
    switch (query.get_type()) {
      case Query::LEAF_MATCH_NOTHING:
        return;
      case Query::LEAF_TERM:
        return add_term(term_of(query), within, out);
      case Query::LEAF_MATCH_ALL:
        return add_everything(out);
      case Query::OP_OR:
      case Query::OP_SYNONYM:
      case Query::OP_MAX:
        for (const auto& part : different_children(query)) add_matches(part, within, out);
        return;
      case Query::OP_AND_MAYBE:
      case Query::OP_SCALE_WEIGHT:
        if (query.get_num_subqueries() > 0) add_matches(query.get_subquery(0), within, out);
        return;
      case Query::OP_AND:
      case Query::OP_FILTER:
        out |= intersection(different_children(query), within);
        return;
      case Query::OP_AND_NOT:
        out |= difference(children(query), within);
        return;
      case Query::OP_XOR: {
        DocumentSet odd;
        for (const auto& part : children(query)) odd ^= matches(part, {});
        out |= odd;
        return;
      }
      default:
        if (const auto* range = range_of(query)) return add_range(*range, within, out);
        break;
    }
    out |= costly_.matches(query, within.set);
  }

 private:
  std::vector<Query> different_children(const Query& query) const {
    return different(children(query), costly_);
  }

  const ValueRange* range_of(const Query& leaf) const {
    const auto type = leaf.get_type();
    const bool is_range = type == Query::OP_VALUE_RANGE || type == Query::OP_VALUE_GE ||
                          type == Query::OP_VALUE_LE;
    if (!is_range || known_.ranges == nullptr || known_.attributes == nullptr) return nullptr;
    const auto found = known_.ranges->find(leaf.serialise());
    return found != known_.ranges->end() ? &found->second : nullptr;
  }

  void add_range(const ValueRange& range, const Within& within, DocumentSet& out) {
    constexpr double kInfinity = std::numeric_limits<double>::infinity();
    known_.attributes->number(range.slot)
        ->add_between(range.first.value_or(-kInfinity), range.last.value_or(kInfinity), within.set,
                      out);
  }

  DocumentSet matches(const Query& query, const Within& within) {
    DocumentSet set;
    set.reserve(database_.get_lastdocid());
    add_matches(query, within, set);
    return set;
  }

  void add_everything(DocumentSet& out) {
    const auto last = database_.get_lastdocid();
    if (database_.get_doccount() == last) {
      if (last > 0) out.add_range(1, last);
      return;
    }
    add_postings(*lists_.documents(), out);
  }

  static void add_postings(PostingList& list, DocumentSet& out) {
    for (;;) {
      const auto batch = list.next(kEndOfDocuments);
      if (batch.documents.empty()) return;
      out.add_all(batch.documents);
    }
  }

  // A rare set against a common word: skip through the postings. Else reading them all in turn
  // is quicker than a skip for each.
  void add_term(const std::string& term, const Within& within, DocumentSet& out) {
    constexpr std::uint64_t kSkipPays = 8;
    const auto list = lists_.list(term);
    if (within.set == nullptr || within.count * kSkipPays > list->document_count()) {
      return add_postings(*list, out);
    }
    within.set->for_each([&](DocumentNumber number) {
      list->skip_to(number);
      if (!list->next(std::uint64_t{number} + 1).documents.empty()) out.add(number);
    });
  }

  /// An upper bound of the matches.
  std::uint64_t at_most(const Query& query) {
    if (query.empty()) return 0;
    switch (query.get_type()) {
      case Query::LEAF_TERM:
        return lists_.document_count(term_of(query));
      case Query::LEAF_MATCH_NOTHING:
        return 0;
      case Query::OP_OR:
      case Query::OP_SYNONYM:
      case Query::OP_MAX:
      case Query::OP_XOR: {
        std::uint64_t sum = 0;
        for (const auto& part : children(query)) sum += at_most(part);
        return sum;
      }
      case Query::OP_AND:
      case Query::OP_PHRASE:
      case Query::OP_NEAR:
      case Query::OP_FILTER: {
        std::uint64_t least = database_.get_doccount();
        for (const auto& part : children(query)) least = std::min(least, at_most(part));
        return least;
      }
      case Query::OP_AND_NOT:
      case Query::OP_AND_MAYBE:
      case Query::OP_SCALE_WEIGHT:
        return at_most(query.get_subquery(0));
      default:
        return database_.get_doccount();
    }
  }

  DocumentSet intersection(const std::vector<Query>& parts, const Within& within) {
    // What the matcher must look at comes last: it is asked about what is left.
    std::vector<std::tuple<bool, std::uint64_t, std::size_t>> rarest_first;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      rarest_first.emplace_back(has_costly_part(parts[i]), at_most(parts[i]), i);
    }
    std::sort(rarest_first.begin(), rarest_first.end());
    DocumentSet result;
    for (std::size_t i = 0; i < rarest_first.size(); ++i) {
      auto found = matches(parts[std::get<2>(rarest_first[i])],
                           i == 0 ? within : within_set(result));
      if (i == 0) {
        result = std::move(found);
      } else {
        result &= found;
      }
      if (result.empty()) break;
    }
    return result;
  }

  DocumentSet difference(const std::vector<Query>& parts, const Within& within) {
    if (parts.empty()) return {};
    DocumentSet result = matches(parts[0], within);
    const auto excluded = different({parts.begin() + 1, parts.end()}, costly_);
    for (std::size_t i = 0; i < excluded.size() && !result.empty(); ++i) {
      result -= matches(excluded[i], within_set(result));
    }
    return result;
  }

  const Xapian::Database& database_;
  PostingLists& lists_;
  KnownRanges known_;
  CostlyParts& costly_;
};

}  // namespace

DocumentSet collect_by_matcher(const Xapian::Database& database, const Query& query) {
  DocumentSet noted;
  if (query.empty()) return noted;
  noted.reserve(database.get_lastdocid());
  Xapian::Enquire enquire(database);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_query(query);
  const NotingDecider decider(noted);
  enquire.get_mset(0, 1, 0, nullptr, &decider);  // room for one: a request for none ends at once
  return noted;
}

DocumentSet collect(const Xapian::Database& database, PostingLists& lists, const Query& query,
                    const KnownRanges& known) {
  CostlyParts parts(database);
  return collect_within(database, lists, query, known, nullptr, parts);
}

DocumentSet collect_within(const Xapian::Database& database, PostingLists& lists,
                           const Query& query, const KnownRanges& known,
                           const DocumentSet* within, CostlyParts& parts) {
  DocumentSet set;
  set.reserve(database.get_lastdocid());
  const Within wanted = within == nullptr ? Within{} : within_set(*within);
  Collector(database, lists, known, parts).add_matches(query, wanted, set);
  if (within != nullptr) set &= *within;
  return set;
}

bool has_costly_part(const Query& query) {
  if (query.empty()) return false;
  switch (query.get_type()) {
    case Query::LEAF_TERM:
    case Query::LEAF_MATCH_ALL:
    case Query::LEAF_MATCH_NOTHING:
    case Query::OP_VALUE_RANGE:
    case Query::OP_VALUE_GE:
    case Query::OP_VALUE_LE:
      return false;
    case Query::OP_AND:
    case Query::OP_OR:
    case Query::OP_AND_NOT:
    case Query::OP_XOR:
    case Query::OP_AND_MAYBE:
    case Query::OP_FILTER:
    case Query::OP_SCALE_WEIGHT:
    case Query::OP_SYNONYM:
    case Query::OP_MAX: {
      const auto parts = children(query);
      return std::any_of(parts.begin(), parts.end(), has_costly_part);
    }
    default:
      return true;
  }
}

std::uint64_t count_matches(const Xapian::Database& database, PostingLists& lists,
                            const Query& query, const KnownRanges& known) {
  if (query.empty()) return 0;
  switch (query.get_type()) {
    case Query::LEAF_TERM:
      return lists.document_count(term_of(query));
    case Query::LEAF_MATCH_ALL:
      return database.get_doccount();
    default:
      return collect(database, lists, query, known).count();
  }
}

}  // namespace tickerdex

#include "query/search/walk/plan.h"

#include <cstddef>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "query/search/walk/merged_postings.h"

namespace tickerdex {
namespace {

using Query = Xapian::Query;
using Nodes = std::vector<std::unique_ptr<WalkNode>>;

class Planner {
 public:
  explicit Planner(const PlanSource& source) : source_(source) {}

  std::unique_ptr<WalkNode> node(const Query& query) {
    if (query.empty()) return set_node({});
    switch (query.get_type()) {
      case Query::LEAF_TERM:
        return term(query, query.get_length());
      case Query::OP_OR: {
        Nodes parts;
        if (!add_parts(query, Query::OP_OR, parts)) return nullptr;
        return parts.size() == 1 ? std::move(parts.front()) : any_node(std::move(parts));
      }
      case Query::OP_SYNONYM:
        return synonym(query);
      case Query::OP_AND:
      case Query::OP_FILTER:
      case Query::OP_AND_NOT:
        return all(query);
      case Query::OP_SCALE_WEIGHT:
        return scaled(query);
      case Query::LEAF_MATCH_ALL:
      case Query::LEAF_MATCH_NOTHING:
      case Query::OP_VALUE_RANGE:
      case Query::OP_VALUE_GE:
      case Query::OP_VALUE_LE:
        return filter(query);
      default:
        return nullptr;
    }
  }

 private:
  std::unique_ptr<PostingList> list(const Query& leaf) {
    return source_.lists.list(*leaf.get_terms_begin());
  }

  std::unique_ptr<WalkNode> term(const Query& leaf, std::uint32_t wqf) {
    return term_node(list(leaf), wqf, source_.scores);
  }

  /// Of different terms: of one that is there twice Xapian counts occurrences twice.
  std::unique_ptr<WalkNode> synonym(const Query& query) {
    std::set<std::string> terms;
    std::vector<std::unique_ptr<PostingList>> lists;
    std::vector<std::uint32_t> counts;
    for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
      const auto part = query.get_subquery(i);
      const bool is_term = !part.empty() && part.get_type() == Query::LEAF_TERM;
      if (!is_term || !terms.insert(*part.get_terms_begin()).second) return nullptr;
      lists.push_back(list(part));
      counts.push_back(lists.back()->document_count());
    }
    auto merged =
        merged_postings(std::move(lists), source_.scores.bm25.documents_of_any(std::move(counts)),
                        static_cast<DocumentNumber>(source_.scores.lengths.size()));
    return term_node(std::move(merged), 1, source_.scores);
  }

  std::unique_ptr<WalkNode> filter(const Query& query) {
    if (!query.empty() && query.get_type() == Query::LEAF_TERM) return term(query, 0);
    return set_node(documents(query));
  }

  DocumentSet documents(const Query& query) {
    return collect(source_.database, source_.lists, query, source_.ranges);
  }

  /// A query does not tell its factor, but has one spelling only.
  std::unique_ptr<WalkNode> scaled(const Query& query) {
    const auto inner = query.get_subquery(0);
    if ((inner * 0.0).serialise() != query.serialise()) return nullptr;
    return filter(inner);
  }

  bool add_parts(const Query& query, Query::op op, Nodes& parts) {
    for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
      const auto part = query.get_subquery(i);
      if (!part.empty() && part.get_type() == op) {
        if (!add_parts(part, op, parts)) return false;
        continue;
      }
      parts.push_back(node(part));
      if (parts.back() == nullptr) return false;
    }
    return true;
  }

  // What is scored comes first: if it is left to Xapian, no filter is collected in vain.
  std::unique_ptr<WalkNode> all(const Query& query) {
    Nodes parts;
    DocumentSet excluded;
    if (!add_required(query, parts, excluded) || parts.size() > kMaxParts) return nullptr;
    if (parts.size() == 1 && excluded.empty()) return std::move(parts.front());
    return all_node(std::move(parts), std::move(excluded));
  }

  bool add_required(const Query& query, Nodes& parts, DocumentSet& excluded) {
    const auto type = query.empty() ? Query::LEAF_MATCH_NOTHING : query.get_type();
    if (type != Query::OP_AND && type != Query::OP_FILTER && type != Query::OP_AND_NOT) {
      parts.push_back(node(query));
      return parts.back() != nullptr;
    }
    for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
      const auto part = query.get_subquery(i);
      if (i == 0 || type == Query::OP_AND) {
        if (!add_required(part, parts, excluded)) return false;
      } else if (type == Query::OP_FILTER) {
        add_filters(part, parts);
      } else {
        excluded |= documents(part);
      }
    }
    return true;
  }

  void add_filters(const Query& query, Nodes& parts) {
    if (query.empty() || query.get_type() != Query::OP_AND) {
      parts.push_back(filter(query));
      return;
    }
    for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
      add_filters(query.get_subquery(i), parts);
    }
  }

  const PlanSource& source_;
};

}  // namespace

std::unique_ptr<WalkNode> plan_walk(const Xapian::Query& query, const PlanSource& source) {
  return Planner(source).node(query);
}

}  // namespace tickerdex

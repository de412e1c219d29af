#include "query/engine/scoring/plan.h"

#include <cstddef>
#include <iterator>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "query/engine/scoring/merged_postings.h"

namespace tickerdex {
namespace {

using Query = Xapian::Query;
using Nodes = std::vector<std::unique_ptr<WalkNode>>;

class Planner {
 public:
  explicit Planner(const PlanSource& source) : source_(source) {}

  std::unique_ptr<WalkNode> root(const Query& query) {
    if (has_costly_part(query)) {
      if (is_known_to_xapian_only(query)) return nullptr;
      all_matches_ = documents(query);
      has_matches_ = true;
    }
    if (!has_matches_) return node(query, 1);
    // What is known of its parts is right for these documents alone. Each of them has matched what
    // an AND asks for, so that there only scores are missing.
    Nodes parts;
    if (!add_scored(query, 1, parts)) return nullptr;
    parts.push_back(set_node(all_matches_));
    return all_of(std::move(parts), {});
  }

  /// Scores are taken `factor` times.
  std::unique_ptr<WalkNode> node(const Query& query, double factor) {
    if (query.empty()) return set_node({});
    switch (query.get_type()) {
      case Query::LEAF_TERM:
        return term(query, query.get_length(), factor);
      case Query::OP_OR: {
        Counted counted;
        count_parts(query, Query::OP_OR, counted);
        Nodes parts;
        for (const auto& [part, times] : counted.parts) {
          parts.push_back(node(part, factor * times));
          if (parts.back() == nullptr) return nullptr;
        }
        return parts.size() == 1 ? std::move(parts.front()) : any_node(std::move(parts));
      }
      case Query::OP_SYNONYM:
        return synonym(query, factor);
      case Query::OP_AND:
      case Query::OP_FILTER:
      case Query::OP_AND_NOT:
        return all(query, factor);
      case Query::OP_PHRASE:
      case Query::OP_NEAR:
        return windowed(query, factor);
      case Query::OP_SCALE_WEIGHT:
        return scaled(query, factor);
      case Query::LEAF_MATCH_ALL:
      case Query::LEAF_MATCH_NOTHING:
      case Query::OP_VALUE_RANGE:
      case Query::OP_VALUE_GE:
      case Query::OP_VALUE_LE:
        return filter(query);
      default:
        return by_xapian(query, factor);
    }
  }

 private:
  /// Parts that stand side by side, each once.
  struct Counted {
    std::vector<std::pair<Query, double>> parts;  ///< and how often it was there
    std::unordered_map<std::string, std::size_t> places;

    void add(const Query& part, const CostlyParts& costly) {
      if (!costly.may_repeat()) {
        parts.emplace_back(part, 1);
        return;
      }
      const auto [found, is_new] =
          places.try_emplace(part.empty() ? std::string() : part.serialise(), parts.size());
      if (is_new) {
        parts.emplace_back(part, 1);
      } else {
        ++parts[found->second].second;
      }
    }
  };

  /// A wildcard, say, and nothing beside it: Xapian ranks a page of it without scoring all.
  static bool is_known_to_xapian_only(const Query& query) {
    switch (query.get_type()) {
      case Query::OP_AND:
      case Query::OP_OR:
      case Query::OP_FILTER:
      case Query::OP_AND_NOT:
      case Query::OP_PHRASE:
      case Query::OP_NEAR:
        return false;
      case Query::OP_SCALE_WEIGHT:
        return (query.get_subquery(0) * 0.0).serialise() != query.serialise();
      default:
        return true;
    }
  }

  /// An AND of more parts than a walk has levels is one of ANDs.
  static std::unique_ptr<WalkNode> all_of(Nodes parts, DocumentSet excluded) {
    while (parts.size() > kMaxParts) {
      const auto from = parts.end() - static_cast<std::ptrdiff_t>(kMaxParts);
      Nodes last(std::make_move_iterator(from), std::make_move_iterator(parts.end()));
      parts.erase(from, parts.end());
      parts.insert(parts.begin(), all_node(std::move(last), {}));
    }
    return all_node(std::move(parts), std::move(excluded));
  }

  /// What a document that matches `query` scores by.
  bool add_scored(const Query& query, double factor, Nodes& parts) {
    Required required;
    sort_out(query, required);
    for (const auto& [part, times] : required.scored.parts) {
      const bool is_windowed = !part.empty() && (part.get_type() == Query::OP_PHRASE ||
                                                 part.get_type() == Query::OP_NEAR);
      if (!is_windowed) {
        parts.push_back(node(part, factor * times));
        if (parts.back() == nullptr) return false;
        continue;
      }
      for (std::size_t i = 0; i < part.get_num_subqueries(); ++i) {
        if (!add_scored(part.get_subquery(i), factor * times, parts)) return false;
      }
    }
    return true;
  }

  /// A phrase or NEAR matches where its parts do, but for some, and scores as they do.
  std::unique_ptr<WalkNode> windowed(const Query& query, double factor) {
    if (!has_matches_) return nullptr;
    Nodes parts;
    for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
      parts.push_back(node(query.get_subquery(i), factor));
      if (parts.back() == nullptr) return nullptr;
    }
    parts.push_back(set_node(matches_of(query)));
    return all_of(std::move(parts), {});
  }

  std::unique_ptr<WalkNode> by_xapian(const Query& query, double factor) {
    if (!has_matches_) return nullptr;
    return scored_node(source_.costly.scores(query, all_matches_), factor);
  }

  /// Of those that matter.
  DocumentSet matches_of(const Query& query) {
    DocumentSet set = source_.costly.matches(query, &all_matches_);
    set &= all_matches_;
    return set;
  }

  std::unique_ptr<PostingList> list(const Query& leaf) {
    return source_.lists.list(*leaf.get_terms_begin());
  }

  std::unique_ptr<WalkNode> term(const Query& leaf, std::uint32_t wqf, double factor) {
    return term_node(list(leaf), wqf, source_.scores, factor);
  }

  /// Of different terms: of one that is there twice Xapian counts occurrences twice.
  std::unique_ptr<WalkNode> synonym(const Query& query, double factor) {
    std::set<std::string> terms;
    std::vector<std::unique_ptr<PostingList>> lists;
    std::vector<std::uint32_t> counts;
    for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
      const auto part = query.get_subquery(i);
      const bool is_term = !part.empty() && part.get_type() == Query::LEAF_TERM;
      if (!is_term || !terms.insert(*part.get_terms_begin()).second) {
        return by_xapian(query, factor);
      }
      lists.push_back(list(part));
      counts.push_back(lists.back()->document_count());
    }
    auto merged =
        merged_postings(std::move(lists), source_.scores.bm25.documents_of_any(std::move(counts)),
                        static_cast<DocumentNumber>(source_.scores.lengths.size()));
    return term_node(std::move(merged), 1, source_.scores, factor);
  }

  std::unique_ptr<WalkNode> filter(const Query& query) {
    if (!query.empty() && query.get_type() == Query::LEAF_TERM) return term(query, 0, 1);
    return set_node(documents(query));
  }

  DocumentSet documents(const Query& query) {
    return collect_within(source_.database, source_.lists, query, source_.ranges,
                          has_matches_ ? &all_matches_ : nullptr, source_.costly);
  }

  /// A query does not tell its factor, but has one spelling only.
  std::unique_ptr<WalkNode> scaled(const Query& query, double factor) {
    const auto inner = query.get_subquery(0);
    if ((inner * 0.0).serialise() != query.serialise()) return by_xapian(query, factor);
    return filter(inner);
  }

  /// Parts of parts of the same kind are its own.
  void count_parts(const Query& query, Query::op op, Counted& counted) const {
    for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
      const auto part = query.get_subquery(i);
      if (!part.empty() && part.get_type() == op) {
        count_parts(part, op, counted);
      } else {
        counted.add(part, source_.costly);
      }
    }
  }

  struct Required {
    Counted scored;
    Counted filters;
    Counted excluded;
  };

  // What is scored comes first: if it is left to Xapian, no filter is collected in vain.
  std::unique_ptr<WalkNode> all(const Query& query, double factor) {
    Required required;
    sort_out(query, required);
    Nodes parts;
    for (const auto& [part, times] : required.scored.parts) {
      parts.push_back(node(part, factor * times));
      if (parts.back() == nullptr) return nullptr;
    }
    for (const auto& [part, times] : required.filters.parts) parts.push_back(filter(part));
    DocumentSet excluded;
    for (const auto& [part, times] : required.excluded.parts) excluded |= documents(part);
    if (parts.size() == 1 && excluded.empty()) return std::move(parts.front());
    return all_of(std::move(parts), std::move(excluded));
  }

  void sort_out(const Query& query, Required& required) const {
    const auto type = query.empty() ? Query::LEAF_MATCH_NOTHING : query.get_type();
    if (type != Query::OP_AND && type != Query::OP_FILTER && type != Query::OP_AND_NOT) {
      return required.scored.add(query, source_.costly);
    }
    for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
      const auto part = query.get_subquery(i);
      if (i == 0 || type == Query::OP_AND) {
        sort_out(part, required);
      } else if (type == Query::OP_FILTER) {
        count_filters(part, required.filters);
      } else {
        count_excluded(part, required.excluded);
      }
    }
  }

  void count_filters(const Query& query, Counted& filters) const {
    if (query.empty() || query.get_type() != Query::OP_AND) {
      return filters.add(query, source_.costly);
    }
    for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
      count_filters(query.get_subquery(i), filters);
    }
  }

  void count_excluded(const Query& query, Counted& excluded) const {
    if (query.empty() || query.get_type() != Query::OP_OR) {
      return excluded.add(query, source_.costly);
    }
    for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
      count_excluded(query.get_subquery(i), excluded);
    }
  }

  const PlanSource& source_;
  bool has_matches_ = false;
  DocumentSet all_matches_;  ///< of the whole query, if there
};

}  // namespace

std::unique_ptr<WalkNode> plan_walk(const Xapian::Query& query, const PlanSource& source) {
  return Planner(source).root(query);
}

}  // namespace tickerdex

#include "query/engine/evaluator.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "query/engine/scoring/group_scorers.h"
#include "query/engine/scoring/leaf_scorers.h"
#include "query/engine/scoring/posting_cursor.h"
#include "query/engine/scoring/term_scorer.h"

namespace tickerdex {
namespace {

using Kind = Query::Kind;

/// Whether only Xapian can evaluate it: positions and prefixes.
bool needs_backend(const Query& query) {
  switch (query.kind()) {
    case Kind::prefix:
    case Kind::phrase:
    case Kind::near:
      return true;
    default:
      return std::any_of(query.parts().begin(), query.parts().end(), needs_backend);
  }
}

}  // namespace

Evaluator::Evaluator(const Index& index)
    : index_(index),
      documents_{index.lists, index.database.get_doccount(), index.database.get_lastdocid()},
      backend_(index.database),
      cache_(backend_) {}

DocumentSet Evaluator::matches(const Query& query) {
  candidates_.reset();
  return filter(query);
}

std::uint64_t Evaluator::count(const Query& query) {
  switch (query.kind()) {
    case Kind::nothing:
      return 0;
    case Kind::term:
      return index_.lists.termfreq(query.text());
    case Kind::everything:
      return documents_.count;
    default:
      return matches(query).count();
  }
}

std::optional<ScoredMatches> Evaluator::top_hits(const Query& query, std::uint64_t offset,
                                                 std::uint64_t limit, bool with_documents) {
  scores_ = {{documents_.count, index_.database.get_avlength()},
             index_.attributes.lengths(),
             index_.database.get_doclength_upper_bound() >> 31 != 0};
  if (scores_.lengths.empty() || scores_.lengths.size() != documents_.last) return {};
  const auto root = root_with_scores(query);
  if (root == nullptr) return {};
  return collect_top_hits(*root, documents_.last, offset, limit, with_documents);
}

std::unique_ptr<Scorer> Evaluator::root_with_scores(const Query& query) {
  if (!needs_backend(query)) return scorer(query, ScoreMode::with_scores, 1);
  const bool is_word = query.kind() == Kind::prefix || query.kind() == Kind::synonym;
  if (is_word && query.scores()) return nullptr;
  candidates_ = matches(query);
  Scorers parts;
  add_scores(query, 1, parts);
  parts.push_back(set_scorer(*candidates_));
  return all_scorer(std::move(parts), {}, documents_.last);
}

std::unique_ptr<Scorer> Evaluator::scorer(const Query& query, ScoreMode mode, double factor) {
  const bool is_scored = mode == ScoreMode::with_scores && query.scores();
  if (mode == ScoreMode::with_scores && !is_scored && query.kind() != Kind::term) {
    return set_scorer(filter(query));
  }
  switch (query.kind()) {
    case Kind::nothing:
      break;
    case Kind::everything:
      return everything_scorer(documents_);
    case Kind::range:
      return range_scorer(query.range(), index_.attributes, documents_.count);
    case Kind::term: {
      if (mode == ScoreMode::matches_only) return term_filter(query.text(), documents_, scores_);
      auto list = index_.lists.list(query.text());
      const double weight = is_scored ? scores_.bm25.term_weight(list->termfreq()) * factor : 0;
      return term_scorer(std::move(list), weight, scores_, documents_.last);
    }
    case Kind::synonym:
      if (is_scored) return synonym(query, factor);
      return any_scorer(scorers(query, Kind::synonym, mode, factor));
    case Kind::prefix:
      if (is_scored) return by_backend(query, factor);
      return backend_scorer(query, cache_, documents_.count);
    case Kind::phrase:
    case Kind::near:
      if (is_scored) return windowed(query, factor);
      return backend_scorer(query, cache_, cost_of_places(query));
    case Kind::any: {
      auto parts = scorers(query, Kind::any, mode, factor);
      return parts.size() == 1 ? std::move(parts.front()) : any_scorer(std::move(parts));
    }
    case Kind::all:
    case Kind::without:
      return all(query, mode, factor);
  }
  return set_scorer({});
}

Scorers Evaluator::scorers(const Query& query, Kind kind, ScoreMode mode, double factor) {
  Scorers parts;
  if (query.kind() != kind) {
    parts.push_back(scorer(query, mode, factor));
    return parts;
  }
  for (const auto& [part, times] : counted(query.parts())) {
    parts.push_back(scorer(*part, mode, factor * times));
  }
  return parts;
}

std::unique_ptr<Scorer> Evaluator::all(const Query& query, ScoreMode mode, double factor) {
  const bool excludes = query.kind() == Kind::without;
  auto parts = scorers(excludes ? query.parts()[0] : query, Kind::all, mode, factor);
  Scorers excluded;
  if (excludes) excluded = scorers(query.parts()[1], Kind::any, ScoreMode::matches_only, 0);
  if (parts.size() == 1 && excluded.empty()) return std::move(parts.front());
  return all_scorer(std::move(parts), std::move(excluded), documents_.last);
}

/// Scores as one term with the postings of all.
std::unique_ptr<Scorer> Evaluator::synonym(const Query& query, double factor) {
  std::vector<std::unique_ptr<PostingList>> lists;
  std::vector<std::uint32_t> termfreqs;
  for (const auto& form : query.parts()) {
    if (form.kind() != Kind::term) return by_backend(query, factor);
    lists.push_back(index_.lists.list(form.text()));
    termfreqs.push_back(lists.back()->termfreq());
  }
  const auto termfreq = scores_.bm25.synonym_termfreq(std::move(termfreqs));
  return term_scorer(merged_postings(std::move(lists), termfreq, documents_.last),
                     scores_.bm25.term_weight(termfreq) * factor, scores_, documents_.last);
}

/// Matches a subset of where its words match, and scores as they do.
std::unique_ptr<Scorer> Evaluator::windowed(const Query& query, double factor) {
  Scorers parts;
  for (const auto& place : query.parts()) {
    parts.push_back(scorer(place, ScoreMode::with_scores, factor));
  }
  parts.push_back(set_scorer(filter(query)));
  return all_scorer(std::move(parts), {}, documents_.last);
}

std::unique_ptr<Scorer> Evaluator::by_backend(const Query& query, double factor) {
  return listed_scorer(cache_.scores(query, *candidates_), factor);
}

void Evaluator::add_scores(const Query& query, double factor, Scorers& parts) {
  if (!query.scores()) return;
  switch (query.kind()) {
    case Kind::all:
      for (const auto& [part, times] : counted(query.parts())) {
        add_scores(*part, factor * times, parts);
      }
      return;
    case Kind::without:
      return add_scores(query.parts()[0], factor, parts);
    case Kind::phrase:
    case Kind::near:
      for (const auto& place : query.parts()) add_scores(place, factor, parts);
      return;
    default:
      parts.push_back(scorer(query, ScoreMode::with_scores, factor));
  }
}

std::uint64_t Evaluator::cost_of_places(const Query& query) {
  std::uint64_t cost = documents_.count;
  for (const auto& place : query.parts()) {
    std::uint64_t sum = place.kind() == Kind::term ? index_.lists.termfreq(place.text()) : 0;
    for (const auto& term : place.parts()) sum += index_.lists.termfreq(term.text());
    cost = std::min(cost, sum);
  }
  return cost;
}

DocumentSet Evaluator::filter(const Query& query) {
  DocumentSet set;
  set.reserve(documents_.last);
  const auto root = scorer(query, ScoreMode::matches_only, 0);
  root->match(candidates_ ? Candidates::of(*candidates_) : Candidates{}, set);
  if (candidates_) set &= *candidates_;
  return set;
}

}  // namespace tickerdex
